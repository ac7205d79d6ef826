namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A row of an owner's table: how a noun is written into it and read from it.</summary>
internal interface IRow<TSelf, TNoun>
    where TSelf : class, IRow<TSelf, TNoun>
{
    string Owner { get; }

    /// <summary>The primary key.</summary>
    object[] Key { get; }

    static abstract TSelf Of(string owner, TNoun noun);

    TNoun Noun();
}

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A row of an owner's table: how a noun is written into it and read from it.</summary>
internal interface IRow<TSelf, TNoun>
    where TSelf : class, IRow<TSelf, TNoun>
{
    string Owner { get; }

    /// <summary>The primary key.</summary>
    object[] Key { get; }

    /// <summary>The column of the key by which rows are named when many are looked for at once.</summary>
    static abstract string NameColumn { get; }

    /// <summary>The value of <see cref="NameColumn"/>.</summary>
    static abstract string NameOf(TSelf row);

    static abstract TSelf Of(string owner, TNoun noun);

    TNoun Noun();
}

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>How the tables are called, and how their ids are compared.</summary>
public sealed record RelationshipTables
{
    /// <summary>What every table's name begins with.</summary>
    /// <value><c>Relationship</c> by default, as in RelationshipContacts.</value>
    public string Prefix { get; init; } = "Relationship";

    /// <summary>The schema in which the tables lie.</summary>
    /// <value>Null (the default) takes that of the context.</value>
    public string? Schema { get; init; }

    /// <summary>The collation of ids, which must compare by bytes: ports list in ordinal order, and tell ids apart
    /// that differ by case alone.</summary>
    /// <value>Null (the default) takes what is known to be right: C with PostgreSQL, the default of SQLite,
    /// a binary one with SQL Server.</value>
    public string? IdCollation { get; init; }
}

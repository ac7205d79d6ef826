namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The names of the tables, and the collation of their ids.</summary>
public sealed record RelationshipTables
{
    /// <summary>Gets the prefix of the name of every table.</summary>
    /// <value><c>Relationship</c> by default, as in RelationshipContacts.</value>
    public string Prefix { get; init; } = "Relationship";

    /// <summary>Gets the schema of the tables.</summary>
    /// <value>Null (the default) for that of the context.</value>
    public string? Schema { get; init; }

    /// <summary>Gets the collation of ids, which must compare by bytes: ports list in ordinal order, and distinguish ids that
    /// differ only by case.</summary>
    /// <value>Null (the default) for the one known to be correct: C with PostgreSQL, the default of SQLite, a binary one with SQL
    /// Server.</value>
    public string? IdCollation { get; init; }
}

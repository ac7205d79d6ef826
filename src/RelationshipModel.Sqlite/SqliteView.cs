namespace RelationshipModel.Sqlite;

/// <summary>A view under way: a transaction that reads, in a session that serves one call at a time.</summary>
internal sealed class SqliteView(SqliteSession session)
{
    internal SqliteSession Session { get; } = session;

    internal Lock Turn { get; } = new();

    internal bool IsOpen { get; set; } = true;
}

namespace RelationshipModel.Sqlite;

/// <summary>A unit of work under way: a transaction in the session that writes.</summary>
internal sealed class SqliteUnit(SqliteSession session)
{
    internal SqliteSession Session { get; } = session;

    /// <summary>The keys of the owners met, known to others once the unit is kept.</summary>
    internal Dictionary<OwnerId, long> Owners { get; } = [];

    internal bool IsOpen { get; set; } = true;

    /// <summary>Whether a call failed, so that the unit cannot be kept.</summary>
    internal bool HasFailed { get; set; }
}

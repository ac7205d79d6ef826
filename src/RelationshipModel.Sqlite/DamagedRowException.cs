namespace RelationshipModel.Sqlite;

/// <summary>A row is not as it was written.</summary>
internal sealed class DamagedRowException(string table, string? key, Exception? inner = null)
    : Exception($"A row of {table} is damaged.", inner)
{
    internal string Table { get; } = table;

    /// <summary>Gets the key of the row; null if rows are missing.</summary>
    internal string? Key { get; } = key;
}

using System.Collections.Concurrent;

namespace RelationshipModel.Sqlite;

/// <summary>The rows that were found whole in this process, which all sessions of a file share. A process that lives long asks
/// for contacts without number, so they are forgotten when they are many: rows that are read once more cost little.</summary>
internal sealed class VerifiedRows
{
    /// <summary>The maximum number of names of rows that are kept, some 150 bytes each.</summary>
    internal const int MaxKept = 16_384;

    private readonly ConcurrentDictionary<(long Owner, string Rows), bool> _found = [];

    internal int Count => _found.Count;

    internal bool Contains(long owner, string rows) => _found.ContainsKey((owner, rows));

    internal void Add(long owner, string rows)
    {
        if (_found.Count >= MaxKept) _found.Clear();
        _found.TryAdd((owner, rows), true);
    }
}

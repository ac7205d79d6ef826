namespace RelationshipModel.Storage;

/// <summary>Rows found by key and listed in an order, which must never hold two different keys equal.</summary>
internal sealed class OrderedTable<TKey, TRow>(Func<TRow, TKey> keyOf, Comparison<TRow> order)
    where TKey : notnull
    where TRow : class
{
    private readonly Dictionary<TKey, TRow> _byKey = [];
    private readonly SnapshotList<TRow> _ordered = new(order);

    internal TRow? Find(TKey key) => _byKey.GetValueOrDefault(key);

    internal ReadOnlyMemory<TRow> Snapshot() => _ordered.Snapshot();

    /// <summary>Keeps a row, in place of the one of its key, which it returns.</summary>
    internal TRow? Save(TRow row)
    {
        TRow? previous = Remove(keyOf(row));
        _byKey.Add(keyOf(row), row);
        _ordered.Put(row);
        return previous;
    }

    /// <summary>Keeps the rows whose keys are new and returns them in order; of two rows with one key the first given is kept.</summary>
    internal TRow[] AddNew(IEnumerable<TRow> rows)
    {
        TRow[] added = [.. rows.Where(row => _byKey.TryAdd(keyOf(row), row))];
        Array.Sort(added, order);
        _ordered.PutAll(added);
        return added;
    }

    /// <summary>Removes the row of a key and returns it; null where there is none.</summary>
    internal TRow? Remove(TKey key)
    {
        if (_byKey.Remove(key, out TRow? row)) _ordered.Remove(row);
        return row;
    }
}

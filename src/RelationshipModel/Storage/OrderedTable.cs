namespace RelationshipModel.Storage;

/// <summary>Rows found by key and listed in an order, which must never hold two different keys equal.</summary>
internal sealed class OrderedTable<TKey, TRow>(Func<TRow, TKey> keyOf, Comparison<TRow> order, UndoLog? undo = null)
    where TKey : notnull
    where TRow : class
{
    private readonly Dictionary<TKey, TRow> _byKey = [];
    private readonly SnapshotList<TRow> _ordered = new(order);

    private OrderedTable(OrderedTable<TKey, TRow> other, Func<TRow, TKey> keyOf, Comparison<TRow> order, UndoLog? undo)
        : this(keyOf, order, undo) =>
        (_byKey, _ordered) = (new(other._byKey), other._ordered.Copy());

    internal OrderedTable<TKey, TRow> Copy(UndoLog? undo = null) => new(this, keyOf, order, undo);

    internal TRow? Find(TKey key) => _byKey.GetValueOrDefault(key);

    internal ReadOnlyMemory<TRow> Snapshot() => _ordered.Snapshot();

    /// <summary>Keeps a row, in place of the one of its key, which it returns.</summary>
    internal TRow? Save(TRow row)
    {
        TKey key = keyOf(row);
        TRow? previous = Take(key);
        _byKey.Add(key, row);
        _ordered.Put(row);
        if (undo is { IsOpen: true }) undo.Note(() => _ = previous is null ? Take(key) : Save(previous));
        return previous;
    }

    /// <summary>Keeps the rows whose keys are new and returns them in order; of two rows with one
    /// key the first given is kept.</summary>
    internal TRow[] AddNew(IEnumerable<TRow> rows)
    {
        TRow[] added = [.. rows.Where(row => _byKey.TryAdd(keyOf(row), row))];
        Array.Sort(added, order);
        _ordered.PutAll(added);
        if (undo is { IsOpen: true }) undo.Note(() => Array.ForEach(added, row => Take(keyOf(row))));
        return added;
    }

    /// <summary>Removes the row of a key and returns it; null if not found.</summary>
    internal TRow? Remove(TKey key)
    {
        TRow? removed = Take(key);
        if (removed is not null && undo is { IsOpen: true }) undo.Note(() => Save(removed));
        return removed;
    }

    private TRow? Take(TKey key)
    {
        if (_byKey.Remove(key, out TRow? row)) _ordered.Remove(row);
        return row;
    }
}

namespace RelationshipModel.Storage;

/// <summary>
/// A sorted list, each place taken once, whose snapshots cost nothing: appending leaves earlier snapshots as they are, and
/// any other change copies first if a snapshot may be looking.
/// </summary>
/// <remarks>The list is guarded by its owner's lock; a snapshot may be read by any thread without it.</remarks>
internal sealed class SnapshotList<T>(Comparison<T> order)
{
    private readonly Comparer<T> _order = Comparer<T>.Create(order);
    private T[] _items = [];
    private int _count;
    private bool _shared;

    /// <summary>A copy, which costs nothing until one of the two is changed. The other must not be any more.</summary>
    internal SnapshotList<T> Copy() => new(order) { _items = _items, _count = _count, _shared = true };

    internal bool IsEmpty => _count == 0;

    internal ReadOnlyMemory<T> Snapshot()
    {
        _shared = true;
        return _items.AsMemory(0, _count);
    }

    /// <summary>Puts an item in its place, instead of the one that has that place.</summary>
    internal void Put(T item)
    {
        int index = IndexOf(item, _count);
        if (index < 0)
        {
            PutAll(new ReadOnlySpan<T>(in item));
            return;
        }

        CopyIfShared();
        _items[index] = item;
    }

    /// <summary>Puts many items whose places are free, given in order: each finds its place by bisection, and what
    /// stands after it moves once.</summary>
    internal void PutAll(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty) return;
        int total = _count + items.Length;
        bool appends = ~IndexOf(items[0], _count) == _count;
        T[] target = total <= _items.Length && (appends || !_shared)
            ? _items : new T[Math.Max(total, (int)Math.Min(Array.MaxLength, 2L * _count))];
        int end = _count;
        for (int i = items.Length - 1; i >= 0; i--)
        {
            int index = ~IndexOf(items[i], end);
            Array.Copy(_items, index, target, index + i + 1, end - index);
            target[index + i] = items[i];
            end = index;
        }

        if (target != _items)
        {
            Array.Copy(_items, target, end);
            MoveTo(target);
        }

        _count = total;
    }

    internal void Remove(T item)
    {
        int index = IndexOf(item, _count);
        if (index < 0) return;
        CopyIfShared();
        _count--;
        Array.Copy(_items, index + 1, _items, index, _count - index);
        _items[_count] = default!;
    }

    private int IndexOf(T item, int count) =>
        count == 0 || _order.Compare(_items[count - 1], item) < 0 ? ~count : Array.BinarySearch(_items, 0, count, item, _order);

    private void CopyIfShared()
    {
        if (_shared) MoveTo(_items[.._count]);
    }

    private void MoveTo(T[] items)
    {
        _items = items;
        _shared = false;
    }
}

namespace RelationshipModel.Storage;

/// <summary>
/// A sorted list, each place taken once, of which a snapshot costs nothing: appending leaves earlier snapshots as they are, and any other
/// change copies first if a snapshot may be looking.
/// </summary>
/// <remarks>The list is guarded by its owner's lock; a snapshot may be read by any thread without it.</remarks>
internal sealed class SnapshotList<T>(Comparison<T> order)
{
    private readonly Comparer<T> _order = Comparer<T>.Create(order);
    private T[] _items = [];
    private int _count;
    private bool _shared;

    internal bool IsEmpty => _count == 0;

    internal ReadOnlyMemory<T> Snapshot()
    {
        _shared = true;
        return _items.AsMemory(0, _count);
    }

    /// <summary>Puts an item in its place, instead of the one that has that place.</summary>
    internal void Put(T item)
    {
        int index = IndexOf(item);
        if (index >= 0)
        {
            if (_shared) MoveTo([.. _items.AsSpan(0, _count)]);
            _items[index] = item;
            return;
        }

        index = ~index;
        if (index == _count) Reserve(_count + 1);
        else OpenGap(index);
        _items[index] = item;
        _count++;
    }

    /// <summary>Puts many items whose places are free, given in order, at the cost of one pass.</summary>
    internal void PutAll(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty) return;
        if (_count == 0 || _order.Compare(_items[_count - 1], items[0]) < 0)
        {
            Reserve(_count + items.Length);
            items.CopyTo(_items.AsSpan(_count));
            _count += items.Length;
            return;
        }

        T[] merged = new T[_count + items.Length];
        int old = 0;
        int added = 0;
        for (int i = 0; i < merged.Length; i++)
        {
            bool takeOld = added == items.Length || (old < _count && _order.Compare(_items[old], items[added]) < 0);
            merged[i] = takeOld ? _items[old++] : items[added++];
        }

        MoveTo(merged);
        _count = merged.Length;
    }

    internal void Remove(T item)
    {
        int index = IndexOf(item);
        if (index < 0) return;
        if (_shared) MoveTo([.. _items.AsSpan(0, _count)]);
        _count--;
        Array.Copy(_items, index + 1, _items, index, _count - index);
        _items[_count] = default!;
    }

    private int IndexOf(T item) =>
        _count == 0 || _order.Compare(_items[_count - 1], item) < 0 ? ~_count : Array.BinarySearch(_items, 0, _count, item, _order);

    private void Reserve(int capacity)
    {
        if (capacity <= _items.Length) return;
        T[] larger = new T[Larger(capacity)];
        _items.AsSpan(0, _count).CopyTo(larger);
        MoveTo(larger);
    }

    private void OpenGap(int index)
    {
        T[] target = _shared || _count == _items.Length ? new T[Larger(_count + 1)] : _items;
        Array.Copy(_items, index, target, index + 1, _count - index);
        if (target == _items) return;
        Array.Copy(_items, target, index);
        MoveTo(target);
    }

    private int Larger(int capacity) => Math.Max(Math.Max(4, capacity), (int)Math.Min(Array.MaxLength, 2L * _count));

    private void MoveTo(T[] items)
    {
        _items = items;
        _shared = false;
    }
}

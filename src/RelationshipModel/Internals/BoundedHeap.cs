namespace RelationshipModel.Internals;

/// <summary>Keeps the least few of many totally ordered items: the worst of the kept is at the root and leaves first.</summary>
internal sealed class BoundedHeap<T>(int capacity)
    where T : struct, IComparable<T>
{
    private T[] _items = new T[Math.Min(capacity, 16)];

    internal int Count { get; private set; }

    /// <summary>Whether an item is kept only if it comes before the worst one.</summary>
    internal bool IsFull => Count == capacity;

    /// <summary>The kept item that leaves first. There must be one.</summary>
    internal ref readonly T Worst => ref _items[0];

    /// <summary>Whether an item would be kept.</summary>
    internal bool Takes(in T item) => Count < capacity || (capacity > 0 && item.CompareTo(_items[0]) < 0);

    internal void Add(in T item)
    {
        if (Count < capacity)
        {
            if (Count == _items.Length) Array.Resize(ref _items, (int)Math.Min(capacity, 2L * _items.Length));
            Rise(Count++, item);
        }
        else if (Takes(item))
        {
            Sink(item);
        }
    }

    internal void Add(BoundedHeap<T> other)
    {
        foreach (T item in other._items.AsSpan(0, other.Count)) Add(item);
    }

    internal void Clear() => Count = 0;

    /// <summary>The kept items in order, least first.</summary>
    internal T[] Sorted()
    {
        T[] sorted = _items.AsSpan(0, Count).ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private void Rise(int at, in T item)
    {
        while (at > 0 && _items[(at - 1) / 2].CompareTo(item) < 0)
        {
            _items[at] = _items[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _items[at] = item;
    }

    private void Sink(in T item)
    {
        int at = 0;
        for (int child = 1; child < Count; child = 2 * at + 1)
        {
            if (child + 1 < Count && _items[child].CompareTo(_items[child + 1]) < 0) child++;
            if (_items[child].CompareTo(item) <= 0) break;
            _items[at] = _items[child];
            at = child;
        }

        _items[at] = item;
    }
}

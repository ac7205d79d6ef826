using System.Collections;

namespace RelationshipModel.Import.Csv;

/// <summary>A list that grows without copying what it holds, so that a long one needs no more memory than its items.</summary>
internal sealed class SegmentedList<T> : IEnumerable<T>
    where T : struct
{
    /// <summary>Small enough for a segment to stay off the large object heap.</summary>
    private const int SegmentLength = 512;

    private readonly List<T[]> _segments = [];

    internal int Count { get; private set; }

    internal T this[int index]
    {
        get => _segments[index / SegmentLength][index % SegmentLength];
        set => _segments[index / SegmentLength][index % SegmentLength] = value;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(in T item)
    {
        if (Count % SegmentLength == 0) _segments.Add(new T[SegmentLength]);
        _segments[^1][Count++ % SegmentLength] = item;
    }
}

namespace RelationshipModel.Scoring.Bulk;

/// <summary>
/// Episodes of a log brought together by neighboring ties: at most 256 buckets, written one after another, so that each is then
/// sorted and folded in the cache however many ties there are.
/// </summary>
internal sealed class EpisodeBuckets
{
    private const int Most = 256;

    /// <summary>A bucket of fewer is not worth its stream.</summary>
    private const int FewestItems = 1024;

    private readonly BucketItem[] _items;
    private readonly int[] _starts;
    private readonly int _shift;

    private EpisodeBuckets(BucketItem[] items, int[] starts, int shift)
    {
        _items = items;
        _starts = starts;
        _shift = shift;
        for (int bucket = 0; bucket < Count; bucket++) LargestBucket = Math.Max(LargestBucket, this[bucket].Length);
    }

    internal int Count => _starts.Length - 1;

    /// <summary>The number of ties of a bucket.</summary>
    internal int TiesOfBucket => 1 << _shift;

    /// <summary>The number of items of the largest bucket.</summary>
    internal int LargestBucket { get; }

    /// <summary>The items of a bucket, in the order of the log.</summary>
    internal ReadOnlySpan<BucketItem> this[int bucket] => _items.AsSpan(_starts[bucket].._starts[bucket + 1]);

    /// <summary>Puts the items of a bucket in the order of their ties, each tie's in the order of the log.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="sorted">Takes the items.</param>
    /// <param name="ends">Takes where the items of each tie of the bucket end.</param>
    internal void SortByTie(int bucket, Span<BucketItem> sorted, Span<int> ends)
    {
        int first = bucket << _shift;
        ends.Clear();
        foreach (ref readonly BucketItem item in this[bucket]) ends[item.Tie - first + 1]++;
        for (int tie = 1; tie < ends.Length; tie++) ends[tie] += ends[tie - 1];
        foreach (ref readonly BucketItem item in this[bucket]) sorted[ends[item.Tie - first]++] = item;
    }

    /// <summary>Brings the episodes of a part of a log together.</summary>
    /// <param name="ties">The tie of each episode of the log.</param>
    /// <param name="episodes">The log.</param>
    /// <param name="log">The part of it.</param>
    /// <param name="tieCount">The number of ties.</param>
    /// <param name="parts">Into how many parts the work is split.</param>
    /// <param name="items">Room for the items; it is made where it is too small.</param>
    internal static EpisodeBuckets Of(
        ReadOnlyMemory<TieHandle> ties, ReadOnlyMemory<Episode> episodes, Range log, int tieCount, int parts,
        ref BucketItem[] items)
    {
        (int first, int length) = log.GetOffsetAndLength(ties.Length);
        int wanted = Math.Clamp(length / FewestItems, 1, Most), shift = 0;
        while ((tieCount - 1) >> shift >= wanted) shift++;
        int buckets = ((tieCount - 1) >> shift) + 1;
        int[][] places = new int[parts][];
        Parts.Run(parts, part =>
        {
            int[] counts = places[part] = new int[buckets];
            foreach (TieHandle tie in ties.Span[PartOf(part)]) counts[tie.Index >> shift]++;
        });
        int[] starts = new int[buckets + 1];
        int sum = 0;
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            starts[bucket] = sum;
            for (int part = 0; part < parts; part++)
            {
                int count = places[part][bucket];
                places[part][bucket] = sum;
                sum += count;
            }
        }

        starts[buckets] = sum;
        if (items.Length < length) items = GC.AllocateUninitializedArray<BucketItem>(length);
        BucketItem[] room = items;
        Parts.Run(parts, part =>
        {
            int[] next = places[part];
            Range range = PartOf(part);
            (int from, int count) = range.GetOffsetAndLength(ties.Length);
            ReadOnlySpan<TieHandle> mine = ties.Span[range];
            ReadOnlySpan<Episode> read = episodes.Span[range];
            for (int i = 0; i < count; i++)
            {
                int tie = mine[i].Index;
                room[next[tie >> shift]++] = new(read[i].Facts, tie, from + i);
            }
        });
        return new(room, starts, shift);

        Range PartOf(int part) =>
            (first + (int)((long)length * part / parts))..(first + (int)((long)length * (part + 1) / parts));
    }
}

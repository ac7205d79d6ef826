using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring.Bulk;

/// <content>Bulk operations: replaying a log, scoring all ties, and finding the strongest.</content>
public sealed partial class TieLedger
{
    private const int Block = 4096;

    /// <summary>A log in order is brought together in parts of that number of episodes, and that number for each tie, which
    /// bounds the memory it takes and keeps the parts of a log of few ties in the cache.</summary>
    private const int FewestTogether = 1 << 18, FewestForATie = 16;

    private readonly List<int> _changed = [];
    private readonly HashSet<int> _apart = [];
    private bool[] _isChanged = [];
    private StrengthColumns? _columns;
    private Instant _latest = Require.Earliest;

    /// <summary>
    /// Takes many interactions, the i-th into the i-th tie, in any order: the same as recording them one by one in the order of
    /// (instant, id). Those of one tie are folded together, so that each tie is touched once.
    /// </summary>
    /// <param name="ties">The tie of each episode.</param>
    /// <param name="episodes">The episodes. Two of one tie with the same instant and id count once.</param>
    /// <param name="maxDegreeOfParallelism">The maximum number of cores that work at once, which does not change the result. 1 by
    /// default.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a handle does not belong to this ledger.</exception>
    /// <exception cref="InvalidOperationException">One is earlier than its tie's last interaction, and the ledger has no history
    /// to replay from. Nothing was changed.</exception>
    public void Record(ReadOnlyMemory<TieHandle> ties, ReadOnlyMemory<Episode> episodes, int maxDegreeOfParallelism = 1)
    {
        if (ties.Length != episodes.Length)
            throw new ArgumentException(
                $"There are {ties.Length} ties for {episodes.Length} episodes; there must be one for each.", nameof(ties));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        foreach (TieHandle tie in ties.Span) Checked(tie);
        if (_history is null) RefuseLate(ties.Span, episodes.Span);
        int together = (int)Math.Min(Math.Max(FewestTogether, (long)FewestForATie * Count), episodes.Length);
        bool isInOrder = IsInOrder(episodes.Span);
        if (!isInOrder) together = episodes.Length;
        BucketItem[] room = [];
        for (int from = 0; from < episodes.Length; from += together)
            Fold(ties, episodes, from..Math.Min(from + together, episodes.Length), isInOrder,
                PartsOf(episodes.Length, maxDegreeOfParallelism), ref room);
        _columns = null;
    }

    /// <summary>Computes the strength of every tie, in the order in which they came: 0 for those that are not to be
    /// scored.</summary>
    /// <param name="strengths">Takes the strengths; as long as <see cref="Count"/>.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="maxDegreeOfParallelism">The maximum number of cores that work at once, which does not change the result. 1 by
    /// default.</param>
    /// <remarks>Equals the strengths of single scores within 1e-12. Allocates nothing if nothing was recorded since the last
    /// call.</remarks>
    /// <exception cref="ArgumentException">There is not one place for each tie.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before a tie's last interaction, or out of range.</exception>
    public void Strengths(Memory<double> strengths, Instant asOf, int maxDegreeOfParallelism = 1)
    {
        if (strengths.Length != Count)
            throw new ArgumentException($"There are {strengths.Length} places for {Count} ties; there must be one for each.",
                nameof(strengths));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        StrengthColumns columns = Columns(asOf);
        if (maxDegreeOfParallelism == 1) Evaluate(columns, strengths.Span, 0, asOf);
        else Split(Count, maxDegreeOfParallelism, (from, to) => Evaluate(columns, strengths.Span[from..to], from, asOf));
        foreach (int index in _apart) strengths.Span[index] = Score(index, asOf, null).Strength;
    }

    /// <summary>Returns the strongest ties, equally strong ones in ordinal order, without those that are not to be
    /// scored.</summary>
    /// <param name="count">The number; fewer if there are fewer.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="maxDegreeOfParallelism">The maximum number of cores that work at once, which does not change the result. 1 by
    /// default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the instant before a tie's last
    /// interaction, or out of range.</exception>
    public IReadOnlyList<RelationshipScore> Strongest(int count, Instant asOf, int maxDegreeOfParallelism = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        StrengthColumns columns = Columns(asOf);
        List<int> candidates = [.. _apart.Where(MayScore)];
        Split(Count, maxDegreeOfParallelism, (from, to) =>
        {
            BestCandidates best = new(count);
            columns.Collect(from, to, asOf, best);
            lock (candidates) candidates.AddRange(best.Indices);
        });
        return [.. candidates.Select(index => Score(index, asOf, null)).OrderByDescending(static score => score.Strength)
            .ThenBy(static score => score.Tie).Take(count)];
    }

    private static void Evaluate(StrengthColumns columns, Span<double> strengths, int from, Instant asOf)
    {
        columns.Evaluate(from, strengths, asOf);
        foreach (ref double p in strengths) p /= 1 + p;
    }

    private StrengthColumns Columns(Instant asOf)
    {
        Require.InRange(asOf);
        if (_columns is null)
        {
            Instant latest = Require.Earliest;
            for (int i = 0; i < Count; i++)
                latest = Instant.Max(latest, _states[i].Interactions > 0 ? _states[i].LastAt : latest);
            _columns = new(_scorer, latest);
            _changed.Clear();
            _apart.Clear();
            _isChanged = new bool[_states.Length];
            _columns.Resize(Count);
            for (int i = 0; i < Count; i++) SetColumns(i);
        }
        else if (_changed.Count > 0)
        {
            if (Count > _columns.Count) _columns.Resize(Count);
            foreach (int index in _changed)
            {
                _isChanged[index] = false;
                SetColumns(index);
            }

            _changed.Clear();
        }

        for (int i = 0; asOf < _latest && i < Count; i++)
            if (_states[i].Interactions > 0 && asOf < _states[i].LastAt) throw TooEarly(_index[i], _states[i], asOf);
        return _columns;
    }

    private void SetColumns(int index)
    {
        if (_states[index].Interactions > 0) _latest = Instant.Max(_latest, _states[index].LastAt);
        if (_columns!.Set(index, _states[index], ProfileOf(index))) _apart.Remove(index);
        else _apart.Add(index);
    }

    private void MarkChanged(int index)
    {
        if (_columns is null) return;
        if (index >= _isChanged.Length) Array.Resize(ref _isChanged, _states.Length);
        if (_isChanged[index]) return;
        _isChanged[index] = true;
        _changed.Add(index);
    }

    private void RefuseLate(ReadOnlySpan<TieHandle> ties, ReadOnlySpan<Episode> episodes)
    {
        if (!HasFolded()) return;
        for (int i = 0; i < ties.Length; i++)
        {
            int tie = ties[i].Index;
            if (_states[tie].Interactions > 0 && IsLate(tie, episodes[i]))
                throw NoHistory(_index[tie], episodes[i].Id, episodes[i].At);
        }
    }

    private bool HasFolded()
    {
        foreach (ref readonly TieState state in _states.AsSpan(0, Count))
            if (state.Interactions > 0) return true;
        return false;
    }

    private static bool IsInOrder(ReadOnlySpan<Episode> episodes)
    {
        for (int i = 1; i < episodes.Length; i++)
            if (Episode.Compare(episodes[i - 1], episodes[i]) > 0) return false;
        return true;
    }

    private void Fold(ReadOnlyMemory<TieHandle> ties, ReadOnlyMemory<Episode> episodes, Range log, bool isInOrder, int parts,
        ref BucketItem[] room)
    {
        EpisodeBuckets buckets = EpisodeBuckets.Of(ties, episodes, log, Count, parts, ref room);
        int next = -1;
        Parts.Run(parts, _ =>
        {
            int[] ends = new int[buckets.TiesOfBucket + 1];
            BucketItem[] sorted = GC.AllocateUninitializedArray<BucketItem>(buckets.LargestBucket);
            for (int bucket = Interlocked.Increment(ref next); bucket < buckets.Count; bucket = Interlocked.Increment(ref next))
            {
                buckets.SortByTie(bucket, sorted, ends);
                Fold(sorted.AsSpan(0, buckets[bucket].Length), episodes.Span, isInOrder);
            }
        });
    }

    /// <summary>Folds items that are in the order of their ties.</summary>
    private void Fold(Span<BucketItem> items, ReadOnlySpan<Episode> episodes, bool isInOrder)
    {
        for (int from = 0, to; from < items.Length; from = to)
        {
            int tie = items[from].Tie;
            for (to = from + 1; to < items.Length && items[to].Tie == tie;) to++;
            Span<BucketItem> mine = items[from..to];
            if (!isInOrder) SortByInstant(mine, episodes);
            Fold(tie, mine, episodes);
        }
    }

    /// <summary>Folds a tie's items. Ids are looked up in the log only where instants are equal, and at the end.</summary>
    /// <remarks>Not inlined: inside the loop over all buckets, which runs once, it would not be compiled for good.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fold(int tie, ReadOnlySpan<BucketItem> items, ReadOnlySpan<Episode> episodes)
    {
        TieProfile profile = ProfileOf(tie);
        TieState state = _states[tie];
        int last = -1, lastContact = -1;
        foreach (ref readonly BucketItem item in items)
        {
            if (state.Interactions > 0 && !(state.Last < item.Facts.Moment))
            {
                if (last >= 0) state.LastId = episodes[last].Id;
                ref readonly Episode episode = ref episodes[item.Place];
                if (state.IsAt(episode)) continue;
                if (!state.IsBefore(episode))
                {
                    _states[tie] = Replayed(tie, null);
                    return;
                }
            }

            EpisodeKind kind = _scorer.Fold.Add(ref state, item.Facts, default, profile);
            last = item.Place;
            if ((kind & EpisodeKind.Contact) != 0) lastContact = last;
        }

        if (last < 0) return;
        state.LastId = episodes[last].Id;
        if (lastContact >= 0 && state.Turns is { } turns) turns.ContactId = episodes[lastContact].Id;
        _states[tie] = state;
    }

    /// <summary>Puts a tie's items in the order of (instant, id), which they mostly are in.</summary>
    private static void SortByInstant(Span<BucketItem> items, ReadOnlySpan<Episode> episodes)
    {
        for (int i = 1; i < items.Length; i++)
        {
            if (items[i - 1].Facts.Moment < items[i].Facts.Moment) continue;
            if (Episode.Compare(episodes[items[i - 1].Place], episodes[items[i].Place]) <= 0) continue;
            Sort(items, episodes);
            return;
        }
    }

    private static void Sort(Span<BucketItem> items, ReadOnlySpan<Episode> episodes)
    {
        Episode[] keys = new Episode[items.Length];
        for (int i = 0; i < keys.Length; i++) keys[i] = episodes[items[i].Place];
        keys.AsSpan().Sort(items, static (a, b) => Episode.Compare(a, b));
    }

    private static void Split(int count, int maxDegreeOfParallelism, Action<int, int> work)
    {
        int parts = PartsOf(count, maxDegreeOfParallelism);
        int size = ((count + parts - 1) / parts + Block - 1) / Block * Block;
        Parts.Run(parts, part => work(Math.Min(count, part * size), Math.Min(count, (part + 1) * size)));
    }

    /// <summary>The number of parts that are worth splitting a number into.</summary>
    private static int PartsOf(int count, int maxDegreeOfParallelism) =>
        Math.Clamp((count + Block - 1) / Block, 1, maxDegreeOfParallelism);
}

using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring.Bulk;

/// <content>Many at once: replaying a log, scoring all ties, and finding the strongest.</content>
public sealed partial class TieLedger
{
    private const int Block = 4096;
    private const int Fetched = 1024;

    /// <summary>The states of so many ties stay near the core, so that going from one to the other costs less than bringing the episodes of each together.</summary>
    private const int MostInReach = 1 << 16;

    private readonly List<int> _changed = [];
    private readonly HashSet<int> _apart = [];
    private bool[] _isChanged = [];
    private StrengthColumns? _columns;
    private Instant _latest = Require.Earliest;

    /// <summary>
    /// Takes many interactions, the i-th into the i-th tie, in any order: the same as recording them one by one in the order of (instant, id).
    /// Where the ties are many, those of one tie are folded together, so that each tie is touched once.
    /// </summary>
    /// <param name="ties">The tie of each episode.</param>
    /// <param name="episodes">The episodes. Two of one tie with the same instant and id count once.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; the result is the same. 1 by default.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a handle is not of this ledger.</exception>
    /// <exception cref="InvalidOperationException">One is earlier than its tie's last interaction, and the ledger has no history to replay from. Nothing was changed.</exception>
    public void Record(ReadOnlyMemory<TieHandle> ties, ReadOnlyMemory<Episode> episodes, int maxDegreeOfParallelism = 1)
    {
        if (ties.Length != episodes.Length)
            throw new ArgumentException($"There are {ties.Length} ties for {episodes.Length} episodes; there must be one for each.", nameof(ties));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        foreach (TieHandle tie in ties.Span) Checked(tie);
        if (_history is null) RefuseLate(ties.Span, episodes.Span);
        bool isInReach = Count <= MostInReach && IsInOrder(episodes.Span);
        int parts = Parts(episodes.Length, maxDegreeOfParallelism);
        int[] counts = isInReach && parts == 1 ? [] : Counts(ties.Span), bounds = Bounds(counts, ties.Length, parts);
        try
        {
            InParallel(parts, part =>
            {
                if (isInReach) FoldInOrder(bounds[part], bounds[part + 1], ties.Span, episodes.Span);
                else FoldTogether(bounds[part], counts.AsSpan(bounds[part]..bounds[part + 1]), ties.Span, episodes.Span);
            });
        }
        finally
        {
            // Also what was folded before the host's history threw counts from now on.
            _columns = null;
        }
    }

    /// <summary>The strength of every tie, in the order in which they came: 0 for those that are not to be scored.</summary>
    /// <param name="strengths">Takes the strengths; as long as <see cref="Count"/>.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; the result is the same. 1 by default.</param>
    /// <remarks>Equal to the strengths of single scores within 1e-12 of them. Nothing is allocated when nothing was recorded since the last call.</remarks>
    /// <exception cref="ArgumentException">There is not one place for each tie.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before a tie's last interaction, or out of range.</exception>
    public void Strengths(Memory<double> strengths, Instant asOf, int maxDegreeOfParallelism = 1)
    {
        if (strengths.Length != Count) throw new ArgumentException($"There are {strengths.Length} places for {Count} ties; there must be one for each.", nameof(strengths));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        StrengthColumns columns = Columns(asOf);
        if (maxDegreeOfParallelism == 1) Evaluate(columns, strengths.Span, 0, asOf);
        else Split(Count, maxDegreeOfParallelism, (from, to) => Evaluate(columns, strengths.Span[from..to], from, asOf));
        foreach (int index in _apart) strengths.Span[index] = MayScore(index) ? Score(index, asOf, null).Strength : 0;
    }

    /// <summary>The strongest ties, equally strong ones in ordinal order, without those that are not to be scored.</summary>
    /// <param name="count">How many; fewer where there are not so many.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; the result is the same. 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the instant before a tie's last interaction, or out of range.</exception>
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
        return [.. candidates.Select(index => Score(index, asOf, null)).OrderByDescending(static score => score.Strength).ThenBy(static score => score.Tie).Take(count)];
    }

    private static void Evaluate(StrengthColumns columns, Span<double> strengths, int from, Instant asOf)
    {
        columns.Evaluate(from, strengths, asOf);
        foreach (ref double p in strengths) p = double.IsPositiveInfinity(p) ? 1 : p / (1 + p);
    }

    private StrengthColumns Columns(Instant asOf)
    {
        Require.InRange(asOf);
        if (_columns is null)
        {
            Instant latest = Require.Earliest;
            for (int i = 0; i < Count; i++) latest = Instant.Max(latest, _states[i].Interactions > 0 ? _states[i].LastAt : latest);
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

    /// <summary>How many episodes each tie has.</summary>
    private int[] Counts(ReadOnlySpan<TieHandle> ties)
    {
        int[] counts = new int[Count];
        foreach (TieHandle tie in ties) counts[tie.Index]++;
        return counts;
    }

    private void RefuseLate(ReadOnlySpan<TieHandle> ties, ReadOnlySpan<Episode> episodes)
    {
        if (!HasFolded()) return;
        for (int i = 0; i < ties.Length; i++)
        {
            int tie = ties[i].Index;
            if (_states[tie].Interactions > 0 && IsLate(tie, episodes[i])) throw NoHistory(_index[tie], episodes[i].Id, episodes[i].At);
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

    /// <summary>Splits the ties into ranges with about as many episodes each. Where each begins, and the count of ties.</summary>
    private int[] Bounds(ReadOnlySpan<int> counts, int episodes, int parts)
    {
        int[] bounds = new int[parts + 1];
        bounds[parts] = Count;
        int part = 1;
        long sum = 0;
        for (int tie = 0; tie < counts.Length && part < parts; tie++)
        {
            sum += counts[tie];
            while (part < parts && sum * parts >= (long)episodes * part) bounds[part++] = tie + 1;
        }

        return bounds;
    }

    /// <summary>Folds episodes that are in order into a range of ties.</summary>
    private void FoldInOrder(int from, int to, ReadOnlySpan<TieHandle> ties, ReadOnlySpan<Episode> episodes)
    {
        for (int i = 0; i < ties.Length; i++)
        {
            int tie = ties[i].Index;
            if (tie >= from && tie < to) Fold(tie, ref _states[tie], episodes[i], ProfileOf(tie));
        }
    }

    /// <summary>
    /// Folds the episodes of a range of ties, those of one tie together. They lie scattered: many are fetched at a time, so that their ways from memory
    /// overlap.
    /// </summary>
    private void FoldTogether(int first, ReadOnlySpan<int> counts, ReadOnlySpan<TieHandle> ties, ReadOnlySpan<Episode> episodes)
    {
        int[] order = Order(first, counts, ties);
        Episode[] fetched = new Episode[Math.Min(Fetched, order.Length)];
        int start = 0;
        for (int tie = 0; tie < counts.Length;)
        {
            int next = tie, count = 0;
            while (next < counts.Length && (next == tie || count + counts[next] <= fetched.Length)) count += counts[next++];
            if (count > fetched.Length) fetched = new Episode[count];
            for (int i = 0; i < count; i++) fetched[i] = episodes[order[start + i]];
            start += count;
            for (Span<Episode> left = fetched.AsSpan(0, count); tie < next; left = left[counts[tie++]..]) Fold(first + tie, left[..counts[tie]]);
        }
    }

    /// <summary>The places of the episodes of a range of ties, tie by tie, in the order given.</summary>
    private static int[] Order(int first, ReadOnlySpan<int> counts, ReadOnlySpan<TieHandle> ties)
    {
        int[] places = new int[counts.Length];
        int sum = 0;
        for (int tie = 0; tie < counts.Length; tie++)
        {
            places[tie] = sum;
            sum += counts[tie];
        }

        int[] order = GC.AllocateUninitializedArray<int>(sum);
        for (int i = 0; i < ties.Length; i++)
        {
            int tie = ties[i].Index - first;
            if ((uint)tie < (uint)places.Length) order[places[tie]++] = i;
        }

        return order;
    }

    private void Fold(int tie, Span<Episode> episodes)
    {
        if (episodes.IsEmpty) return;
        Sort(episodes);
        TieProfile profile = ProfileOf(tie);
        ref TieState state = ref _states[tie];
        foreach (ref readonly Episode episode in episodes) Fold(tie, ref state, episode, profile);
    }

    private void Fold(int tie, ref TieState state, in Episode episode, TieProfile profile)
    {
        if (state.IsBefore(episode)) _scorer.Fold.Add(ref state, episode, profile);
        else if (!state.IsAt(episode)) state = Replayed(tie, null);
    }

    /// <summary>Puts a tie's episodes in the order of (instant, id), which they mostly are in.</summary>
    private static void Sort(Span<Episode> episodes)
    {
        for (int i = 1; i < episodes.Length; i++)
        {
            if (Episode.Compare(episodes[i - 1], episodes[i]) <= 0) continue;
            episodes.Sort(static (a, b) => Episode.Compare(a, b));
            return;
        }
    }

    private static void Split(int count, int maxDegreeOfParallelism, Action<int, int> work)
    {
        int parts = Parts(count, maxDegreeOfParallelism);
        int size = ((count + parts - 1) / parts + Block - 1) / Block * Block;
        InParallel(parts, part => work(Math.Min(count, part * size), Math.Min(count, (part + 1) * size)));
    }

    /// <summary>Into how many parts it is worth while to split so many.</summary>
    private static int Parts(int count, int maxDegreeOfParallelism) => Math.Clamp((count + Block - 1) / Block, 1, maxDegreeOfParallelism);

    private static void InParallel(int parts, Action<int> work)
    {
        if (parts == 1) work(0);
        else Enumerable.Range(0, parts).AsParallel().WithDegreeOfParallelism(parts).ForAll(work);
    }
}

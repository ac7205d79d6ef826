using NodaTime;

namespace RelationshipModel.Scoring;

/// <content>Many at once: replaying a log, scoring all ties, and finding the strongest.</content>
public sealed partial class TieLedger
{
    private const int Block = 4096;

    private readonly List<int> _changed = [];
    private readonly HashSet<int> _apart = [];
    private bool[] _isChanged = [];
    private StrengthColumns? _columns;
    private Instant _latest = Require.Earliest;

    /// <summary>
    /// Takes many interactions, the i-th into the i-th tie, in any order: the same as recording them one by one in the order of (instant, id).
    /// Those of one tie are folded together, so that each tie is touched once.
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
        (int[] ends, int[] order) = GroupByTie(ties.Span);
        if (_history is null) RefuseLate(ends, order, episodes.Span);
        Split(Count, maxDegreeOfParallelism, (from, to) => Fold(from, to, ends, order, episodes.Span));
        _columns = null;
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

    /// <summary>The places of the episodes tie by tie, in the order given, and where each tie's end.</summary>
    private (int[] Ends, int[] Order) GroupByTie(ReadOnlySpan<TieHandle> ties)
    {
        int[] ends = new int[Count];
        foreach (TieHandle tie in ties) ends[Checked(tie)]++;
        int sum = 0;
        foreach (ref int end in ends.AsSpan())
        {
            int count = end;
            end = sum;
            sum += count;
        }

        int[] order = GC.AllocateUninitializedArray<int>(ties.Length);
        for (int i = 0; i < ties.Length; i++) order[ends[ties[i].Index]++] = i;
        return (ends, order);
    }

    private void RefuseLate(int[] ends, int[] order, ReadOnlySpan<Episode> episodes)
    {
        for (int tie = 0; tie < ends.Length; tie++)
        {
            if (_states[tie].Interactions == 0) continue;
            foreach (int place in Places(tie, ends, order))
                if (IsLate(tie, episodes[place])) throw NoHistory(_index[tie], episodes[place].Id, episodes[place].At);
        }
    }

    private static Span<int> Places(int tie, int[] ends, int[] order)
    {
        int start = tie == 0 ? 0 : ends[tie - 1];
        return order.AsSpan(start, ends[tie] - start);
    }

    private void Fold(int from, int to, int[] ends, int[] order, ReadOnlySpan<Episode> episodes)
    {
        for (int tie = from; tie < to; tie++)
        {
            Span<int> places = Places(tie, ends, order);
            if (places.IsEmpty) continue;
            Sort(places, episodes);
            TieProfile profile = ProfileOf(tie);
            ref TieState state = ref _states[tie];
            for (int i = 0; i < places.Length; i++)
            {
                ref readonly Episode episode = ref episodes[places[i]];
                if (state.IsBefore(episode)) _scorer.Fold.Add(ref state, episode, profile);
                else if (!state.IsAt(episode)) _states[tie] = Replayed(tie, null);
            }
        }
    }

    /// <summary>Puts a tie's episodes in the order of (instant, id), which they mostly are in.</summary>
    private static void Sort(Span<int> places, ReadOnlySpan<Episode> episodes)
    {
        bool isSorted = true;
        for (int i = 1; isSorted && i < places.Length; i++) isSorted = Episode.Compare(episodes[places[i - 1]], episodes[places[i]]) <= 0;
        if (isSorted) return;
        Episode[] keys = new Episode[places.Length];
        for (int i = 0; i < keys.Length; i++) keys[i] = episodes[places[i]];
        keys.AsSpan().Sort(places, static (a, b) => Episode.Compare(a, b));
    }

    private static void Split(int count, int maxDegreeOfParallelism, Action<int, int> work)
    {
        int parts = Math.Clamp((count + Block - 1) / Block, 1, maxDegreeOfParallelism);
        if (parts == 1)
        {
            work(0, count);
            return;
        }

        int size = ((count + parts - 1) / parts + Block - 1) / Block * Block;
        Enumerable.Range(0, parts).AsParallel().WithDegreeOfParallelism(parts)
            .ForAll(part => work(Math.Min(count, part * size), Math.Min(count, (part + 1) * size)));
    }
}

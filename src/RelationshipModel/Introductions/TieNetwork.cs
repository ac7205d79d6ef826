using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>
/// The known ties among people: those of all owners of a host who share them, or of everybody in a file of letters. It says who
/// is close to whom without a tie of their own. Immutable; safe for concurrent use.
/// </summary>
/// <remarks>
/// Two people are tied if either has a tie to the other. Kept as compressed sparse rows of 16 bytes per entry, two entries per
/// tie. No query looks at a pair that shares nobody; results are the same bit for bit whatever the order of the input and however
/// the work is split.
/// </remarks>
public sealed class TieNetwork
{
    private const int SourcesAtOnce = 32;

    private readonly ContactId[] _people;
    private readonly Dictionary<ContactId, int> _indices;
    private readonly PairWeights? _weights;
    private ClosenessAccumulator? _spare;

    private TieNetwork(ContactId[] people, Dictionary<ContactId, int> indices, TieMatrix rows, PairWeights? weights = null)
    {
        _people = people;
        _indices = indices;
        _weights = weights;
        Rows = rows;
    }

    /// <summary>Gets a network without ties.</summary>
    public static TieNetwork Empty { get; } = Of(Array.Empty<KnownTie>());

    /// <summary>Gets the people with a tie, in ordinal order.</summary>
    public IReadOnlyList<ContactId> People => _people.AsReadOnly();

    /// <summary>Gets the number of pairs of people with a tie.</summary>
    public int Ties => Rows.Entries / 2;

    /// <summary>Gets the number of wedges: pairs of ties at one person. The cost of <see cref="All"/> and <see cref="Top"/> grows
    /// with it.</summary>
    public long Wedges
    {
        get
        {
            long wedges = 0;
            for (int person = 0; person < _people.Length; person++)
                wedges += Rows.Degree(person) * (Rows.Degree(person) - 1L) / 2;
            return wedges;
        }
    }

    internal TieMatrix Rows { get; }

    /// <summary>Creates a network of ties, each as it is in the ledger of one of the two.</summary>
    /// <exception cref="ArgumentException">A tie is the default value, or one ledger states a tie twice.</exception>
    public static TieNetwork Of(IEnumerable<KnownTie> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        Dictionary<ContactId, int> indices = [];
        List<ContactId> people = [];
        List<int> from = [], to = [];
        List<double> vitality = [];
        foreach (KnownTie tie in ties)
        {
            from.Add(IndexOf(Require.NotDefault(tie.From, nameof(ties))));
            to.Add(IndexOf(tie.To));
            vitality.Add(tie.Vitality);
        }

        ContactId[] ordered = [.. people];
        Array.Sort(ordered);
        for (int i = 0; i < ordered.Length; i++) indices[ordered[i]] = i;
        int[] places = [.. people.Select(person => indices[person])];
        TieMatrix rows = TieMatrix.Of(
            ordered.Length,
            [.. from.Select(index => places[index])],
            [.. to.Select(index => places[index])],
            [.. vitality],
            (a, b) => new ArgumentException($"The tie from {ordered[a]} to {ordered[b]} is stated twice; state each once.",
                nameof(ties)));
        return new(ordered, indices, rows);

        int IndexOf(ContactId person)
        {
            if (indices.TryGetValue(person, out int index)) return index;
            indices.Add(person, people.Count);
            people.Add(person);
            return people.Count - 1;
        }
    }

    /// <summary>Creates a network from the scores of many owners, such as those of a ledger.</summary>
    /// <param name="scores">The scores as of one instant, each tie once. A tie without any
    /// contact or statement is left out.</param>
    /// <param name="contactOf">
    /// Which contact an owner is to the others; null if the same key names the same person, as it does where
    /// <see cref="NetworkSnapshot.OwnersAreContacts"/>. One who is <c>null</c> there shares no ties.
    /// </param>
    /// <exception cref="ArgumentException">The scores are as of different instants, or a tie comes twice.</exception>
    public static TieNetwork Of(IEnumerable<RelationshipScore> scores, Func<OwnerId, ContactId?>? contactOf = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return Of(Ties());

        IEnumerable<KnownTie> Ties()
        {
            Instant? asOf = null;
            foreach (RelationshipScore score in scores)
            {
                if (score.AsOf != (asOf ??= score.AsOf))
                    throw new ArgumentException(
                        $"The score of {score.Tie} is as of {score.AsOf}, others as of {asOf}; score all as of one instant.",
                        nameof(scores));
                ContactId? from = contactOf is null ? new ContactId(score.Tie.Owner.Value) : contactOf(score.Tie.Owner);
                if (from is { } person && score.Status != TieStatus.None)
                    yield return new(person, score.Tie.Contact, score.Vitality);
            }
        }
    }

    /// <summary>
    /// Returns the same ties, with the closeness of two people x and y weighed by what is shared of their activity: x sqrt(P_x
    /// P_y) x ((1 + met_x)(1 + met_y))^.3 x (1 + together)^.25, P their presence, met the contacts each has met lately, together
    /// the group messages that both received.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="activity"/> is null.</exception>
    public TieNetwork With(PeopleActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return new(_people, _indices, Rows, new(activity, _people, IndexOf));
    }

    /// <summary>Whether two people are tied.</summary>
    public bool AreTied(ContactPair pair) =>
        IndexOf(Require.NotDefault(pair.First, nameof(pair))) is { } first && IndexOf(pair.Second) is { } second
            && Rows.Find(first, second) >= 0;

    /// <summary>Returns the closeness of two people by the ties they share, whether or not they have one of their own; 0 if they
    /// share nobody.</summary>
    /// <exception cref="ArgumentException">The pair is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The measure is not defined.</exception>
    public double Closeness(ContactPair pair, ClosenessMeasure measure = ClosenessMeasure.StrengthWeightedResourceAllocation)
    {
        Require.Defined(measure);
        return IndexOf(Require.NotDefault(pair.First, nameof(pair))) is { } first && IndexOf(pair.Second) is { } second
            ? SharedTies.Closeness(Rows, first, second, measure) * (_weights?.Of(first, second) ?? 1)
            : 0;
    }

    /// <summary>Returns the explanation of the closeness of two people: the term of each person with whom both have a tie, in
    /// the order of <see cref="Shared"/>.</summary>
    /// <inheritdoc cref="Closeness"/>
    public Explanation Explain(ContactPair pair, ClosenessMeasure measure = ClosenessMeasure.StrengthWeightedResourceAllocation)
    {
        Require.Defined(measure);
        return Explain(IndexOf(Require.NotDefault(pair.First, nameof(pair))) ?? -1, IndexOf(pair.Second) ?? -1, measure);
    }

    /// <summary>The closeness of two numbered people as the tree of its terms, weighed where their activity is known.</summary>
    internal Explanation Explain(int first, int second, ClosenessMeasure measure, ReadOnlySpan<int> except = default)
    {
        Explanation shared = SharedTies.Explain(Rows, first, second, measure, except);
        if (_weights is null || first < 0 || second < 0) return shared;
        return Explanation.Combined("weighed_closeness", "1", Combination.Product, [shared, .. _weights.Explain(first, second)]);
    }

    /// <summary>The closeness that a sum of terms makes, weighed where the activity of the two is known.</summary>
    internal double Whole(int first, int second, double sum, ClosenessMeasure measure, ReadOnlySpan<int> except = default) =>
        SharedTies.Whole(Rows, first, second, sum, measure, except) * (_weights?.Of(first, second) ?? 1);

    /// <summary>Returns the people with whom both have a tie, in ordinal order.</summary>
    /// <exception cref="ArgumentException">The pair is its default value.</exception>
    public IReadOnlyList<ContactId> Shared(ContactPair pair) =>
        [.. SharedIndices(IndexOf(Require.NotDefault(pair.First, nameof(pair))) ?? -1, IndexOf(pair.Second) ?? -1)
            .Select(index => _people[index])];

    /// <summary>Returns all pairs that share a tie and have none of their own, each once, in the order of the pairs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The measure is not defined.</exception>
    public IEnumerable<PairCloseness> All(ClosenessMeasure measure = ClosenessMeasure.StrengthWeightedResourceAllocation)
    {
        Require.Defined(measure);
        return Pairs();

        IEnumerable<PairCloseness> Pairs()
        {
            ClosenessAccumulator accumulator = Rent();
            int[] together = TogetherCounts();
            for (int source = 0; source < _people.Length; source++)
            {
                accumulator.Gather(source, measure, onlyLater: true, withIntroducers: true);
                accumulator.Touched.Sort();
                List<int>? counted = _weights?.CountTogether(source, together);
                for (int i = 0; i < accumulator.Touched.Length; i++)
                {
                    int other = accumulator.Touched[i];
                    double closeness = Whole(source, other, accumulator.Sum(other), measure, together);
                    yield return new(new(_people[source], _people[other]), closeness, _people[accumulator.Introducer(other)]);
                }

                counted?.ForEach(other => together[other] = 0);
                accumulator.Clear(source);
            }

            Return(accumulator);
        }
    }

    /// <summary>The closest pairs that share a tie and have none of their own, closest first; equal ones
    /// in the order of the pairs.</summary>
    /// <param name="count">The maximum number: 0 or more.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="maxDegreeOfParallelism">The number of cores to use: 1 to 512. It does not change the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IReadOnlyList<PairCloseness> Top(
        int count, ClosenessMeasure measure = ClosenessMeasure.StrengthWeightedResourceAllocation, int maxDegreeOfParallelism = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Require.Defined(measure);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDegreeOfParallelism, 512);
        if (count == 0) return [];
        int workers = Math.Min(maxDegreeOfParallelism, _people.Length / SourcesAtOnce + 1);
        int next = 0;
        BoundedHeap<Candidate> best = new(count);
        if (workers == 1)
        {
            Work(best);
        }
        else
        {
            BoundedHeap<Candidate>[] parts =
                [.. ParallelEnumerable.Range(0, workers).WithDegreeOfParallelism(workers)
                    .WithExecutionMode(ParallelExecutionMode.ForceParallelism).Select(_ =>
                {
                    BoundedHeap<Candidate> part = new(count);
                    Work(part);
                    return part;
                })];
            foreach (BoundedHeap<Candidate> part in parts) best.Add(part);
        }

        return Named(best, pair => SharedTies.Introducer(Rows, pair.First, pair.Second, measure));

        void Work(BoundedHeap<Candidate> heap)
        {
            ClosenessAccumulator accumulator = Rent();
            int[] together = TogetherCounts();
            for (int start; (start = Interlocked.Add(ref next, SourcesAtOnce) - SourcesAtOnce) < _people.Length;)
            {
                for (int source = start; source < Math.Min(start + SourcesAtOnce, _people.Length); source++)
                {
                    accumulator.Gather(source, measure, onlyLater: true);
                    Offer(accumulator, source, measure, heap, together);
                    accumulator.Clear(source);
                }
            }

            Return(accumulator);
        }
    }

    /// <summary>Returns the people closest to one person among those with whom the person shares a tie and has none, the
    /// closest first; equal ones in ordinal order.</summary>
    /// <remarks>It only touches the ties of the person's own ties.</remarks>
    /// <param name="person">The person; nobody is close to one who is not in the network.</param>
    /// <param name="count">The maximum number: 0 or more.</param>
    /// <param name="measure">The measure.</param>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IReadOnlyList<PairCloseness> TopOf(
        ContactId person, int count, ClosenessMeasure measure = ClosenessMeasure.StrengthWeightedResourceAllocation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Require.Defined(measure);
        if (IndexOf(Require.NotDefault(person)) is not { } source || count == 0) return [];
        BoundedHeap<Candidate> heap = new(count);
        ClosenessAccumulator accumulator = Rent();
        accumulator.Gather(source, measure, onlyLater: false);
        Offer(accumulator, source, measure, heap, TogetherCounts());
        PairCloseness[] closest = Named(heap, candidate => accumulator.FindIntroducer(source, candidate.Second, measure));
        accumulator.Clear(source);
        Return(accumulator);
        return closest;
    }

    internal ContactId Person(int index) => _people[index];

    internal int? IndexOf(ContactId person) => _indices.TryGetValue(person, out int index) ? index : null;

    internal ClosenessAccumulator Rent() => Interlocked.Exchange(ref _spare, null) ?? new(Rows);

    internal void Return(ClosenessAccumulator accumulator) => _spare = accumulator;

    private List<int> SharedIndices(int first, int second)
    {
        List<int> indices = [];
        foreach (SharedTies.Shared shared in SharedTies.Of(Rows, first, second)) indices.Add(shared.Person);
        return indices;
    }

    private PairCloseness[] Named(BoundedHeap<Candidate> heap, Func<Candidate, int> introducer) =>
        Array.ConvertAll(heap.Sorted(),
            pair => new PairCloseness(new(_people[pair.First], _people[pair.Second]), pair.Score, _people[introducer(pair)]));

    private int[] TogetherCounts() => _weights is null ? [] : new int[_people.Length];

    private double Whole(int first, int second, double sum, ClosenessMeasure measure, int[] together) =>
        SharedTies.Whole(Rows, first, second, sum, measure) * (_weights?.Of(first, second, together[second]) ?? 1);

    private void Offer(ClosenessAccumulator accumulator, int source, ClosenessMeasure measure, BoundedHeap<Candidate> heap,
        int[] together)
    {
        List<int>? counted = _weights?.CountTogether(source, together);
        double least = 0;
        foreach (int other in accumulator.Touched)
        {
            double closeness = Whole(source, other, accumulator.Sum(other), measure, together);
            if (closeness < least) continue;
            heap.Add(new Candidate(closeness, source, other));
            if (heap.IsFull) least = heap.Worst.Score;
        }

        counted?.ForEach(other => together[other] = 0);
    }

    /// <summary>Returns the number of people and of ties.</summary>
    public override string ToString() => $"TieNetwork ({_people.Length} people, {Ties} ties)";
}

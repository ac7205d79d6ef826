namespace RelationshipModel.Introductions;

/// <summary>
/// Adds up the closeness of one person to all others over the ties they share, touching no more than those. Terms are added in
/// ascending order of who is shared, so that a sum is the same bit for bit from either side and however the work is split.
/// </summary>
internal sealed class ClosenessAccumulator
{
    /// <summary>No sum of terms is it, and to add the first term to it gives that term, even if it is 0.</summary>
    private const double Untouched = -0.0;

    /// <summary>It stays itself whatever is added.</summary>
    private const double Barred = double.PositiveInfinity;

    private static readonly double[] AdamicAdarTerms = [.. Enumerable.Range(0, 1024).Select(AdamicAdarTerm)];

    private readonly TieMatrix _rows;
    private readonly double[] _sums;
    private readonly int[] _touched;
    private double[] _largest = [];
    private int[] _introducers = [];
    private int _count;

    internal ClosenessAccumulator(TieMatrix rows)
    {
        _rows = rows;
        _sums = new double[rows.People];
        Array.Fill(_sums, Untouched);
        _touched = new int[rows.People + 1];
    }

    /// <summary>The people who share a tie with the source and have none to it, in no particular order.</summary>
    internal Span<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>The person of the largest term to a touched one; of equal terms the first.</summary>
    internal int Introducer(int person) => _introducers[person];

    /// <summary>The same where it was not noted and nobody excepted: looks for it among all ties of the touched person.</summary>
    internal int FindIntroducer(int source, int person, ClosenessMeasure measure)
    {
        int introducer = -1;
        double largest = -1;
        for (int entry = _rows.Start(person); entry < _rows.End(person); entry++)
        {
            int shared = _rows.Neighbours[entry];
            if (!double.IsPositiveInfinity(_sums[shared])) continue;
            double term = SharedTies.Term(_rows, new(shared, _rows.Find(shared, source), _rows.Mirrors[entry]), measure);
            if (term > largest) (largest, introducer) = (term, shared);
        }

        return introducer;
    }

    /// <summary>The sum of the terms to a touched person; 0 to one untouched, infinite to one with a tie to the source.</summary>
    internal double Sum(int person) => _sums[person];

    /// <summary>Gathers the terms of a source.</summary>
    /// <param name="source">The person.</param>
    /// <param name="measure">Of which measure.</param>
    /// <param name="onlyLater">Whether only people after the source are of interest: each pair then
    /// comes once over all sources.</param>
    /// <param name="withIntroducers">Whether to note the people with the largest terms.</param>
    /// <param name="except">People through whom nothing counts.</param>
    internal void Gather(int source, ClosenessMeasure measure, bool onlyLater, bool withIntroducers = false,
        ReadOnlySpan<int> except = default)
    {
        if (withIntroducers && _largest.Length == 0) (_largest, _introducers) = (new double[_rows.People], new int[_rows.People]);
        ReadOnlySpan<int> neighbours = _rows.Neighbours, mirrors = _rows.Mirrors;
        ReadOnlySpan<double> shares = _rows.Shares;
        _sums[source] = Barred;
        foreach (int neighbour in neighbours[_rows.Start(source).._rows.End(source)]) _sums[neighbour] = Barred;
        for (int entry = _rows.Start(source); entry < _rows.End(source); entry++)
        {
            int shared = neighbours[entry], mirror = mirrors[entry];
            if (!except.IsEmpty && except.Contains(shared)) continue;
            Range others = (onlyLater ? mirror + 1 : _rows.Start(shared)).._rows.End(shared);
            bool isWeighted = measure == ClosenessMeasure.StrengthWeightedResourceAllocation;
            double term = isWeighted ? shares[mirror] : EqualTerm(measure, _rows.Degree(shared));
            ReadOnlySpan<double> factors = isWeighted ? shares[others] : [];
            if (withIntroducers) NoteIntroducers(neighbours[others], term, factors, shared);
            Add(neighbours[others], term, factors);
        }
    }

    /// <summary>Makes it ready for another source.</summary>
    internal void Clear(int source)
    {
        foreach (int person in Touched) _sums[person] = Untouched;
        foreach (int neighbour in _rows.Neighbours[_rows.Start(source).._rows.End(source)]) _sums[neighbour] = Untouched;
        _sums[source] = Untouched;
        _count = 0;
    }

    /// <summary>The term of somebody shared with a number of ties, where a measure looks at no more than that.</summary>
    internal static double EqualTerm(ClosenessMeasure measure, int degree) => measure switch
    {
        ClosenessMeasure.AdamicAdar => (uint)degree < AdamicAdarTerms.Length ? AdamicAdarTerms[degree] : AdamicAdarTerm(degree),
        ClosenessMeasure.ResourceAllocation => 1.0 / degree,
        _ => 1,
    };

    private static double AdamicAdarTerm(int degree) => 1 / Math.Log(degree);

    /// <summary>Adds a term to the sums of people, for each times a factor where there are factors.</summary>
    private void Add(ReadOnlySpan<int> people, double term, ReadOnlySpan<double> factors)
    {
        Span<double> sums = _sums;
        Span<int> touched = _touched;
        int count = _count;
        for (int i = 0; i < people.Length; i++)
        {
            ref double sum = ref sums[people[i]];
            touched[count] = people[i];
            count += IsUntouched(sum) ? 1 : 0;
            sum += factors.IsEmpty ? term : term * factors[i];
        }

        _count = count;
    }

    private void NoteIntroducers(ReadOnlySpan<int> people, double share, ReadOnlySpan<double> factors, int shared)
    {
        for (int i = 0; i < people.Length; i++)
        {
            int person = people[i];
            double term = factors.IsEmpty ? share : share * factors[i];
            if (IsUntouched(_sums[person]) || term > _largest[person]) (_largest[person], _introducers[person]) = (term, shared);
        }
    }

    private static bool IsUntouched(double sum) =>
        BitConverter.DoubleToInt64Bits(sum) == BitConverter.DoubleToInt64Bits(Untouched);
}

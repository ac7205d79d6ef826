using System.Runtime.CompilerServices;

namespace RelationshipModel.Introductions;

/// <summary>
/// Adds up the closeness of one person to all others over the ties they share, touching no more than those. Terms are added in ascending order of
/// who is shared, so that a sum is the same bit for bit from either side and however the work is split.
/// </summary>
internal sealed class ClosenessAccumulator
{
    private const double Untouched = -1;

    private readonly TieRows _rows;
    private readonly double[] _sums;
    private readonly int[] _touched;
    private readonly double[] _largest;
    private readonly int[] _introducers;
    private int _count;

    internal ClosenessAccumulator(TieRows rows)
    {
        _rows = rows;
        _sums = new double[rows.People];
        _sums.AsSpan().Fill(Untouched);
        _touched = new int[rows.People];
        _largest = new double[rows.People];
        _introducers = new int[rows.People];
    }

    /// <summary>The people who share a tie with the source and have none to it, in no particular order.</summary>
    internal Span<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>The person of the largest term to a touched one; of equal terms the first.</summary>
    internal int Introducer(int person) => _introducers[person];

    /// <summary>The sum of the terms to a touched person.</summary>
    internal double Sum(int person) => _sums[person];

    /// <summary>Whether a person was touched.</summary>
    internal bool IsTouched(int person) => _sums[person] >= 0;

    /// <summary>Gathers the terms of a source.</summary>
    /// <param name="source">The person.</param>
    /// <param name="measure">Of which measure.</param>
    /// <param name="onlyLater">Whether only people after the source are of interest: each pair then comes once over all sources.</param>
    /// <param name="except">Somebody through whom nothing counts; -1 for nobody.</param>
    internal void Gather(int source, ClosenessMeasure measure, bool onlyLater, int except = -1)
    {
        ReadOnlySpan<int> neighbours = _rows.Neighbours, mirrors = _rows.Mirrors;
        ReadOnlySpan<double> shares = _rows.Shares;
        ReadOnlySpan<int> own = neighbours[_rows.Start(source).._rows.End(source)];
        _sums[source] = double.NegativeInfinity;
        foreach (int neighbour in own) _sums[neighbour] = double.NegativeInfinity;
        for (int i = 0; i < own.Length; i++)
        {
            int shared = own[i];
            if (shared == except) continue;
            int mirror = mirrors[_rows.Start(source) + i];
            Range others = (onlyLater ? mirror + 1 : _rows.Start(shared)).._rows.End(shared);
            if (measure == ClosenessMeasure.StrengthWeightedResourceAllocation) AddWeighted(shared, shares[mirror], neighbours[others], shares[others]);
            else AddEqual(shared, EqualTerm(measure, _rows.Degree(shared)), neighbours[others]);
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

    /// <summary>The term of somebody shared who has so many ties, where a measure looks at no more than that.</summary>
    internal static double EqualTerm(ClosenessMeasure measure, int degree) => measure switch
    {
        ClosenessMeasure.AdamicAdar => 1 / Math.Log(degree),
        ClosenessMeasure.ResourceAllocation => 1.0 / degree,
        _ => 1,
    };

    private void AddWeighted(int shared, double share, ReadOnlySpan<int> people, ReadOnlySpan<double> shares)
    {
        for (int i = 0; i < people.Length && i < shares.Length; i++) Add(people[i], shared, share * shares[i]);
    }

    private void AddEqual(int shared, double term, ReadOnlySpan<int> people)
    {
        foreach (int person in people) Add(person, shared, term);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int person, int shared, double term)
    {
        ref double sum = ref _sums[person];
        if (sum == Untouched)
        {
            _touched[_count++] = person;
            sum = term;
            _largest[person] = term;
            _introducers[person] = shared;
            return;
        }

        sum += term;
        if (term > _largest[person])
        {
            _largest[person] = term;
            _introducers[person] = shared;
        }
    }
}

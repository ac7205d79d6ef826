using System.Runtime.CompilerServices;

namespace RelationshipModel.Introductions;

/// <summary>
/// Adds up the closeness of one person to all others over the ties they share, touching no more than those. Terms are added in ascending order of
/// who is shared, so that a sum is the same bit for bit from either side and however the work is split.
/// </summary>
internal sealed class ClosenessAccumulator
{
    private const byte Untouched = 0;
    private const byte IsTouched = 1;
    private const byte Barred = 2;

    private readonly TieRows _rows;
    private readonly double[] _sums;
    private readonly byte[] _marks;
    private readonly int[] _touched;
    private double[] _largest = [];
    private int[] _introducers = [];
    private int _count;

    internal ClosenessAccumulator(TieRows rows)
    {
        _rows = rows;
        _sums = new double[rows.People];
        _marks = new byte[rows.People];
        _touched = new int[rows.People + 1];
    }

    /// <summary>The people who share a tie with the source and have none to it, in no particular order.</summary>
    internal Span<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>The person of the largest term to a touched one; of equal terms the first.</summary>
    internal int Introducer(int person) => _introducers[person];

    /// <summary>The sum of the terms to a touched person.</summary>
    internal double Sum(int person) => _sums[person];

    /// <summary>Gathers the terms of a source.</summary>
    /// <param name="source">The person.</param>
    /// <param name="measure">Of which measure.</param>
    /// <param name="onlyLater">Whether only people after the source are of interest: each pair then comes once over all sources.</param>
    /// <param name="withIntroducers">Whether to note of whom the largest terms are.</param>
    /// <param name="except">Somebody through whom nothing counts; -1 for nobody.</param>
    internal void Gather(int source, ClosenessMeasure measure, bool onlyLater, bool withIntroducers = false, int except = -1)
    {
        if (withIntroducers && _largest.Length == 0) (_largest, _introducers) = (new double[_rows.People], new int[_rows.People]);
        ReadOnlySpan<int> neighbours = _rows.Neighbours, mirrors = _rows.Mirrors;
        ReadOnlySpan<double> shares = _rows.Shares;
        _marks[source] = Barred;
        foreach (int neighbour in neighbours[_rows.Start(source).._rows.End(source)]) _marks[neighbour] = Barred;
        for (int entry = _rows.Start(source); entry < _rows.End(source); entry++)
        {
            int shared = neighbours[entry], mirror = mirrors[entry];
            if (shared == except) continue;
            Range others = (onlyLater ? mirror + 1 : _rows.Start(shared)).._rows.End(shared);
            if (measure == ClosenessMeasure.StrengthWeightedResourceAllocation)
                AddWeighted(neighbours[others], shares[mirror], shares[others], shared, withIntroducers);
            else
                AddEqual(neighbours[others], EqualTerm(measure, _rows.Degree(shared)), shared, withIntroducers);
        }
    }

    /// <summary>Makes it ready for another source.</summary>
    internal void Clear(int source)
    {
        foreach (int person in Touched) Forget(person);
        foreach (int neighbour in _rows.Neighbours[_rows.Start(source).._rows.End(source)]) Forget(neighbour);
        Forget(source);
        _count = 0;

        void Forget(int person)
        {
            _sums[person] = 0;
            _marks[person] = Untouched;
        }
    }

    /// <summary>The term of somebody shared who has so many ties, where a measure looks at no more than that.</summary>
    internal static double EqualTerm(ClosenessMeasure measure, int degree) => measure switch
    {
        ClosenessMeasure.AdamicAdar => 1 / Math.Log(degree),
        ClosenessMeasure.ResourceAllocation => 1.0 / degree,
        _ => 1,
    };

    private void AddWeighted(ReadOnlySpan<int> people, double share, ReadOnlySpan<double> shares, int shared, bool withIntroducers)
    {
        for (int i = 0; i < people.Length && i < shares.Length; i++) Add(people[i], share * shares[i], shared, withIntroducers);
    }

    private void AddEqual(ReadOnlySpan<int> people, double term, int shared, bool withIntroducers)
    {
        foreach (int person in people) Add(person, term, shared, withIntroducers);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int person, double term, int shared, bool withIntroducers)
    {
        ref byte mark = ref _marks[person];
        bool isNew = mark == Untouched;
        if (withIntroducers && (isNew || term > _largest[person])) (_largest[person], _introducers[person]) = (term, shared);
        _touched[_count] = person;
        _count += isNew ? 1 : 0;
        mark |= IsTouched;
        _sums[person] += term;
    }
}

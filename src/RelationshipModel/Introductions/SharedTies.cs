using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>The people with whom both of a pair have a tie, with their terms of the closeness.</summary>
internal static class SharedTies
{
    /// <summary>Below it a vitality's digits, and with them its root, are lost.</summary>
    private const double LeastVitality = 1e-290;

    /// <summary>Somebody shared: the number, and where the ties to the first and the second
    /// stand in that person's own row.</summary>
    internal readonly record struct Shared(int Person, int ToFirst, int ToSecond);

    /// <summary>Those shared, in ascending order, without those excepted.</summary>
    internal static Enumerator Of(TieMatrix rows, int first, int second, ReadOnlySpan<int> except = default) =>
        new(rows, first, second, except);

    /// <summary>The one of the largest term; of equal terms the first. -1 where nobody is shared.</summary>
    internal static int Introducer(TieMatrix rows, int first, int second, ClosenessMeasure measure,
        ReadOnlySpan<int> except = default)
    {
        int introducer = -1;
        double largest = -1;
        foreach (Shared shared in Of(rows, first, second, except))
            if (Term(rows, shared, measure) is var term && term > largest) (largest, introducer) = (term, shared.Person);
        return introducer;
    }

    /// <summary>The term of somebody shared.</summary>
    internal static double Term(TieMatrix rows, in Shared shared, ClosenessMeasure measure) =>
        measure == ClosenessMeasure.StrengthWeightedResourceAllocation
            ? rows.Shares[shared.ToFirst] * rows.Shares[shared.ToSecond]
            : ClosenessAccumulator.EqualTerm(measure, rows.Degree(shared.Person));

    /// <summary>The closeness that a sum of terms makes.</summary>
    internal static double Whole(TieMatrix rows, int first, int second, double sum, ClosenessMeasure measure,
        ReadOnlySpan<int> except = default) =>
        measure == ClosenessMeasure.Jaccard ? sum / Either(rows, first, second, sum, except) : sum;

    internal static double Closeness(TieMatrix rows, int first, int second, ClosenessMeasure measure)
    {
        double sum = 0;
        foreach (Shared shared in Of(rows, first, second)) sum += Term(rows, shared, measure);
        return Whole(rows, first, second, sum, measure);
    }

    /// <summary>The closeness as the tree of its terms.</summary>
    internal static Explanation Explain(TieMatrix rows, int first, int second, ClosenessMeasure measure,
        ReadOnlySpan<int> except = default)
    {
        const string Term = "closeness";
        List<Explanation> terms = [];
        double sum = 0;
        foreach (Shared shared in Of(rows, first, second, except))
        {
            sum += SharedTies.Term(rows, shared, measure);
            terms.Add(Explain(rows, shared, measure));
        }

        if (terms.Count == 0) return new(Term, 0, "1", Combination.Sum, [new("nobody_shared", 0)]);
        if (measure != ClosenessMeasure.Jaccard) return new(Term, sum, "1", Combination.Sum, terms);
        double either = Either(rows, first, second, sum, except);
        return new(Term, sum / either, "1", Combination.Ratio,
            [new("shared", sum, "people", Combination.Sum, terms), new("of_either", either, "people")]);
    }

    private static Explanation Explain(TieMatrix rows, in Shared shared, ClosenessMeasure measure)
    {
        double value = Term(rows, shared, measure);
        int ties = rows.Degree(shared.Person);
        switch (measure)
        {
            case ClosenessMeasure.AdamicAdar:
                return new("by_shared", value, "1", Combination.Ratio,
                    [new("one", 1), new("log_of_ties", Math.Log(ties), "1", Combination.ScaledLogarithm,
                        [new("one", 1), new("ties_of_shared", ties, "ties"), new("one", 1)])]);
            case ClosenessMeasure.ResourceAllocation:
                return new("by_shared", value, "1", Combination.Ratio, [new("one", 1), new("ties_of_shared", ties, "ties")]);
            case ClosenessMeasure.CommonNeighbours or ClosenessMeasure.Jaccard:
                return new("by_shared", value, "people");
        }

        if (!(value > 0)) return new("by_shared", value);
        double sum = rows.Sum(shared.Person);
        double toFirst = Root(rows, shared.ToFirst, sum), toSecond = Root(rows, shared.ToSecond, sum);
        return new("by_shared", value, "1", Combination.Ratio,
        [
            new("roots", toFirst * toSecond, "1", Combination.Product, [Root("to_first", toFirst), Root("to_second", toSecond)]),
            new("roots_of_all", sum),
        ]);
    }

    private static double Root(TieMatrix rows, int entry, double sum) => rows.Shares[entry] * Math.Sqrt(sum);

    private static Explanation Root(string side, double root)
    {
        double vitality = root * root * root * root;
        return vitality > LeastVitality
            ? new($"root_{side}", root, "1", Combination.Power, [new($"vitality_{side}", vitality, "h"), new("quarter", .25)])
            : new($"root_{side}", root);
    }

    private static double Either(TieMatrix rows, int first, int second, double shared, ReadOnlySpan<int> except) =>
        Ties(rows, first, except) + Ties(rows, second, except) - shared;

    private static int Ties(TieMatrix rows, int person, ReadOnlySpan<int> except)
    {
        int ties = rows.Degree(person);
        foreach (int other in except)
            if (rows.Find(person, other) >= 0) ties--;
        return ties;
    }

    /// <summary>Walks two rows side by side.</summary>
    internal ref struct Enumerator(TieMatrix rows, int first, int second, ReadOnlySpan<int> except)
    {
        private readonly ReadOnlySpan<int> _except = except;
        private readonly int _endOfFirst = first < 0 ? 0 : rows.End(first);
        private readonly int _endOfSecond = second < 0 ? 0 : rows.End(second);
        private int _inFirst = first < 0 ? 0 : rows.Start(first);
        private int _inSecond = second < 0 ? 0 : rows.Start(second);

        public Shared Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            ReadOnlySpan<int> neighbours = rows.Neighbours;
            while (_inFirst < _endOfFirst && _inSecond < _endOfSecond)
            {
                int person = neighbours[_inFirst], order = person.CompareTo(neighbours[_inSecond]);
                if (order == 0 && !_except.Contains(person))
                {
                    Current = new(person, rows.Mirrors[_inFirst++], rows.Mirrors[_inSecond++]);
                    return true;
                }

                if (order <= 0) _inFirst++;
                if (order >= 0) _inSecond++;
            }

            return false;
        }
    }
}

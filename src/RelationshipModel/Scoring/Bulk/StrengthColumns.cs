using System.Numerics;
using NodaTime;

namespace RelationshipModel.Scoring.Bulk;

/// <summary>
/// Three numbers a tie, in columns, from which the strength of all ties at any later instant follows with one logarithm and one root each, several
/// at once: the bond's stock decayed to a common instant, the instant of the last contact, and reciprocity to its power.
/// </summary>
/// <remarks>
/// With E = stock x 2^(-t/H0) at an instant, P = c ln(1 + E)/V0 x Recency^w x Reciprocity^v and Strength = P/(1 + P): the logistic of the sum of
/// logarithms, without taking most of them. A tie of which more is stated has no number here and is scored by itself.
/// </remarks>
internal sealed class StrengthColumns(RelationshipScorer scorer, Instant reference)
{
    private static readonly Instant Zero = Instant.FromUtc(2000, 1, 1, 0, 0);

    private readonly double _scale = scorer.Options.BondScale.TotalHours / scorer.Options.StrengthMidpoint.TotalHours;
    private readonly double _tau = scorer.Options.RecencyScale.TotalDays;
    private readonly double _weight = scorer.Options.RecencyWeight;
    private readonly double _halfLife = scorer.Options.BondHalfLife.TotalDays;
    private double[] _stock = [];
    private double[] _lastContact = [];
    private double[] _reciprocity = [];

    internal int Count { get; private set; }

    internal void Resize(int count)
    {
        int padded = (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        if (padded > _stock.Length)
        {
            int length = Math.Max(padded, Math.Min(2 * _stock.Length, Array.MaxLength));
            Array.Resize(ref _stock, length);
            Array.Resize(ref _lastContact, length);
            Array.Resize(ref _reciprocity, length);
        }

        _stock.AsSpan(Count, _stock.Length - Count).Fill(double.NaN);
        Count = count;
    }

    /// <summary>Whether a tie has its numbers here; if not it is to be scored by itself.</summary>
    internal bool Set(int index, in TieState state, TieProfile profile)
    {
        _stock[index] = double.NaN;
        if (profile is not { IsKin: false, Closeness.Count: 0, States.Count: 0 } || profile.IsRestricted(ContactRestrictions.NoScore) || state.Interactions == 0)
            return false;
        (BondStock bond, Instant at, _) = scorer.Fold.Anchor(state, profile, state.LastAt)!.Value;
        double halfLives = (reference - at).TotalDays / _halfLife;
        double stock = bond.Exponent == 0 && Math.Abs(halfLives) < 500 ? bond.Mantissa * Math.Exp(-halfLives * Formulas.Ln2) : double.NaN;
        if (!(stock is > 1e-280 and < 1e280)) return false;
        _stock[index] = stock;
        _lastContact[index] = (state.LastContact.At - Zero).TotalDays;
        _reciprocity[index] = state.IsTolerated ? 1 : Math.Pow(scorer.ReciprocityOf(state, profile) ?? 1, scorer.Options.ReciprocityWeight);
        return true;
    }

    /// <summary>P of a range of ties that begins at a multiple of the vector's width; not a number for those to be scored by themselves.</summary>
    internal void Evaluate(int from, Span<double> p, Instant asOf)
    {
        double kept = Math.Exp(-(asOf - reference).TotalDays / _halfLife * Formulas.Ln2);
        double now = (asOf - Zero).TotalDays;
        for (int i = 0; i < p.Length; i += Vector<double>.Count)
        {
            Vector<double> value = Evaluate(from + i, kept, now);
            if (i + Vector<double>.Count <= p.Length)
            {
                value.CopyTo(p[i..]);
                continue;
            }

            for (int lane = 0; i + lane < p.Length; lane++) p[i + lane] = value[lane];
        }
    }

    /// <summary>Offers every tie of a range whose P is at least the bar of the best so far.</summary>
    internal void Collect(int from, int to, Instant asOf, BestCandidates best)
    {
        double kept = Math.Exp(-(asOf - reference).TotalDays / _halfLife * Formulas.Ln2);
        double now = (asOf - Zero).TotalDays;
        Vector<double> bar = new(best.Bar);
        for (int i = from; i < to; i += Vector<double>.Count)
        {
            Vector<double> value = Evaluate(i, kept, now);
            if (!Vector.GreaterThanOrEqualAny(value, bar)) continue;
            for (int lane = 0; lane < Vector<double>.Count && i + lane < to; lane++)
                if (value[lane] >= best.Bar) best.Offer(value[lane], i + lane);
            bar = new(best.Bar);
        }
    }

    private Vector<double> Evaluate(int index, double kept, double now)
    {
        Vector<double> stock = new Vector<double>(_stock, index) * kept;
        Vector<double> silence = new Vector<double>(now) - new Vector<double>(_lastContact, index);
        Vector<double> recency = Vector<double>.One / (Vector<double>.One + silence / _tau);
        Vector<double> u = Vector<double>.One + stock;
        Vector<double> logarithm = Vector.ConditionalSelect(
            Vector.Equals(u, Vector<double>.One), stock, Vector.Log(u) * (stock / (u - Vector<double>.One)));
        Vector<double> ofRecency = _weight == .5 ? Vector.SquareRoot(recency) : Vector.Exp(Vector.Log(recency) * _weight);
        return logarithm * _scale * ofRecency * new Vector<double>(_reciprocity, index);
    }
}

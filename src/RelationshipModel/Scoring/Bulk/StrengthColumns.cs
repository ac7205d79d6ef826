using System.Numerics;
using NodaTime;

namespace RelationshipModel.Scoring.Bulk;

/// <summary>
/// Four numbers a tie, in columns, from which the strength of all ties at any later instant follows with one logarithm
/// and one root each, several at once: the bond's stock decayed to a common instant, the end of the last contact, the
/// expected gap, and what reciprocity counts.
/// </summary>
/// <remarks>
/// With E = stock x 2^(-t/H0) at an instant, P = c ln(1 + E)/V0 x Continuity^w x r^v and Strength = P/(1 + P): the
/// logistic of the sum of logarithms, without taking most of them. A tie with more statements, or whose bond is
/// above the crossing, is scored by itself.
/// </remarks>
internal sealed class StrengthColumns(RelationshipScorer scorer, Instant reference)
{
    private static readonly Moment Zero = Moment.Of(Instant.FromUtc(2000, 1, 1, 0, 0));

    private readonly double _scale = scorer.Options.Bond.Scale.TotalHours / scorer.Options.Strength.Midpoint.TotalHours;
    private readonly double _leastBond = ScoreKernel.LeastBond / scorer.Options.Bond.Scale.TotalHours;
    private readonly double _weight = scorer.Options.Strength.ContinuityWeight;
    private readonly double _halfLife = scorer.Options.Bond.HalfLife.TotalDays;
    private double[] _stock = [];
    private double[] _silentSince = [];
    private double[] _gap = [];
    private double[] _reciprocity = [];

    internal int Count { get; private set; }

    internal void Resize(int count)
    {
        int padded = (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        if (padded > _stock.Length)
        {
            int length = Math.Max(padded, Math.Min(2 * _stock.Length, Array.MaxLength));
            Array.Resize(ref _stock, length);
            Array.Resize(ref _silentSince, length);
            Array.Resize(ref _gap, length);
            Array.Resize(ref _reciprocity, length);
        }

        Count = count;
    }

    /// <summary>Whether a tie has its numbers here; if not it is to be scored by itself.</summary>
    internal bool Set(int index, in TieState state, TieProfile profile)
    {
        _stock[index] = double.NaN;
        if (profile is not { IsKin: false, Closeness.Count: 0, States.Count: 0 }
            || profile.IsRestricted(ContactRestrictions.NoScore)
            || !state.HasMoreThanAttempts || (!state.HasContact && profile.MemberSince is not null))
            return false;
        (BondStock bond, Instant at, _) = scorer.Fold.Anchor(state, profile, state.LastAt)!.Value;
        double halfLives = (reference - at).TotalDays / _halfLife;
        // Below 0 where the bond is above the crossing.
        double stock = bond.Value * Math.Exp(-halfLives * Formulas.Ln2);
        if (!(stock is > 1e-280 and < 1e280)) return false;
        _stock[index] = stock;
        _silentSince[index] = Moment.Days(Zero, state.HasContact ? state.ContactUntil : state.First);
        _gap[index] = scorer.ExpectedGapOf(state, profile);
        _reciprocity[index] = scorer.ReciprocityFactorOf(state, profile);
        return true;
    }

    /// <summary>P of a range of ties that begins at a multiple of the vector's width; not a number for those
    /// to be scored by themselves.</summary>
    internal void Evaluate(int from, Span<double> p, Instant asOf)
    {
        double kept = Math.Exp(-(asOf - reference).TotalDays / _halfLife * Formulas.Ln2);
        double now = Moment.Days(Zero, Moment.Of(asOf));
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
        double now = Moment.Days(Zero, Moment.Of(asOf));
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
        Vector<double> silence = Vector.Max(Vector<double>.Zero,
            new Vector<double>(now) - new Vector<double>(_silentSince, index));
        Vector<double> continuity = Vector<double>.One / (Vector<double>.One + silence / new Vector<double>(_gap, index));
        Vector<double> u = Vector<double>.One + stock;
        Vector<double> logarithm = Vector.ConditionalSelect(
            Vector.Equals(u, Vector<double>.One), stock, Vector.Log(u) * (stock / (u - Vector<double>.One)));
        Vector<double> least = new(_leastBond);
        Vector<double> bond = Vector.ConditionalSelect(Vector.LessThan(logarithm, least), least, logarithm);
        Vector<double> ofContinuity = _weight == .5
            ? Vector.SquareRoot(continuity) : Vector.Exp(Vector.Log(continuity) * _weight);
        return bond * _scale * ofContinuity * new Vector<double>(_reciprocity, index);
    }
}

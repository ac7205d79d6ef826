using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace RelationshipModel.Evaluation;

/// <summary>What BG/NBD knows of a tie: how often it was active again after its first activity, when last,
/// and how long it was watched.</summary>
/// <param name="Repeats">x: activities after the first.</param>
/// <param name="LastRepeat">t_x: time from the first activity to the last.</param>
/// <param name="Watched">T: time from the first activity to the date.</param>
internal readonly record struct BgNbdHistory(int Repeats, double LastRepeat, double Watched);

/// <summary>
/// The beta-geometric / negative binomial model of repeat activity (Fader, Hardie and Lee 2005, "Counting your customers" the
/// easy way): while alive a tie is active at a Poisson rate that is Gamma(r, alpha) across ties, and after each activity it dies
/// with a probability that is Beta(a, b) across ties.
/// </summary>
internal sealed record BgNbd(double R, double Alpha, double A, double B)
{
    private const double Tolerance = 1e-8;
    private const double FirstStep = .5;
    private const int MostSteps = 5_000;

    // Histories that say nothing of a parameter (no repeat anywhere, say) have no maximum; the search ends at these.
    private const double Least = 1 / 3000.0;
    private const double Most = 3000;
    private const double Outside = 1e10;
    private const double Large = 1e100;

    /// <summary>The parameters of greatest likelihood, searched by simplex (Nelder and Mead
    /// 1965) over their logarithms.</summary>
    /// <param name="histories">The histories to fit.</param>
    /// <param name="resolution">
    /// How finely the histories tell times, and the least alpha: where several activities fall on one instant the likelihood
    /// grows without bound as alpha goes to 0.
    /// </param>
    /// <exception cref="ArgumentException">There is no history.</exception>
    public static BgNbd Fit(IEnumerable<BgNbdHistory> histories, double resolution)
    {
        (BgNbdHistory History, int Count)[] distinct = [.. histories.CountBy(history => history)
            .Select(pair => (pair.Key, pair.Value))];
        if (distinct.Length == 0) throw new ArgumentException("There is no history to fit.", nameof(histories));

        // Time in units of the mean watch keeps all four logarithms of one size, which the simplex needs.
        double total = distinct.Sum(d => d.Count);
        double unit = Math.Max(distinct.Sum(d => d.History.Watched * d.Count) / total, resolution);
        (BgNbdHistory History, int Count)[] scaled = Array.ConvertAll(
            distinct, d => (new BgNbdHistory(d.History.Repeats, d.History.LastRepeat / unit, d.History.Watched / unit), d.Count));
        IObjectiveFunction objective =
            ObjectiveFunction.Value(logs => At(logs, 1) is var model && model.IsWithin(resolution / unit)
            ? -scaled.Sum(d => d.Count * model.LogLikelihood(d.History)) / total
            : Outside);
        NelderMeadSimplex simplex = new(Tolerance, MostSteps);
        MinimizationResult found = simplex.FindMinimum(objective, Vector<double>.Build.Dense(4),
            Vector<double>.Build.Dense(4, FirstStep));

        // A simplex can shrink before it arrives; a fresh one at the place found says whether it did.
        for (double before = double.PositiveInfinity; before - found.FunctionInfoAtMinimum.Value > Tolerance;)
        {
            before = found.FunctionInfoAtMinimum.Value;
            found = simplex.FindMinimum(objective, found.MinimizingPoint, Vector<double>.Build.Dense(4, FirstStep));
        }

        return At(found.MinimizingPoint, unit);

        static BgNbd At(Vector<double> logs, double unit) =>
            new(Math.Exp(logs[0]), unit * Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
    }

    private bool IsWithin(double leastAlpha) =>
        R is >= Least and <= Most && A is >= Least and <= Most && B is >= Least and <= Most && Alpha >= leastAlpha
            && Alpha <= Most;

    /// <summary>The logarithm of the likelihood of one history (equation 6 of the paper).</summary>
    public double LogLikelihood(BgNbdHistory history)
    {
        (int x, double last, double watched) = history;
        double alive = SpecialFunctions.BetaLn(A, B + x) - SpecialFunctions.BetaLn(A, B) - ((R + x) * Math.Log(Alpha + watched));
        double dead = x == 0
            ? double.NegativeInfinity
            : SpecialFunctions.BetaLn(A + 1, B + x - 1) - SpecialFunctions.BetaLn(A, B) - ((R + x) * Math.Log(Alpha + last));
        return SpecialFunctions.GammaLn(R + x) - SpecialFunctions.GammaLn(R) + (R * Math.Log(Alpha)) + LogSum(alive, dead);
    }

    /// <summary>The logarithm of the probability that the tie is still alive.</summary>
    public double LogAlive(BgNbdHistory history)
    {
        (int x, double last, double watched) = history;
        return x == 0 ? 0 : -LogSum(0, Math.Log(A / (B + x - 1)) + ((R + x) * Math.Log((Alpha + watched) / (Alpha + last))));
    }

    /// <summary>
    /// The logarithm of the number of activities to expect within a horizon (equation 10 of the paper). Its hypergeometric
    /// function is taken through Euler's transformation and its first term apart, so that the series converges for long
    /// horizons and a = 1 is no special case.
    /// </summary>
    public double LogExpected(BgNbdHistory history, double horizon)
    {
        double c = A + B + history.Repeats - 1, d = A + B - 1 - R;
        double z = horizon / (Alpha + history.Watched + horizon), logRest = SpecialFunctions.Log1p(-z);
        double series = 0, term = d * z, logScale = (A - 1) * logRest;
        for (int k = 1; Math.Abs(term) > 1e-15 * Math.Abs(series); k++)
        {
            series += term;
            term *= (A + k - 1) * (d + k) / ((c + k) * (k + 1)) * z;
            if (Math.Abs(series) < Large) continue;
            (series, term, logScale) = (series / Large, term / Large, logScale + Math.Log(Large));
        }

        double first = A == 1 ? logRest : SpecialFunctions.Expm1((A - 1) * logRest) / (A - 1);
        return LogAlive(history) + Math.Log((-c * first) - (Math.Exp(logScale) * series));
    }

    /// <summary>ln(e^a + e^b) without overflow.</summary>
    private static double LogSum(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));
}

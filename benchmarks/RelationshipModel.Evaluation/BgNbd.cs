using MathNet.Numerics;

namespace RelationshipModel.Evaluation;

/// <summary>
/// The beta-geometric / negative binomial model of repeat activity (Fader, Hardie and Lee 2005, "Counting your customers" the
/// easy way): while alive a tie is active at a Poisson rate that is Gamma(r, alpha) across ties, and after each activity it dies
/// with a probability that is Beta(a, b) across ties.
/// </summary>
internal sealed record BgNbd(double R, double Alpha, double A, double B) : IActivityModel
{
    private const double Large = 1e100;

    /// <summary>The parameters of greatest likelihood.</summary>
    /// <param name="histories">The histories to fit.</param>
    /// <param name="resolution">How finely the histories tell times, and the least alpha.</param>
    /// <exception cref="ArgumentException">There is no history.</exception>
    public static BgNbd Fit(IEnumerable<BgNbdHistory> histories, double resolution) =>
        MaximumLikelihood.Fit(histories, resolution, static (r, alpha, a, b) => new BgNbd(r, alpha, a, b));

    /// <summary>The logarithm of the likelihood of one history (equation 6 of the paper).</summary>
    public double LogLikelihood(BgNbdHistory history)
    {
        int x = history.Repeats;
        return SpecialFunctions.GammaLn(R + x) - SpecialFunctions.GammaLn(R) + (R * Math.Log(Alpha))
            + LogSum.Of(LogQuiet(history, 0), LogDead(history));
    }

    /// <summary>The logarithm of the probability that the tie is still alive.</summary>
    public double LogAlive(BgNbdHistory history)
    {
        (int x, double last, double watched) = history;
        return x == 0 ? 0 : -LogSum.Of(0, Math.Log(A / (B + x - 1)) + ((R + x) * Math.Log((Alpha + watched) / (Alpha + last))));
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

    /// <summary>The logarithm of the probability of at least one activity within a horizon.</summary>
    public double LogChance(BgNbdHistory history, double horizon)
    {
        double now = LogQuiet(history, 0), quiet = LogQuiet(history, horizon);
        return now + Math.Log(-SpecialFunctions.Expm1(Math.Min(0, quiet - now))) - LogSum.Of(now, LogDead(history));
    }

    /// <summary>Alive, and silent until a time after the history; but for a factor that the dead share.</summary>
    private double LogQuiet(BgNbdHistory history, double after)
    {
        (int x, _, double watched) = history;
        return SpecialFunctions.BetaLn(A, B + x) - SpecialFunctions.BetaLn(A, B) - ((R + x) * Math.Log(Alpha + watched + after));
    }

    private double LogDead(BgNbdHistory history)
    {
        (int x, double last, _) = history;
        return x == 0
            ? double.NegativeInfinity
            : SpecialFunctions.BetaLn(A + 1, B + x - 1) - SpecialFunctions.BetaLn(A, B) - ((R + x) * Math.Log(Alpha + last));
    }
}

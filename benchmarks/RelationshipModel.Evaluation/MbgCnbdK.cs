using MathNet.Numerics;

namespace RelationshipModel.Evaluation;

/// <summary>
/// The MBG/CNBD-k model of repeat activity (Platzer and Reutterer 2016): while alive a tie is active at gaps that are Erlang(k,
/// rate), more regular
/// the larger k, the rate Gamma(r, alpha) across ties; after each activity, the first one too, it dies with a probability that
/// is Beta(a, b) across ties.
/// </summary>
/// <param name="K">How regular the gaps are; 1 is chance.</param>
/// <param name="R">The shape of the rates.</param>
/// <param name="Alpha">The scale of the rates.</param>
/// <param name="A">The first shape of the drop-outs.</param>
/// <param name="B">The second shape of the drop-outs.</param>
internal sealed record MbgCnbdK(int K, double R, double Alpha, double A, double B) : IActivityModel
{
    /// <summary>More regular than this no gaps are taken to be.</summary>
    private const int MostRegular = 6;

    /// <summary>The parameters of greatest likelihood, for the k at which it is greatest.</summary>
    /// <param name="histories">The histories to fit.</param>
    /// <param name="logGaps">The sum of the logarithms of all gaps, in the unit of the histories; on it depends which k
    /// fits.</param>
    /// <param name="resolution">How finely the histories tell times, and the least alpha.</param>
    /// <exception cref="ArgumentException">There is no history.</exception>
    public static MbgCnbdK Fit(IReadOnlyCollection<BgNbdHistory> histories, double logGaps, double resolution)
    {
        long gaps = histories.Sum(static history => (long)history.Repeats);
        (MbgCnbdK? best, double greatest) = (null, double.NegativeInfinity);
        for (int k = 1; k <= MostRegular; k++)
        {
            int regular = k;
            MbgCnbdK model = MaximumLikelihood.Fit(histories, resolution, (r, alpha, a, b) =>
                new MbgCnbdK(regular, r, alpha, a, b));
            double likelihood = histories.Sum(model.LogLikelihood) + (k - 1) * logGaps - gaps * SpecialFunctions.GammaLn(k);
            if (likelihood <= greatest) break;
            (best, greatest) = (model, likelihood);
        }

        return best!;
    }

    /// <summary>The logarithm of the likelihood of one history, but for the factor of its gaps, which no parameter changes for
    /// a given k.</summary>
    public double LogLikelihood(BgNbdHistory history) => LogSum.Of(LogAlive(history, 0), LogDead(history));

    /// <summary>The logarithm of the probability of at least one activity within a horizon.</summary>
    public double LogChance(BgNbdHistory history, double horizon)
    {
        double now = LogAlive(history, 0), quiet = LogAlive(history, horizon);
        return now + Math.Log(-SpecialFunctions.Expm1(Math.Min(0, quiet - now))) - LogSum.Of(now, LogDead(history));
    }

    /// <summary>The joint logarithm of the history and of living on in silence until a time after it.</summary>
    private double LogAlive(BgNbdHistory history, double after)
    {
        (int x, double last, double watched) = history;
        double silence = watched + after - last, shape = R + (double)K * x;
        double sum = double.NegativeInfinity;
        for (int j = 0; j < K; j++)
        {
            double ticks = j == 0 ? 0 : j * Math.Log(silence) - SpecialFunctions.GammaLn(j + 1);
            sum = LogSum.Of(sum, ticks + SpecialFunctions.GammaLn(shape + j) - (shape + j) * Math.Log(Alpha + watched + after));
        }

        return LogPrior(x, A, B + x + 1) + sum;
    }

    private double LogDead(BgNbdHistory history)
    {
        double shape = R + (double)K * history.Repeats;
        return LogPrior(history.Repeats, A + 1, B + history.Repeats)
            + SpecialFunctions.GammaLn(shape) - shape * Math.Log(Alpha + history.LastRepeat);
    }

    private double LogPrior(int x, double a, double b) =>
        SpecialFunctions.BetaLn(a, b) - SpecialFunctions.BetaLn(A, B) + R * Math.Log(Alpha) - SpecialFunctions.GammaLn(R);
}

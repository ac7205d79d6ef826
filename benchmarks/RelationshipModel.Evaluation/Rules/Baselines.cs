namespace RelationshipModel.Evaluation.Rules;

/// <summary>The rules to compare with that are formulas of one tie.</summary>
internal static class Baselines
{
    public static IRule Recency { get; } = new TieRule("recency", tie => -tie.Silence);

    public static IRule Frequency { get; } = new TieRule("frequency", tie => tie.Count);

    public static IRule CountOverSilence { get; } =
        new TieRule("count / (silence + 1 day)", tie => tie.Count / (tie.Silence + 1));

    public static IRule RecencyAndVolume { get; } = new TieRule(
        "`.35 e^(-.08 days) + .30 tanh(n90 / 10)`",
        tie => (.35 * Math.Exp(-.08 * tie.Silence)) + (.30 * Math.Tanh(tie.CountWithin(90) / 10.0)));

    /// <summary>Exponential tie decay (Ahmad, Porter and Beguerisse-Diaz 2018): every message counts
    /// 1 and halves with its age.</summary>
    public static IRule TieDecay(int halfLifeDays) => new TieRule(
        $"exponential tie decay, {halfLifeDays} days", tie => LogDecayedCount(tie, halfLifeDays), "the best of these half-lives");

    /// <summary>The binary logarithm of the decayed count, so that ties silent for centuries keep their order
    /// instead of all rounding to 0.</summary>
    private static double LogDecayedCount(PastTie tie, double halfLife)
    {
        double last = tie.Silence;
        return Math.Log2(tie.Messages.Sum(message => Math.Pow(2, (last - tie.Age(message)) / halfLife))) - (last / halfLife);
    }
}

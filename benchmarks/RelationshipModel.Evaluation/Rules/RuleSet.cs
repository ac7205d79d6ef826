namespace RelationshipModel.Evaluation.Rules;

/// <summary>All rules of the table, in its order.</summary>
internal static class RuleSet
{
    private static readonly int[] HalfLives = [30, 90, 180, 365];

    private static readonly (string Name, Func<TieNumbers, double> Number)[] Numbers =
    [
        ("Bond", static tie => tie.Bond), ("Strength", static tie => tie.Strength), ("Vitality", static tie => tie.Vitality),
        ("Outlook", static tie => tie.Outlook),
    ];

    public static IReadOnlyList<IRule> All(Engine engine, EarlierEngine earlier) =>
    [
        new BucketRule(),
        Baselines.Frequency,
        new BgNbdRule(),
        new MbgCnbdRule(),
        Baselines.Recency,
        .. HalfLives.Select(Baselines.TieDecay),
        Baselines.RecencyAndVolume,
        Baselines.CountOverSilence,
        PublishedRules.Msgvault,
        PublishedRules.Margince,
        .. Numbers.Select(of => new NumberRule(EarlierName(of.Name), earlier.Numbers, of.Number)),
        .. Numbers.Select(of => new NumberRule(Name(of.Name), engine.Numbers, of.Number)),
    ];

    /// <summary>The rule of one of the library's numbers.</summary>
    public static string Name(string number) => $"**{number}**";

    /// <summary>The rule of the same number of model 1.</summary>
    public static string EarlierName(string number) => $"model 1: {number}";
}

namespace RelationshipModel.Evaluation.Rules;

/// <summary>All rules of the table, in its order.</summary>
internal static class RuleSet
{
    private static readonly int[] HalfLives = [30, 90, 180, 365];

    public static IReadOnlyList<IRule> All(Engine engine)
    {
        return
        [
            new BucketRule(),
            Baselines.Frequency,
            new BgNbdRule(),
            Baselines.Recency,
            .. HalfLives.Select(Baselines.TieDecay),
            Baselines.RecencyAndVolume,
            Baselines.CountOverSilence,
            PublishedRules.Msgvault,
            PublishedRules.Margince,
            engine.Rule("**Bond**", score => score.Bond),
            engine.Rule("**Strength**", score => score.Strength),
            engine.Rule("**Vitality**", score => score.Vitality),
            engine.Rule("**Outlook**", score => score.Outlook),
        ];
    }
}

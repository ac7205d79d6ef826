using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation.Tests;

public sealed class ContactForecastTests
{
    private static readonly ContactForecast Forecast = new([Baselines.Recency, Baselines.Frequency]);

    [Fact]
    public void Evaluate_Recency_IsTheHandComputedMean() =>
        // Day 5, 3 days on: c5, c1 active; c5 is above three, c1 above none: 3/6. 10 days on: c2 too: 2/6.
        // Day 7: c1, c2, the two longest silent: 0, 0. Day 9: nobody.
        Assert.Equal(((3 / 6.0) + (2 / 6.0) + 0 + 0) / 4, Forecast.Evaluate(Made.SmallCorrespondence).Auc[0].Value!.Value, 1e-12);

    [Fact]
    public void Evaluate_Frequency_IsTheHandComputedMean() =>
        // Day 5: c5 has two, all others one: (3 + 3/2)/6, (2 + 1 + 1)/6. Day 7: c1 and c2 equal c3 and c4, below c5: 2/6, 2/6.
        Assert.Equal(((4.5 / 6) + (4 / 6.0) + (2 / 6.0) + (2 / 6.0)) / 4,
            Forecast.Evaluate(Made.SmallCorrespondence).Auc[1].Value!.Value,
            1e-12);

    [Fact]
    public void Evaluate_RunsWithoutBothClasses_AreLeftOut() => Assert.Equal(4, Forecast.Evaluate(Made.SmallCorrespondence).Runs);

    [Fact]
    public void Evaluate_OwnersWithFewTies_AreLeftOut() => Assert.Equal(1, Forecast.Evaluate(Made.SmallCorrespondence).Owners);

    [Fact]
    public void Evaluate_NobodyToJudge_SaysSo()
    {
        Correspondence triangle = Made.Letters((0, "a", "b"), (1, "b", "c"), (2, "c", "a"));

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Forecast.Evaluate(triangle));

        Assert.Contains("has an owner 5 ties", refused.Message, StringComparison.Ordinal);
    }
}

using NodaTime;
using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation.Tests;

public sealed class ChanceForecastTests
{
    private static readonly Instant Date = Instant.FromUtc(1900, 1, 1, 0, 0);

    private static PastTie Tie(params (double Age, bool Sent)[] messages) =>
        new(new(new("o"), new("c")), Date,
            [.. messages.OrderByDescending(static m => m.Age)
                .Select(static m => new TieMessage(Date - Duration.FromDays(m.Age), m.Sent))]);

    [Fact]
    public void Msgvault_CountsSentTwiceAndNobodyUnwritten()
    {
        Assert.Equal(2 * .5 + Math.Log(1 + 1), PublishedRules.MsgvaultOf(Tie((365, true), (0, false))), 1e-12);
        Assert.Equal(0, PublishedRules.MsgvaultOf(Tie((1, false), (2, false))));
    }

    [Fact]
    public void Margince_IsRecencyTimesVolumeTimesBalance()
    {
        Assert.Equal(.5 * (4 / 20.0) * (.25 + .75 * .5),
            PublishedRules.MarginceOf(Tie((30, true), (40, true), (50, true), (60, false))), 1e-12);
        Assert.Equal(0, PublishedRules.MarginceOf(Tie((91, true))));
    }

    [Fact]
    public void Evaluate_AFile_GivesLossesAndATableThatCountsEveryForecast()
    {
        ChanceForecastResult result = new ChanceForecast(new()).Evaluate(Made.SmallCorrespondence);

        Assert.Equal(result.Forecasts, result.Reliability.Sum(static tenth => tenth.Ties));
        Assert.All(result.LogLoss, static loss => Assert.True(loss.Value > 0 && double.IsFinite(loss.Value.Value)));
        Assert.All(result.Brier, static score => Assert.InRange(score.Value!.Value, 0, 1));
        Assert.All(result.Reliability, static tenth => Assert.InRange(tenth.Active, 0, 1));
        Assert.Equal(ChanceForecast.Names.Length, result.LogLoss.Count);
    }
}

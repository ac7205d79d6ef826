using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;

namespace RelationshipModel.Tests.Golden;

public sealed class GoldenTests
{
    private static readonly ContactId Friend = GoldenHistory.Friend;

    private static void Near(double expected, double? actual) =>
        Assert.True(actual is { } value && Math.Abs(expected - value) <= 1e-12 * Math.Abs(expected), $"expected {expected:R}, was {actual:R}");

    private static RelationshipScore Score(Instant asOf, params Interaction[] history) => new RelationshipScorer().Score(new(GoldenHistory.Key, history), asOf);

    /// <summary>
    /// The values were computed by a separate, slow and plain implementation of the formulas, written before this one. Time passes as it does:
    /// between two midnights lie 23 or 25 hours where the clocks change.
    /// </summary>
    [Fact]
    public void The_golden_history_has_its_golden_scores()
    {
        RelationshipScorer scorer = new(new ScoringOptions { Zone = GoldenHistory.Zone });
        RelationshipScore score = scorer.Score(new(GoldenHistory.Key, GoldenHistory.Interactions), GoldenHistory.AsOf);

        Near(2.144525770447382, score.Bond);
        Near(0.02929186701860731, score.BondLevel);
        Near(424.48502346428995, score.BondHalfLife.TotalDays);
        Near(0.004100461301896463, score.Recency);
        Near(0.3892631817848052, score.Initiative.Balance);
        Near(0.7796640771395579, score.Initiative.Reciprocity);
        Near(0.22589272961523518, score.Support.Balance);
        Near(0.9882221156002087, score.Support.Reciprocity);
        Near(0.21666672080638327, score.Initiative.Tolerance);
        Near(0.7796640771395579, score.Reciprocity);
        Near(-0.8465194705357575, score.Explanation.Find("of_bond")?.Value);
        Near(-2.748327899471638, score.Explanation.Find("of_recency")?.Value);
        Near(-0.06222303059937578, score.Explanation.Find("of_reciprocity")?.Value);
        Near(0.025158712918470657, score.Strength);
        Near(0.008793544932639188, score.Vitality);
        Explanations.AssertHolds(score.Explanation);
    }

    /// <summary>
    /// One letter: 1 h x 0.6 = 0.6 h; one interaction counts in full, m log2(1 + m/m) = 0.6 log2 2 = 0.6.
    /// After 365 days, one half-life of a weak bond: b = 5 ln(1 + (e^(0.6/5) - 1)/2)
    /// = 5 ln(1 + (1.1274968515793757 - 1)/2) = 5 ln 1.0637484257896879 = 5 x 0.06179890... = 0.30899....
    /// Recency = 1/(1 + 365) = 1/366.
    /// </summary>
    [Fact]
    public void By_hand_a_letter_a_year_ago()
    {
        Instant at = Instant.FromUtc(2021, 1, 1, 0, 0);
        RelationshipScore score = Score(at + Duration.FromDays(365), new Interaction(new("a"), at, Channel.Letter, Friend));

        Near(5 * Math.Log(1.0637484257896879), score.Bond);
        Near(1.0 / 366, score.Recency);
    }

    /// <summary>
    /// Two letters on one day count 0.6 log2(1 + 1.2/0.6) = 0.6 log2 3 = 0.6 x 1.584962500721156 = 0.9509775004326936 h, at once and in full.
    /// Strength then, with full recency (1) and unknown reciprocity: logistic(ln(0.9509775/5)) = 0.9509775/(0.9509775 + 5) = 0.15980190....
    /// </summary>
    [Fact]
    public void By_hand_two_letters_on_one_day()
    {
        Instant at = Instant.FromUtc(2021, 1, 1, 0, 0);
        RelationshipScore score = Score(at, new(new("a"), at, Channel.Letter, Friend), new(new("b"), at, Channel.Letter, Friend));

        Near(0.9509775004326936, score.Bond);
        Assert.Equal(1, score.Recency);
        Assert.Null(score.Reciprocity);
        Near(0.9509775004326936 / 5.9509775004326936, score.Strength);
    }

    /// <summary>
    /// Ten messages a week apart from nobody but the owner: openings 1 each, decayed by 2^(-7/730) = q a week to the last one:
    /// g = (1 - q^10)/(1 - q), v = 0, beta = g/(g + 4). The bond is some minutes, so tolerance is .2 and a little:
    /// reciprocity = 1 - (beta - tolerance)/(1 - tolerance). With q = 0.99337538..., g = 9.7074..., beta = 0.70819....
    /// </summary>
    [Fact]
    public void By_hand_ten_messages_from_one_side()
    {
        Instant at = Instant.FromUtc(2021, 1, 1, 0, 0);
        RelationshipScore score = Score(
            at + Duration.FromDays(100),
            [.. Enumerable.Range(0, 10).Select(i => new Interaction(new($"{i}"), at + Duration.FromDays(7 * i), Channel.Message, Friend) { Initiator = Initiator.Owner })]);

        double q = Math.Pow(2, -7.0 / 730), g = (1 - Math.Pow(q, 10)) / (1 - q);
        Assert.Equal(9.7074, g, 1e-3);
        Near(g / (g + 4), score.Initiative.Balance);
        Near(1 - (g / (g + 4) - score.Initiative.Tolerance) / (1 - score.Initiative.Tolerance), score.Reciprocity);
        Assert.InRange(score.Initiative.Tolerance, .2, .203);
        Assert.Equal(10, score.UnansweredInitiatives);
    }

    /// <summary>The half-lives the model promises: log2(1 + e^(b/10)) years of 365 days.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 7.2231634044079085)]
    [InlineData(200, 28.853900820752884)]
    public void By_hand_half_lives(double bond, double years) => Near(years * 365, new RelationshipScorer().BondHalfLife(bond).TotalDays);
}

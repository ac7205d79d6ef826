using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;

namespace RelationshipModel.Tests.Golden;

public sealed class GoldenTests
{
    private static readonly ContactId Friend = GoldenHistory.Friend;

    private static void Near(double expected, double? actual) =>
        Assert.True(actual is { } value && Math.Abs(expected - value) <= 1e-12 * Math.Abs(expected),
            $"expected {expected:R}, was {actual:R}");

    private static RelationshipScore Score(Instant asOf, params Interaction[] history) =>
        new RelationshipScorer().Score(new(GoldenHistory.Key, history), asOf);

    /// <summary>
    /// The values were computed by a separate, slow and plain implementation of the formulas, written before this one. Time
    /// passes as it does: between two midnights lie 23 or 25 hours where the clocks change.
    /// </summary>
    [Fact]
    public void The_golden_history_has_its_golden_scores()
    {
        RelationshipScorer scorer = new(new ScoringOptions { Zone = GoldenHistory.Zone });
        RelationshipScore score = scorer.Score(new(GoldenHistory.Key, GoldenHistory.Interactions), GoldenHistory.AsOf);

        Near(4.437022209373844, score.Bond);
        Near(0.05965663517659313, score.BondLevel);
        Near(242.875, score.SilenceDays);
        Near(125.68050483423566, score.ExpectedGapDays);
        Near(0.004100461301896463, score.Recency);
        Near(0.34100835067098695, score.Continuity);
        Near(0.30918704015341913, score.Initiative.Balance);
        Near(0.8939491230302722, score.Initiative.Reciprocity);
        Near(0.2260002563961355, score.Support.Balance);
        Near(1, score.Support.Reciprocity);
        Near(0.8939491230302722, score.Reciprocity);
        Near(-0.8126016151164844, score.Explanation.Find("of_bond")?.Value);
        Near(-0.5379241566136213, score.Explanation.Find("of_continuity")?.Value);
        Near(-0.025078260368436914, score.Explanation.Find("of_reciprocity")?.Value);
        Near(0.2017159394888498, score.Strength);
        Near(0.018193837865192596, score.Vitality);
        Near(0.040196490357734725, score.ChanceOfContact(Duration.FromDays(30)));
        Near(0.21176574446657392, score.ChanceOfContact(Duration.FromDays(365)));
        Explanations.AssertHolds(score.Explanation);
    }

    /// <summary>
    /// One letter: 1 h x 0.6 = 0.6 h, and nobody's initiative. After 1,096 days, one half-life of a weak bond: b = 20 ln(1
    /// + (e^(0.6/20) - 1)/2) = 20 ln(1 + (1.030454533953517 - 1)/2) = 20 ln 1.0152272669767585. Recency = 1/1097. One
    /// contact shows no rhythm, so that the gap is the 30 days of the prior: continuity = 1/(1 + 1096/30) = 30/1126.
    /// Strength = P/(1 + P) with P = b/10 x sqrt(30/1126).
    /// </summary>
    [Fact]
    public void By_hand_a_letter_three_years_ago()
    {
        Instant at = Instant.FromUtc(2021, 1, 1, 0, 0);
        RelationshipScore score = Score(at + Duration.FromDays(1096), new Interaction(new("a"), at, Channel.Letter, Friend));

        double bond = 20 * Math.Log(1.0152272669767585), odds = bond / 10 * Math.Sqrt(30.0 / 1126);
        Near(bond, score.Bond);
        Near(1.0 / 1097, score.Recency);
        Near(30.0 / 1126, score.Continuity);
        Near(odds / (1 + odds), score.Strength);
    }

    /// <summary>
    /// Two letters on one day count 0.6 log2(1 + 1.2/0.6) = 0.6 log2 3 = 0.6 x 1.584962500721156 = 0.9509775004326936 h, at once
    /// and in full. Strength then, with full continuity (1) and unknown reciprocity: 0.9509775/(0.9509775 + 10).
    /// </summary>
    [Fact]
    public void By_hand_two_letters_on_one_day()
    {
        Instant at = Instant.FromUtc(2021, 1, 1, 0, 0);
        RelationshipScore score = Score(at, new(new("a"), at, Channel.Letter, Friend), new(new("b"), at, Channel.Letter, Friend));

        Near(0.9509775004326936, score.Bond);
        Assert.Equal(1, score.Recency);
        Assert.Null(score.Reciprocity);
        Near(0.9509775004326936 / 10.9509775004326936, score.Strength);
    }

    /// <summary>
    /// Three calls on one day: half an hour, two hours at the same instant in two calendars, and one of unknown length. The
    /// stated ones count 0.7 x 0.5 + 0.7 x 2 (the larger of two equal ones, once), the other 0.7/6: 1.75 + 0.7/6 h.
    /// </summary>
    [Fact]
    public void By_hand_a_day_of_stated_and_unstated_lengths()
    {
        Instant at = Instant.FromUtc(2021, 1, 1, 9, 0), later = at + Duration.FromHours(4);
        RelationshipScore score = Score(
            Instant.FromUtc(2021, 1, 1, 20, 0),
            new(new("a"), at, Channel.Voice, Friend) { Length = Duration.FromMinutes(30) },
            new(new("b"), later, Channel.Voice, Friend) { Length = Duration.FromHours(2) },
            new(new("c"), later, Channel.Voice, Friend) { Length = Duration.FromHours(2) },
            new(new("d"), later, Channel.Voice, Friend));

        double credit = .35 + 1.4 + .7 / 6;
        Near(20 * Math.Log(1 + (Math.Exp(credit / 20) - 1) * Math.Pow(2, -20.0 / 24 / 1096)), score.Bond);
        Near(5.0 / 24, score.SilenceDays);
    }

    /// <summary>
    /// Thirteen letters 100 days apart: each gap of 100 days weighs 100 x 2^(-age/1096), the last of age 0. G = exp((s ln 100 +
    /// 90 ln 30)/(s + 90)) with s = 100 (1 - q^12)/(1 - q), q = 2^(-100/1096) = 0.93871....
    /// </summary>
    [Fact]
    public void By_hand_the_gap_of_a_letter_every_hundred_days()
    {
        Instant at = Instant.FromUtc(2021, 1, 1, 12, 0);
        RelationshipScore score = Score(
            at + Duration.FromDays(1200),
            [.. Enumerable.Range(0, 13)
                .Select(i => new Interaction(new($"{i:00}"), at + Duration.FromDays(100 * i), Channel.Letter, Friend))]);

        double q = Math.Pow(2, -100.0 / 1096), s = 100 * (1 - Math.Pow(q, 12)) / (1 - q);
        Near(Math.Exp((s * Math.Log(100) + 90 * Math.Log(30)) / (s + 90)), score.ExpectedGapDays);
        Assert.Equal(90, score.ExpectedGapDays, 1.0);
    }

    /// <summary>
    /// Ten messages a week apart from nobody but the owner: openings 1 each, decayed by 2^(-7/730) = q a week to the last one:
    /// g = (1 - q^10)/(1 - q), v = 0, beta = g/(g + 4). Nobody answers. The bond is some minutes, so tolerance is .2 and a
    /// little: reciprocity = 1 - (beta - tolerance)/(1 - tolerance). With q = 0.99337538..., g = 9.7074..., beta = 0.70819....
    /// </summary>
    [Fact]
    public void By_hand_ten_messages_from_one_side()
    {
        Instant at = Instant.FromUtc(2021, 1, 1, 0, 0);
        RelationshipScore score = Score(
            at + Duration.FromDays(100),
            [.. Enumerable.Range(0, 10)
                .Select(i =>
                    new Interaction(new($"{i}"), at + Duration.FromDays(7 * i), Channel.Message,
                        Friend) { Initiator = Initiator.Owner })]);

        double q = Math.Pow(2, -7.0 / 730), g = (1 - Math.Pow(q, 10)) / (1 - q);
        Assert.Equal(9.7074, g, 1e-3);
        Near(g / (g + 4), score.Initiative.Balance);
        Near(1 - (g / (g + 4) - score.Initiative.Tolerance) / (1 - score.Initiative.Tolerance), score.Reciprocity);
        Assert.InRange(score.Initiative.Tolerance, .2, .203);
        Assert.Equal((10, 10), (score.UnansweredInitiatives, score.UnansweredFromOwner));
    }

    /// <summary>The half-lives the model promises: 3 log2(1 + e^(b/40)) years of 365 1/3 days.</summary>
    [Theory]
    [InlineData(0, 3)]
    [InlineData(50, 6.5005)]
    [InlineData(200, 21.6694)]
    public void By_hand_half_lives(double bond, double years) =>
        Assert.Equal(years, new RelationshipScorer().Fold.CurveOf(TieProfile.None).HalfLifeDaysOf(bond) / (1096 / 3.0), 1e-4);
}

using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class RelationshipScorerTests
{
    private static readonly Initiator ByOwner = Initiator.Owner, ByFriend = Initiator.Of(Friend);

    [Theory]
    [InlineData(Channel.InPerson, 2, 60, Depth.Unknown, 1)]
    [InlineData(Channel.InPerson, 4, 60, Depth.Unknown, 1)]
    [InlineData(Channel.InPerson, 7, 60, Depth.Unknown, .5)]
    [InlineData(Channel.Letter, 7, null, Depth.Unknown, .6)]
    [InlineData(Channel.Video, 2, 30, Depth.Confiding, .8)]
    [InlineData(Channel.Voice, 2, null, Depth.SmallTalk, .7 * .5 / 6)]
    [InlineData(Channel.Email, 2, null, Depth.Meaningful, .35 * 1.5 / 16)]
    [InlineData(Channel.Reaction, 2, null, Depth.CatchUp, .05 / 120)]
    public void Weight_is_hours_times_channel_times_group_times_depth(Channel channel, int heads, int? minutes, Depth depth,
        double expected)
    {
        Interaction interaction = On(0, channel) with
        {
            HeadCount = heads,
            Depth = depth,
            Length = minutes is { } m
            ? Duration.FromMinutes(m) : null
        };
        Assert.Equal(expected, Scorer.Weight(interaction), 1e-15);
    }

    [Fact]
    public void Score_StatedCloseness_RaisesTheBondToItAndNoFurther()
    {
        TieProfile friend = new() { Closeness = [new(Closeness.Friend, Date(100))] };
        Assert.Equal(0, Scorer.Score(new(Key, [], friend), Day(99)).Bond);
        Assert.Equal(90, Scorer.Score(new(Key, [], friend), Day(100) - Duration.FromHours(12)).Bond);
        double own = Score(100, Every(1, 100)).Bond;
        Assert.True(own > 50);
        Assert.Equal(own, Score(100, new TieProfile { Closeness = [new(Closeness.CasualFriend, Date(100))] }, Every(1, 100)).Bond,
            1e-9);
    }

    [Fact]
    public void Score_Kin_KeepsItsBondFourTimesAsLong()
    {
        TieProfile kin = new() { Kind = TieKind.Sibling };
        Assert.Equal(Score(1096, On(0)).Bond, Score(4 * 1096, kin, On(0)).Bond, 1e-3);
        Assert.True(Score(2192, kin, On(0)).Bond > 1.5 * Score(2192, On(0)).Bond);
    }

    [Fact]
    public void Score_TheDayBeginsInTheOwnersZone()
    {
        Interaction[] letters =
        [
            new(new("a"), Instant.FromUtc(2020, 1, 1, 20, 0), Channel.Letter, Friend),
            new(new("b"), Instant.FromUtc(2020, 1, 2, 1, 0), Channel.Letter, Friend),
        ];
        Assert.Equal(2, Scorer.Score(new(Key, letters), Day(2)).ContactDays);
        RelationshipScorer inNewYork = new(new ScoringOptions { Zone = DateTimeZoneProviders.Tzdb["America/New_York"] });
        Assert.Equal(1, inNewYork.Score(new(Key, letters), Day(2)).ContactDays);
    }

    [Fact]
    public void Initiative_WithinFourHoursOrMarkedAsReply_IsAnAnswer()
    {
        Interaction first = On(0, Channel.Message, ByOwner);
        Interaction soon = new(new("b"), first.At + Duration.FromHours(3), Channel.Message, Friend) { Initiator = ByFriend };
        Interaction reply = On(9, Channel.Message, ByFriend) with { IsReply = true };
        RelationshipScore score = Score(10, first, soon, reply);

        // The answer within the session counts two thirds; the marked reply later finds it answered.
        Assert.Equal(2 / 3.0, score.Initiative.Contact / score.Initiative.Owner, 1e-3);
        Assert.InRange(score.Initiative.Owner, .99, 1);
    }

    [Fact]
    public void Initiative_FromBothSidesAtTheSameInstant_IsNobodys()
    {
        RelationshipScore score = Score(10, On(0, Channel.Letter, ByOwner, "a"), On(0, Channel.Letter, ByFriend, "b"));
        Assert.Equal((0, 0), (score.Initiative.Owner, score.Initiative.Contact));
    }

    [Fact]
    public void Initiative_SeveralFromOneSideAtTheSameInstant_IsOne()
    {
        RelationshipScore score = Score(0, On(0, Channel.Letter, Initiator.Unknown, "a"), On(0, Channel.Letter, ByOwner, "b"),
            On(0, Channel.Letter, ByOwner, "c"));
        Assert.Equal((1, 0), (score.Initiative.Owner, score.Initiative.Contact));
    }

    [Fact]
    public void Reciprocity_SilenceNeitherHealsNorHarmsIt()
    {
        Interaction[] history = Every(7, 20, Channel.Message, ByOwner);
        Assert.Equal(Score(133, history).Reciprocity, Score(5000, history).Reciprocity);
    }

    [Fact]
    public void IsOneSided_OnlyAfterAYearAndNotByChance()
    {
        Assert.False(Score(300, Every(30, 10, Channel.Message, ByOwner)).Initiative.IsOneSided);
        Assert.True(Score(600, Every(30, 20, Channel.Message, ByOwner)).Initiative.IsOneSided);
        Interaction[] mixed = [.. Every(30, 20, Channel.Message)
            .Select((i, n) => i with { Initiator = n % 3 == 0 ? ByFriend : ByOwner })];
        Assert.False(Score(600, mixed).Initiative.IsOneSided);
    }

    [Fact]
    public void UnansweredInitiatives_CountUntilAnythingComesBack()
    {
        Assert.Equal(3, Score(100, On(0, Channel.Letter, ByFriend), On(10, Channel.Letter, ByOwner),
            On(20, Channel.Letter, ByOwner), On(30, Channel.Letter, ByOwner)).UnansweredInitiatives);
        Assert.Equal(1, Score(100, On(10, Channel.Letter, ByOwner), On(15, Channel.Reaction, ByFriend),
            On(30, Channel.Letter, ByOwner)).UnansweredInitiatives);
        Assert.Equal(0, Score(100, On(10, Channel.Letter, ByOwner), On(15, Channel.InPerson, ByOwner)).UnansweredInitiatives);
    }

    [Fact]
    public void Score_NoScore_WithholdsEveryNumberAndSaysSo()
    {
        RelationshipScore score = Score(100, new TieProfile { Restrictions = ContactRestrictions.NoScore }, Every(10, 10));

        Assert.True(score.IsWithheld);
        Assert.Equal((0, 0, 0), (score.Strength, score.Bond, score.InteractionCount));
        Assert.NotNull(score.Explanation.Find("withheld"));
    }

    [Fact]
    public void Score_Presence_RaisesOutlookOfThoseWhoAreAbout()
    {
        Tie tie = new(Key, Every(10, 10));
        RelationshipScore about = Scorer.Score(tie, Day(300), Day(300)), away = Scorer.Score(tie, Day(300), Day(93)),
            unknown = Scorer.Score(tie, Day(300));

        Assert.Equal(unknown.Vitality, about.Outlook);
        Assert.Equal(unknown.Vitality, unknown.Outlook);
        Assert.Equal(unknown.Vitality / (1 + 207 / 7.0), away.Outlook, 1e-12);
        Assert.Equal(unknown.Vitality / (1 + 210 / 7.0), Scorer.Score(tie, Day(300), Day(0)).Outlook, 1e-12);
        Assert.Equal(207, away.DaysUnseenByOthers);
        Assert.Equal(unknown.ChanceOfContact(Duration.FromDays(30)) > 0, about.ChanceOfContact(Duration.FromDays(30)) > 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorer.Score(tie, Day(300), Day(301)));
    }

    [Fact]
    public void Score_HiddenContact_TakesTheRootOfRecencyForPresence()
    {
        Interaction[] history = Every(10, 10);
        RelationshipScore hidden = Score(120, new TieProfile { IsHidden = true }, history), open = Score(120, history);

        Assert.Equal(Math.Sqrt(hidden.Recency), hidden.Presence!.Value, 1e-12);
        Assert.Equal(open.Vitality * Math.Sqrt(open.Recency), hidden.Outlook, 1e-12);
        Assert.Equal(open.ChanceOfContact(Duration.FromDays(30)), hidden.ChanceOfContact(Duration.FromDays(30)));
        Explanations.AssertHolds(hidden.Explain(ScoreTerm.Outlook));
    }

    [Fact]
    public void Score_DepthTrustAndRestoration_StandBesideIt()
    {
        FollowUp Promise(string id, TieSide by, FollowUpOutcome outcome) =>
            new FollowUp(new(id), by, Friend, Day(0)).Close(outcome, Day(50));
        TieProfile profile = new()
        {
            FollowUps =
            [
                Promise("a", TieSide.Contact, FollowUpOutcome.Kept),
                Promise("b", TieSide.Contact, FollowUpOutcome.Kept),
                Promise("c", TieSide.Owner, FollowUpOutcome.Broken),
                Promise("d", TieSide.Owner, FollowUpOutcome.Dropped),
            ],
        };
        RelationshipScore score = Score(100, profile, On(0) with { Depth = Depth.Confiding, AfterFeel = 2 },
            On(1) with { AfterFeel = 1 });

        Assert.Equal((2 + 2) / 3.0, score.Depth);
        Assert.Equal(3 / 4.0, score.Restoration);
        Assert.Equal(new TrustEstimate(2, 0), score.TrustInContact);
        Assert.Equal(.75, score.TrustInContact.Mean);
        Assert.Equal(new TrustEstimate(0, 1), score.TrustInOwner);
        Assert.False(Score(49, profile, On(0)).TrustInContact.IsKnown);
        Assert.Equal(score.Strength, Score(100, On(0) with { Depth = Depth.Confiding }, On(1)).Strength);
    }

    [Fact]
    public void Score_OfALedger_NamesTheLastInteractionAsEvidence()
    {
        Interaction[] history = Every(10, 10);
        TieLedger ledger = new(Scorer);
        foreach (Interaction interaction in history) ledger.Record(Key.Owner, interaction);

        Assert.Equal([history[^1].Id], ledger.Score(Key, Day(100)).Explanation.Find("silence")!.Evidence);
        Assert.Equal([history[^1].Id], Score(100, history).Explanation.Find("silence")!.Evidence);
        Assert.Equal(5, Score(100, history).Explanation.Find("bond_at_last_credit")!.Evidence.Count);
    }

    [Fact]
    public void Constructor_BadOptions_NamesEveryFaultInOneMessage()
    {
        ScoringOptions bad = new()
        {
            Bond = new() { HalfLife = Duration.Zero },
            Strength = new() { ContinuityWeight = double.NaN },
            Channels = new() { Letter = new(double.PositiveInfinity, Duration.FromDays(-1)) },
            Balance = new() { BaseTolerance = .7 },
            Status = new() { SlippingGaps = 1 },
        };
        string message = Assert.Throws<ArgumentException>(() => new RelationshipScorer(bad)).Message;

        string[] faults =
        [
            "Bond.HalfLife", "Strength.ContinuityWeight is NaN", "Channels.Letter.Weight", "Channels.Letter.UsualLength",
            "Balance.BaseTolerance + Balance.BondTolerance", "Status.SlippingGaps is 1; it must lie from 1.5",
        ];
        foreach (string fault in faults)
            Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_GroupsOrZoneOfNull_AreNamed()
    {
        ScoringOptions bad = new() { Zone = null!, Rhythm = null! };
        string message = Assert.Throws<ArgumentException>(() => new RelationshipScorer(bad)).Message;

        Assert.Contains("Zone is null", message, StringComparison.Ordinal);
        Assert.Contains("Rhythm is null", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_ChangesWithAnyOption()
    {
        ScoringOptions options = new();
        Assert.Equal(options.Fingerprint(), new ScoringOptions().Fingerprint());
        ScoringOptions[] changed =
        [
            options with { Strength = new() { ContinuityWeight = .51 } },
            options with { Channels = new() { Letter = options.Channels.Letter with { Weight = .61 } } },
            options with { Channels = new() { ConversationPartners = 4 } },
            options with { Rhythm = new() { PriorGap = Duration.FromDays(31) } },
            options with { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] },
        ];
        Assert.Equal(changed.Length + 1, changed.Append(options).Select(static o => o.Fingerprint()).Distinct().Count());
    }

    [Fact]
    public void Score_InstantOutOfRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorer.Score(new(Key, []), Instant.MaxValue));

    [Fact]
    public void Explanation_NotFinite_IsRefused() => Assert.Throws<ArgumentException>(() => new Explanation("x", double.NaN));

    [Fact]
    public void ExplanationAssert_AWrongNode_Fails() =>
        Assert.ThrowsAny<Exception>(
            () => Explanations.AssertHolds(new("sum", 3, "1", Combination.Sum, [new("a", 1), new("b", 1)])));
}

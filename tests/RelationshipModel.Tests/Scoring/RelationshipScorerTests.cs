using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class RelationshipScorerTests
{
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
        Assert.Equal(expected, Scorer.WeightOf(interaction, interaction.Contacts[0]), 1e-15);
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
    public void Contributions_OfAOneSidedTie_AddUpToTheLogarithmOfTheOdds()
    {
        RelationshipScore score = Score(80, Every(7, 11, Channel.Letter, ByOwner));
        Assert.True(score.Contributions!.Value.Reciprocity < 0);
        Assert.Equal(-Math.Log((1 - score.Strength) / score.Strength), score.Contributions.Value.Sum, 1e-9);
    }

    [Fact]
    public void Rejudge_WithACadence_IsTheScoreAsIfThatWereStated()
    {
        TieProfile kin = new() { Kind = TieKind.Sibling };
        Cadence cadence = Cadence.Every(Period.FromDays(20));
        RelationshipScore score = Score(60, kin, On(0), On(12));
        RelationshipScore stated = Score(60, kin with { Cadence = cadence }, On(0), On(12));

        RelationshipScore judged = Scorer.Rejudge(score, cadence);

        Assert.NotEqual(score.SilenceInGaps, judged.SilenceInGaps);
        Assert.Equal(stated, judged);
        Assert.Equal(stated.Profile, judged.Profile);
        Assert.Equal(stated.Explanation.ToString(), judged.Explanation.ToString());
        Assert.Equal(score, Scorer.Rejudge(judged, null));
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
    public void Score_InstantOutOfRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorer.Score(new(Key, []), Instant.MaxValue));

    [Fact]
    public void Members_OfNoValueOrInstantsInTheWrongOrder_AreRefused()
    {
        Tie tie = new(Key, [On(0)]);
        Assert.Throws<ArgumentNullException>("tie", () => Scorer.Score(null!, Day(0)));
        Assert.Throws<ArgumentNullException>("tie", () => Scorer.Preview(null!, On(0), Day(0)));
        Assert.Throws<ArgumentNullException>("hypothetical", () => Scorer.Preview(tie, null!, Day(0)));
        Assert.Throws<ArgumentNullException>("interaction", () => Scorer.IsContact(null!));
        Assert.StartsWith($"Interaction 00002 at {Day(2)} is after the instant of the score, {Day(1)}.",
            Assert.Throws<ArgumentException>("hypothetical", () => Scorer.Preview(tie, On(2), Day(1))).Message,
            StringComparison.Ordinal);
        Assert.Equal(Score(2, On(0), On(2)), Scorer.Preview(tie, On(2), Day(2)));
        Assert.StartsWith($"The later instant must not be before the earlier, {Day(9)}.",
            Assert.Throws<ArgumentOutOfRangeException>("later", () => Scorer.Compare(tie, Day(9), Day(8))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("The time must not be negative.",
            Assert.Throws<ArgumentOutOfRangeException>("within", () => Score(0).ChanceOfContact(-Duration.Epsilon)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith($"The contact cannot have been last seen after the instant of the score, {Day(1)}.",
            Assert.Throws<ArgumentOutOfRangeException>("lastSeenByOthers", () => Scorer.Score(tie, Day(1), Day(2))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_TwoInstants_IsTheDifferenceOfTheirScores()
    {
        Tie tie = new(Key, Every(10, 5));
        ScoreChange change = Scorer.Compare(tie, Day(40), Day(400));
        RelationshipScore earlier = Score(40, Every(10, 5)), later = Score(400, Every(10, 5));
        Assert.Equal((earlier, later), (change.Earlier, change.Later));
        Assert.Equal(later.Strength - earlier.Strength, change.Explanation.Value, 1e-15);
        Assert.Equal(
            later.Contributions!.Value.Bond - earlier.Contributions!.Value.Bond, change.Contributions!.Value.Bond, 1e-12);
        Assert.Equal(-Math.Log((1 - later.Strength) / later.Strength), later.Contributions.Value.Sum, 1e-9);
        Assert.Equal($"{earlier} -> {later}", change.ToString());
        Assert.Equal(0, Scorer.Compare(tie, Day(40), Day(40)).Explanation.Value);
        Assert.Null(Scorer.Compare(tie, Day(-1), Day(40)).Contributions);
    }

    // Strength = b/(10 + b) where nothing is silent.
    [Theory]
    [InlineData(0, Warmth.Asleep)]
    [InlineData(1.7, Warmth.Faint)] // .145
    [InlineData(1.8, Warmth.Light)] // .153
    [InlineData(6.6, Warmth.Light)] // .398
    [InlineData(6.7, Warmth.Warm)] // .401
    [InlineData(23.3, Warmth.Warm)] // .6997
    [InlineData(23.4, Warmth.Close)] // .7006
    public void Warmth_IsOfStrength(double hours, Warmth warmth)
    {
        RelationshipScorer scorer = new(new() { Bond = new() { Friend = Duration.FromHours(hours) } });
        TieProfile friend = new() { Closeness = [new(Closeness.Friend, Date(0))] };
        RelationshipScore score = hours > 0 ? scorer.Score(new(Key, [], friend), Day(0) - Duration.FromHours(12)) : Score(0);
        Assert.Equal(hours / (10 + hours), score.Strength, 1e-12);
        Assert.Equal(warmth, score.Warmth);
    }

    [Fact]
    public void Warmth_OfADormantTie_IsAsleepHoweverStrong()
    {
        RelationshipScore score = Score(10 * 99 + 200, Every(10, 100));
        Assert.Equal((TieStatus.Dormant, Warmth.Asleep), (score.Status, score.Warmth));
        Assert.Equal(Warmth.Asleep, Score(10 * 9 + 200, Every(10, 10, Channel.Message)).Warmth);
    }

    [Fact]
    public void ChanceOfContact_IsItsFormula()
    {
        // Two days of contact, of one and of three: N = 1 + 2. After nine days L = ln(1 + 30/10), and the divisor 5 x 10^.25.
        Interaction[] history = [On(0), On(1), On(1, id: "b"), On(1, id: "c")];
        double odds = Math.Pow(3, .7) * Math.Pow(Math.Log(4), .9) / (5 * Math.Pow(10, .25));
        Assert.Equal(odds / (1 + odds), Score(10, history).ChanceOfContact(Duration.FromDays(30)), 1e-12);

        // Seen by others three days ago: 5.5 x 4^.28.
        double seen = Math.Pow(3, .7) * Math.Pow(Math.Log(4), .9) / (5.5 * Math.Pow(4, .28));
        RelationshipScore score = Scorer.Score(new(Key, history), Day(10), Day(7));
        Assert.Equal(seen / (1 + seen), score.ChanceOfContact(Duration.FromDays(30)), 1e-12);
        Assert.Equal(0, score.ChanceOfContact(Duration.Zero));
        Assert.Equal(0, Score(10, On(0, Channel.Reaction)).ChanceOfContact(Duration.FromDays(30)));
        Assert.Equal(0, Score(10).ChanceOfContact(Duration.FromDays(30)));
    }

    [Fact]
    public void ChanceOfContact_OfAStrangerOrInNoTime_IsZeroWhateverThePowers()
    {
        RelationshipScorer scorer = new(new() { Chance = new() { CountPower = 0, HorizonPower = 0 } });
        Assert.True(scorer.Score(new(Key, [On(0)]), Day(10)).ChanceOfContact(Duration.FromDays(30)) > 0);
        Assert.Equal(0, scorer.Score(new(Key, [On(0)]), Day(10)).ChanceOfContact(Duration.Zero));
        Assert.Equal(0, scorer.Score(new(Key, []), Day(10)).ChanceOfContact(Duration.FromDays(30)));
    }

    [Fact]
    public void Equals_OfScores_IsOfTieInstantAndNumbers()
    {
        RelationshipScore score = Score(10, On(0));
        Assert.True(score.Equals(Score(10, On(0))));
        Assert.False(score.Equals(Score(11, On(0))));
        Assert.False(score.Equals(Score(10, On(1))));
        Assert.False(score.Equals(Scorer.Score(new(new(Key.Owner, new("other")), []), Day(10))));
        Assert.False(score.Equals(Scorer.Score(new(new(new("other"), Friend), [On(0)]), Day(10))));
        Assert.False(score.Equals(null));
    }

    [Fact]
    public void Score_DepthAndRestoration_AreNullUntilSomebodySaid()
    {
        RelationshipScore deep = Score(9, On(0) with { Depth = Depth.Confiding });
        Assert.NotNull(deep.Depth);
        Assert.Null(deep.Restoration);
        RelationshipScore felt = Score(9, On(0) with { AfterFeel = 2 }, On(1) with { AfterFeel = -1 });
        Assert.Null(felt.Depth);
        Assert.Equal((1, 2), (felt.Explain(ScoreTerm.Restoration).Find("sum")!.Value,
            felt.Explain(ScoreTerm.Restoration).Find("judged")!.Value));
    }

    [Fact]
    public void Rejudge_ByAnotherCadence_IsTheScoreOfATieWithIt()
    {
        Cadence monthly = Cadence.Every(Period.FromDays(30)), weekly = Cadence.Every(Period.FromDays(7));
        TieProfile profile = new() { Cadence = monthly, CircleGap = Duration.FromDays(50) };
        RelationshipScore score = Score(60, profile, Every(10, 3));
        Assert.Same(score, Scorer.Rejudge(score, monthly));
        Assert.Equal(Score(60, profile with { Cadence = weekly }, Every(10, 3)), Scorer.Rejudge(score, weekly));
        Assert.Equal(Score(60, profile with { Cadence = null }, Every(10, 3)), Scorer.Rejudge(score, null));
        RelationshipScore withheld = Score(60, new TieProfile { Restrictions = ContactRestrictions.NoScore }, Every(10, 3));
        Assert.Same(withheld, Scorer.Rejudge(withheld, weekly));
    }

    [Fact]
    public void Score_OfAFoldedPast_IsThatOfItsHistoryAndNotOfEarlier()
    {
        FoldedTie folded = new(Friend);
        foreach (Interaction interaction in Every(10, 5)) folded.Add(Scorer, interaction, TieProfile.None);
        Tie tie = new(Key, Every(10, 7)[5..]) { Past = [.. Scorer.Bytes.WritePast(folded, TieProfile.None)] };
        Assert.Equal(Score(70, Every(10, 7)), Scorer.Score(tie, Day(70)));
        Assert.Equal(Score(40, Every(10, 5)), Scorer.Score(tie, Day(40)));
        Assert.Equal(Score(70, [.. Every(10, 7), On(65)]), Scorer.Preview(tie, On(65), Day(70)));
        Assert.StartsWith(
            $"The interactions of the tie {Key} up to {Day(40)} were folded and removed; it can be scored as of then and later.",
            Assert.Throws<ArgumentOutOfRangeException>("asOf", () => Scorer.Score(tie, Day(39))).Message,
            StringComparison.Ordinal);
    }
}

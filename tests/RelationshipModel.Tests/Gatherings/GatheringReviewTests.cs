using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Gatherings;

public sealed class GatheringReviewTests
{
    private static readonly GatheringId Party = new("party");
    private static readonly GatheringPlanner Planner = new();

    private static MadeNetwork Network(params IEnumerable<Interaction> interactions) => new()
    {
        Contacts = [Person("ana"), Person("ben")],
        Gatherings = [new(Party, "Party", Day(0), Id("ana"), Id("ben")) { Length = Duration.FromHours(4) }],
        Interactions = [.. interactions],
    };

    private static FollowUp Promise(string id, TieSide by = TieSide.Owner, string contact = "ana",
        GatheringId? at = null) =>
        new(new(id), by, Id(contact), Day(0)) { Gathering = at ?? Party };

    private static GatheringReview Review(MadeNetwork network, int day) => Planner.Review(network.AsOf(day), Party);

    private static GatheringTie Tie(MadeNetwork network, int day, string contact = "ana") =>
        Review(network, day).Ties.Single(tie => tie.Contact == Id(contact));

    [Fact]
    public void Review_FollowUpOfTheGatheringOrOfAnInteractionThere_IsFound()
    {
        Interaction there = new(new("talk"), Day(0), Channel.InPerson, Id("ana")) { Gathering = Party };
        MadeNetwork network = Network(there) with
        {
            FollowUps =
            [
                Promise("by gathering"),
                new(new("by interaction"), TieSide.Contact, Id("ana"), Day(0)) { Interaction = there.Id },
                new(new("elsewhere"), TieSide.Owner, Id("ana"), Day(0)) { Interaction = there.Id, Gathering = new("other") },
                new(new("nowhere"), TieSide.Owner, Id("ana"), Day(0)),
            ],
        };

        Assert.Equal(["by gathering", "by interaction"], Review(network, 1).FollowUps.Select(found => found.FollowUp.Id.Value));
    }

    [Fact]
    public void Review_FollowUps_AreSplitByPromiserAndByWhetherTheContactIsNew()
    {
        MadeNetwork network = Network(On(-10, "ben")) with
        {
            FollowUps =
            [
                Promise("1"), Promise("2"), Promise("3", TieSide.Contact), Promise("4", TieSide.Owner, "ben"),
                Promise("5", TieSide.Owner, "ben").Close(FollowUpOutcome.Dropped, Day(1)),
            ],
        };

        GatheringReview review = Review(network, 2);

        Assert.Equal((4, 3, 1), (review.Count(), review.Count(TieSide.Owner), review.Count(TieSide.Contact)));
        Assert.Equal((3, 1), (review.Count(withNew: true), review.Count(withNew: false)));
        Assert.Equal((2, 1), (review.Count(TieSide.Owner, true), review.Count(TieSide.Owner, false)));
    }

    [Theory]
    [InlineData(14, GatheringOutcome.Yes)]
    [InlineData(15, GatheringOutcome.No)]
    public void Review_FollowUpKeptOnADay_IsInTimeUpToTheFourteenth(int day, GatheringOutcome expected)
    {
        MadeNetwork network = Network() with { FollowUps = [Promise("1").Close(FollowUpOutcome.Kept, Day(day))] };

        Assert.Equal(expected, Review(network, 400).FollowUps[0].KeptInTime);
    }

    [Theory]
    [InlineData(14, GatheringOutcome.Pending)]
    [InlineData(15, GatheringOutcome.No)]
    public void Review_FollowUpOpen_IsPendingUntilItsTimeIsOver(int asOf, GatheringOutcome expected) =>
        Assert.Equal(expected, Review(Network() with { FollowUps = [Promise("1")] }, asOf).FollowUps[0].KeptInTime);

    [Fact]
    public void Review_FollowUpBrokenOrDropped_IsSoAtOnceAndNotBeforeItWasKnown()
    {
        MadeNetwork network = Network() with
        {
            FollowUps = [Promise("1").Close(FollowUpOutcome.Broken, Day(3)), Promise("2").Close(FollowUpOutcome.Dropped, Day(3))],
        };

        Assert.Equal([GatheringOutcome.Pending, GatheringOutcome.Pending],
            Review(network, 2).FollowUps.Select(f => f.KeptInTime));
        Assert.Equal([GatheringOutcome.No, GatheringOutcome.LeftOut], Review(network, 4).FollowUps.Select(f => f.KeptInTime));
        Assert.Equal(new OutcomeTally(0, 1, 0), Review(network, 4).KeptInTime());
    }

    [Fact]
    public void Review_ContactKnownBefore_IsNotNew()
    {
        Interaction there = new(new("talk"), Day(-1), Channel.InPerson, Id("ben")) { Gathering = Party };
        MadeNetwork network = Network(On(-1, "ana", Channel.Message), there);

        Assert.False(Tie(network, 1).IsNew);
        Assert.True(Tie(network, 1, "ben").IsNew);
        Contact stated = Person("ana") with { Closeness = [new(Closeness.Friend, Date(-1))] };
        Assert.False(Tie(Network() with { Contacts = [stated] }, 1).IsNew);
    }

    [Theory]
    [InlineData(0, Channel.InPerson, GatheringOutcome.No)]
    [InlineData(1, Channel.InPerson, GatheringOutcome.Yes)]
    [InlineData(60, Channel.Video, GatheringOutcome.Yes)]
    [InlineData(60, Channel.Message, GatheringOutcome.No)]
    [InlineData(61, Channel.InPerson, GatheringOutcome.No)]
    public void Review_TalkOnALaterDay_IsASecondMeetingWithinSixtyDays(int day, Channel channel, GatheringOutcome expected) =>
        Assert.Equal(expected, Tie(Network(On(day, "ana", channel)), 400).SecondMeeting);

    [Theory]
    [InlineData(60, GatheringOutcome.Pending)]
    [InlineData(61, GatheringOutcome.No)]
    public void Review_NoSecondMeetingYet_IsPendingUntilSixtyDaysAreOver(int asOf, GatheringOutcome expected) =>
        Assert.Equal(expected, Tie(Network(), asOf).SecondMeeting);

    [Theory]
    [InlineData(273, 500, GatheringOutcome.No)]
    [InlineData(274, 274, GatheringOutcome.Yes)]
    [InlineData(456, 500, GatheringOutcome.Yes)]
    [InlineData(457, 500, GatheringOutcome.No)]
    [InlineData(10, 456, GatheringOutcome.Pending)]
    [InlineData(10, 457, GatheringOutcome.No)]
    public void Review_ContactFromNineToFifteenMonthsAfter_ShowsATieAlive(int day, int asOf, GatheringOutcome expected) =>
        Assert.Equal(expected, Tie(Network(On(day, "ana", Channel.Email)), asOf).AliveAfterAYear);

    [Fact]
    public void Review_ReactionAYearLater_ShowsNoTieAlive() =>
        Assert.Equal(GatheringOutcome.No, Tie(Network(On(365, "ana", Channel.Reaction)), 500).AliveAfterAYear);

    [Fact]
    public void Review_ContactWhoDiedOrIsNotToBeScored_IsLeftOut()
    {
        MadeNetwork network = Network() with
        {
            Contacts =
            [
                Person("ana") with { States = [new(ContactState.Deceased, Date(30))] },
                Person("ben") with { Restrictions = ContactRestrictions.NoScore },
            ],
        };

        Assert.Equal(new OutcomeTally(0, 0, 0), Review(network, 500).AliveAfterAYear());
        Assert.Equal(new OutcomeTally(0, 0, 1), Review(network, 20).AliveAfterAYear());
    }

    [Fact]
    public void Review_GatheringToCome_IsPending()
    {
        MadeNetwork network = Network(On(-1, "ana"));

        Assert.Equal((new OutcomeTally(0, 0, 2), new OutcomeTally(0, 0, 2)),
            (Review(network, -5).SecondMeetings(), Review(network, -5).AliveAfterAYear()));
    }

    // (n + 2)/(h + 4): two promises in four hours make 4/8.
    [Fact]
    public void FollowUpsPerHour_AreShrunk()
    {
        GatheringReview review = Review(Network() with { FollowUps = [Promise("1"), Promise("2")] }, 1);

        Assert.Equal(.5, review.FollowUpsPerHour.Value);
        Explanations.AssertHolds(review.FollowUpsPerHour);
    }

    [Fact]
    public void FollowUpsPerHour_OfUnknownLength_TakeTheUsualTwoHours()
    {
        MadeNetwork network = Network() with { Gatherings = [new(Party, "Party", Day(0))], FollowUps = [Promise("1")] };

        Assert.Equal(3.0 / 6, Review(network, 1).FollowUpsPerHour.Value);
        Assert.NotNull(Review(network, 1).FollowUpsPerHour.Find("usual_hours"));
    }

    [Fact]
    public void Review_LaterInstant_KnowsMore()
    {
        MadeNetwork network = Network(On(20, "ana"),
            On(300, "ana")) with
        { FollowUps = [Promise("1").Close(FollowUpOutcome.Kept, Day(5))] };

        Assert.Equal((0, 0, 0), Known(1));
        Assert.Equal((1, 0, 0), Known(6));
        Assert.Equal((1, 1, 0), Known(21));
        Assert.Equal((1, 1, 1), Known(301));

        (int, int, int) Known(int day) => Review(network, day) is var review
            ? (review.KeptInTime().Yes, review.SecondMeetings().Yes, review.AliveAfterAYear().Yes)
            : default;
    }

    // Berlin's clocks went forward on 2020-03-29: a gathering late on the 28th, 14 local days later is 11
    // April to its last minute, 335 hours on.
    [Fact]
    public void Review_OverAChangeOfTheClocks_CountsLocalDays()
    {
        DateTimeZone berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Instant late = new LocalDateTime(2020, 3, 28, 23, 30).InZoneStrictly(berlin).ToInstant();
        Instant lastMinute = new LocalDateTime(2020, 4, 11, 23, 59).InZoneStrictly(berlin).ToInstant();
        FollowUp promise = new(new("1"), TieSide.Owner, Id("ana"), late) { Gathering = Party };
        MadeNetwork network = Network() with
        {
            Zone = berlin,
            Gatherings = [new(Party, "Party", late, Id("ana")) { Length = Duration.FromMinutes(30) }]
        };

        Assert.Equal(GatheringOutcome.Yes, Kept(lastMinute));
        Assert.Equal(GatheringOutcome.No, Kept(lastMinute + Duration.FromMinutes(1)));

        GatheringOutcome Kept(Instant at) =>
            Planner.Review((network with { FollowUps = [promise.Close(FollowUpOutcome.Kept, at)] }).AsOf(lastMinute
                + Duration.FromDays(30)), Party).FollowUps[0].KeptInTime;
    }

    [Fact]
    public void Review_OfSeveralDays_CountsFromTheLast()
    {
        MadeNetwork network = Network(
            On(2, "ana")) with
        { Gatherings = [new(Party, "Congress", Day(0), Id("ana")) { Length = Duration.FromDays(2) }] };

        Assert.Equal(GatheringOutcome.No, Tie(network, 100).SecondMeeting);
        Assert.Equal(GatheringOutcome.Pending, Tie(network, 62).SecondMeeting);
    }

    [Fact]
    public void Review_AtTheEndOfTime_IsARightNumber()
    {
        MadeNetwork network =
            Network() with { Gatherings = [new(Party, "Party", Require.Latest, Id("ana")) { Length = Duration.FromDays(400) }] };

        Assert.Equal(GatheringOutcome.Pending, Planner.Review(network.AsOf(Require.Latest), Party).Ties[0].AliveAfterAYear);
    }

    [Fact]
    public void Review_UnknownGathering_IsRefused() =>
        Assert.Contains("party", Assert.Throws<ArgumentException>(() => Planner.Review(new MadeNetwork().AsOf(0), Party)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Engines_DefaultIds_AreRefused()
    {
        NetworkSnapshot snapshot = new MadeNetwork().AsOf(0);

        Assert.Throws<ArgumentException>(() => Planner.Review(snapshot, default));
        Assert.Throws<ArgumentException>(() => Planner.Brief(snapshot, default(GatheringId)));
        Assert.Throws<ArgumentException>(() => Planner.Brief(snapshot, [default]));
        Assert.Throws<ArgumentException>(() => FollowUpAgenda.Of(snapshot, [default]));
        Assert.Throws<ArgumentException>(() => new CircleReviewer().Review(snapshot, default));
        Assert.Throws<ArgumentException>(() => snapshot.InteractionsWith(default));
    }

    [Fact]
    public void Options_OutOfRange_AreNamedTogether()
    {
        string message = Assert.Throws<ArgumentException>(() => new GatheringPlanner(new GatheringOptions
        {
            KeptWithin = Duration.Zero,
            AliveTolerance = Duration.FromDays(365),
            SecondMeetingWithin = Duration.FromHours(36),
            PriorFollowUps = double.NaN,
        })).Message;

        Assert.All((string[])["KeptWithin", "AliveTolerance", "SecondMeetingWithin", "PriorFollowUps"],
            name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_Defaults_AreThoseOfTheReadme()
    {
        GatheringOptions options = GatheringOptions.Default;

        Assert.Equal((14, 60, 365, 91, 10),
            (options.KeptWithin.Days, options.SecondMeetingWithin.Days, options.AliveAfter.Days, options.AliveTolerance.Days,
                options.MostToRevisit));
        Assert.Equal((2, 4, 2), (options.PriorFollowUps, options.PriorLength.TotalHours, options.UsualLength.TotalHours));
    }
}

using NodaTime;
using RelationshipModel.Gatherings;
using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Gatherings;

/// <summary>Where the rules of briefings and reviews begin and end.</summary>
public sealed class GatheringEdgeTests
{
    private static readonly GatheringId Party = new("party");
    private static readonly GatheringPlanner Planner = new();

    private static MadeNetwork Network(params IEnumerable<Interaction> interactions) => new()
    {
        Contacts = [Person("ana"), Person("ben")],
        Gatherings = [new(Party, "Party", Day(0), Id("ana"), Id("ben"))],
        Interactions = [.. interactions],
    };

    private static FollowUp Promise(string id, TieSide by = TieSide.Owner, string contact = "ana") =>
        new(new(id), by, Id(contact), Day(0)) { Gathering = Party };

    private static Interaction There(string contact, Instant at) =>
        new(new($"{contact}@{at}"), at, Channel.InPerson, Id(contact)) { Gathering = Party };

    private static GatheringBriefing Brief(MadeNetwork network, int day, params IEnumerable<string> attendees) =>
        Planner.Brief(network.AsOf(day), attendees.Select(Id));

    private static IEnumerable<string> Names(IEnumerable<ExpectedAttendee> attendees) =>
        attendees.Select(static attendee => attendee.Contact.Value);

    private static GatheringReview Review(MadeNetwork network, int day) => Planner.Review(network.AsOf(day), Party);

    private static string[] Codes(GatheringReview review) => [.. review.Reasons.Select(static reason => reason.Code)];

    [Fact]
    public void Brief_TiesOfOneStrength_AreInOrderOfTheirIdsAndThoseNotScoredLast()
    {
        MadeNetwork network = Network([.. Every(7, "ben", 0, 70), .. Every(7, "ana", 0, 70), On(0, "aaron")]) with
        {
            Contacts = [Person("ana"), Person("ben"), Person("aaron") with { Restrictions = ContactRestrictions.NoScore }],
        };

        Assert.Equal(["ana", "ben", "aaron"], Names(Brief(network, 75, "ben", "aaron", "ana").Known));
        Assert.Equal(["ana", "ben"], Names(Brief(network, 130, "ben", "aaron", "ana").Revisit));
    }

    [Fact]
    public void Brief_SleepingFriends_AreThoseOfTheLargestBondFirst()
    {
        MadeNetwork network = Network([.. Every(3, "ana", 0, 300), .. Every(3, "ben", 0, 330), .. Every(3, "cem", 0, 300)]) with
        {
            Contacts = [Person("ana"), Person("ben"), Person("cem")],
        };

        Assert.Equal(["ben", "ana", "cem"], Names(Brief(network, 700, "cem", "ana", "ben").Sleeping));
        Assert.Equal(["ben"], Names(Brief(network with
        {
            Contacts = [Person("ana") with { SnoozedUntil = Date(701) }, Person("ben"),
                Person("cem") with { Restrictions = ContactRestrictions.NoReminders }],
        }, 700, "cem", "ana", "ben").Sleeping));
    }

    [Fact]
    public void Brief_OnTheDayASnoozeEnds_IsToBeRevisitedAgain()
    {
        MadeNetwork network = Network(Every(3, "ana", 0, 300))
        with
        { Contacts = [Person("ana") with { SnoozedUntil = Date(700) }] };

        Assert.Empty(Brief(network, 699, "ana").Revisit);
        Assert.Single(Brief(network, 700, "ana").Revisit);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Brief_ClosenessStatedOfATieNotScored_IsKnownFromItsDay(int day, bool isKnown)
    {
        MadeNetwork network = Network() with
        {
            Contacts = [Person("ana") with { Restrictions = ContactRestrictions.NoScore,
                Closeness = [new(Closeness.Friend, Date(3))] }],
        };

        GatheringBriefing briefing = Brief(network, day, "ana");

        Assert.Equal(isKnown ? (1, 0) : (0, 1), (briefing.Known.Count, briefing.New.Count));
        Assert.Equal(isKnown ? TieReasons.StatedOnly : GatheringReasons.NewToYou,
            briefing.Known.Concat(briefing.New).Single().Reasons[0].Code);
    }

    [Fact]
    public void Brief_ScoresWithoutInteractions_KnowTheLastContact()
    {
        MadeNetwork network = Network(On(0, "ana"));
        NetworkSnapshot snapshot = new(Owner, Day(9), DateTimeZone.Utc, network.Contacts, network.AsOf(9).Scores);

        Assert.Equal(Day(0), Planner.Brief(snapshot, [Id("ana")]).Known[0].LastContact);
    }

    [Fact]
    public void Agenda_OfNobodyInParticular_IsOfAllButEndedAndDead()
    {
        NetworkSnapshot snapshot = (Network() with
        {
            Contacts = [Person("ana"), Person("ben") with { States = [new(ContactState.Ended, Date(1))] },
                Person("cem") with { States = [new(ContactState.Deceased, Date(0))] }],
            FollowUps = [Promise("1"), Promise("2", contact: "ben"), Promise("3", contact: "cem"), Promise("4", TieSide.Contact)],
        }).AsOf(10);

        FollowUpAgenda agenda = FollowUpAgenda.Of(snapshot);

        Assert.Equal("1 of the owner's, 1 of others", agenda.ToString());
        Assert.Equal(("1", "4"), (agenda.Mine[0].FollowUp.Id.Value, agenda.Theirs[0].FollowUp.Id.Value));
    }

    [Fact]
    public void Agenda_PromisesWithoutADay_SaySinceWhen()
    {
        FollowUpAgenda agenda = FollowUpAgenda.Of(
            (Network() with { FollowUps = [Promise("1"), Promise("2", TieSide.Contact)] }).AsOf(21));

        Assert.Equal((GatheringReasons.MineOpen, GatheringReasons.TheirsOpen),
            (agenda.Mine[0].Reason.Code, agenda.Theirs[0].Reason.Code));
        Assert.Equal(Duration.FromDays(21), agenda.Mine[0].Reason.Arguments.Single(static a => a.Name == "since").Length);
    }

    [Theory]
    [InlineData(10, GatheringReasons.MineDue, GatheringReasons.TheirsDue)]
    [InlineData(11, GatheringReasons.MineOverdue, GatheringReasons.TheirsOverdue)]
    public void Agenda_PromisesOfADay_AreOverdueAfterIt(int day, string mine, string theirs)
    {
        FollowUp[] promises = [Promise("1") with { Due = Date(10) }, Promise("2", TieSide.Contact) with { Due = Date(10) }];

        FollowUpAgenda agenda = FollowUpAgenda.Of((Network() with { FollowUps = promises }).AsOf(day));

        Assert.Equal((mine, theirs), (agenda.Mine[0].Reason.Code, agenda.Theirs[0].Reason.Code));
        Assert.Equal((day > 10, day - 10), (agenda.Mine[0].IsOverdue, agenda.Mine[0].OverdueBy.Days));
        Assert.Equal($"1 (overdue by {day - 10} days)", agenda.Mine[0].ToString());
    }

    // Parents who parted still promise each other the papers of their child.
    [Theory]
    [InlineData(-1, ContactState.Ended, true)]
    [InlineData(0, ContactState.Ended, true)]
    [InlineData(1, ContactState.Ended, false)]
    [InlineData(-1, ContactState.Deceased, false)]
    public void Agenda_PromisesToWhomTheTieHasEnded_StandIfTheyWereMadeSince(int since, ContactState state, bool stands)
    {
        MadeNetwork network = Network() with
        {
            Contacts = [Person("ana") with { States = [new(state, Date(since))] }],
            FollowUps = [Promise("1")],
        };

        Assert.Equal(stands, FollowUpAgenda.Of(network.AsOf(21)).Mine.Count == 1);
    }

    [Fact]
    public void Review_AtTheInstantItBegins_HasBegun()
    {
        MadeNetwork network = Network()
        with
        { Contacts = [Person("ana") with { States = [new(ContactState.Deceased, Date(0))] }] };

        Assert.Equal(GatheringOutcome.LeftOut, Review(network, 0).Ties[0].SecondMeeting);
    }

    [Theory]
    [InlineData(60, GatheringOutcome.LeftOut)]
    [InlineData(61, GatheringOutcome.No)]
    public void Review_WhoDiedByTheLastDay_IsLeftOut(int day, GatheringOutcome expected)
    {
        MadeNetwork network = Network()
        with
        { Contacts = [Person("ana") with { States = [new(ContactState.Deceased, Date(day))] }] };

        Assert.Equal(expected, Review(network, 400).Ties[0].SecondMeeting);
    }

    // At a wedding there is also who left long ago.
    [Theory]
    [InlineData(-900, GatheringOutcome.LeftOut, GatheringOutcome.LeftOut)]
    [InlineData(0, GatheringOutcome.LeftOut, GatheringOutcome.LeftOut)]
    [InlineData(1, GatheringOutcome.No, GatheringOutcome.No)]
    public void Review_WithWhomTheTieHadEnded_IsLeftOut(int day, GatheringOutcome met, GatheringOutcome alive)
    {
        MadeNetwork network = Network() with
        {
            Contacts = [Person("ana") with { States = [new(ContactState.Ended, Date(day))] }],
        };
        GatheringTie ana = Review(network, 500).Ties[0];
        Assert.Equal((met, alive), (ana.SecondMeeting, ana.AliveAfterAYear));

        network = network with { Interactions = [On(20, "ana")] };
        Assert.Equal(GatheringOutcome.Yes, Review(network, 500).Ties[0].SecondMeeting);
    }

    [Fact]
    public void Review_KnownOnlySinceThatDay_IsNew()
    {
        MadeNetwork network = Network(On(0, "ana")) with
        {
            Contacts = [Person("ana"), Person("ben") with { Closeness = [new(Closeness.Friend, Date(0))] }],
        };

        Assert.All(Review(network, 1).Ties, static tie => Assert.True(tie.IsNew));
    }

    [Fact]
    public void Review_FirstMetAtAnEarlierHourOfTheGathering_IsNewUnlessMetElsewhereBeforeItBegan()
    {
        Interaction[] there = [There("ana", Day(-1)), There("ben", Day(-1))];

        Assert.True(IsNew());
        Assert.True(IsNew(On(0, "ana")));
        Assert.True(IsNew(On(1, "ana")));
        Assert.False(IsNew(At(Day(0) - Duration.FromHours(1), "ana")));

        bool IsNew(params Interaction[] elsewhere) => Review(Network([.. there, .. elsewhere]), 2).Ties[0].IsNew;
    }

    [Fact]
    public void Review_TalliesOfNewAndKnownPeople_AddUp()
    {
        MadeNetwork network = Network(On(-5, "ana"), On(5, "ana"), On(300, "ben"));

        GatheringReview review = Review(network, 500);

        Assert.Equal((new OutcomeTally(1, 1, 0), new OutcomeTally(0, 1, 0), new OutcomeTally(1, 0, 0)),
            (review.SecondMeetings(), review.SecondMeetings(isNew: true), review.SecondMeetings(isNew: false)));
        Assert.Equal((new OutcomeTally(1, 0, 0), new OutcomeTally(0, 1, 0)),
            (review.AliveAfterAYear(isNew: true), review.AliveAfterAYear(isNew: false)));
    }

    [Fact]
    public void Share_IsOfWhatIsKnown()
    {
        Assert.Equal(.25, new OutcomeTally(1, 3, 5).Share);
        Assert.Equal(0, new OutcomeTally(0, 3, 5).Share);
        Assert.Null(new OutcomeTally(0, 0, 5).Share);
    }

    [Fact]
    public void Review_Reasons_AreOfWhatIsKnownAndOfWhatIsPending()
    {
        MadeNetwork network = Network(On(280, "ana")) with
        {
            FollowUps = [Promise("1"), Promise("2").Close(FollowUpOutcome.Kept, Day(10)).Close(FollowUpOutcome.Kept, Day(10))],
        };

        Assert.Equal([GatheringReasons.NoFollowUps],
            Codes(Review(Network() with { Gatherings = [new(Party, "Party", Day(0))] }, 1)));
        Assert.Equal([GatheringReasons.TooEarly], Codes(Review(Network(), 1)));
        Assert.Equal([GatheringReasons.FollowUps, GatheringReasons.PromisesOpen, GatheringReasons.TooEarly],
            Codes(Review(network, 1)));
        Assert.Equal([GatheringReasons.FollowUps, GatheringReasons.Kept, GatheringReasons.SecondMeetings],
            Codes(Review(network, 200)));
        Assert.Equal([GatheringReasons.FollowUps, GatheringReasons.Kept, GatheringReasons.SecondMeetings, GatheringReasons.Alive,
            GatheringReasons.TooEarlyForAlive], Codes(Review(network, 300)));
        Assert.Equal([GatheringReasons.FollowUps, GatheringReasons.Kept, GatheringReasons.SecondMeetings, GatheringReasons.Alive],
            Codes(Review(network, 500)));
        Assert.Equal([GatheringReasons.SecondMeetings, GatheringReasons.Alive], Codes(Review(Network(), 500)));
    }

    [Fact]
    public void Review_UntilTheLatestInstant_CountsFromItsLastDay()
    {
        Instant at = Require.Latest - Duration.FromDays(400);
        FollowUp promise = new FollowUp(new("1"), TieSide.Owner, Id("ana"), at) { Gathering = Party }
            .Close(FollowUpOutcome.Kept, at + Duration.FromDays(300));
        MadeNetwork network = Network() with
        {
            Gatherings = [new(Party, "Journey", at, Id("ana")) { Length = Duration.FromDays(400) }],
            FollowUps = [promise],
        };

        Assert.Equal(GatheringOutcome.Yes, Planner.Review(network.AsOf(Require.Latest), Party).FollowUps[0].KeptInTime);
    }

    [Fact]
    public void Wanted_AreTheDaysInWhichAnOutcomeCanBeSeen()
    {
        MadeNetwork network = Network(There("ben", Day(-1)), There("ana", Day(0)));

        Assert.Equal(
            [
                ("ana", Midnight(1), Midnight(61)), ("ana", Midnight(274), Midnight(457)),
                ("ben", Day(-1), Day(0)), ("ben", Midnight(1), Midnight(61)), ("ben", Midnight(274), Midnight(457)),
            ], Wanted(network.AsOf(500)));
        Assert.Equal([("ana", Midnight(1), Day(30)), ("ben", Day(-1), Day(0)), ("ben", Midnight(1), Day(30))],
            Wanted(network.AsOf(30)));
        Assert.Equal([("ana", Midnight(1), Midnight(1)), ("ben", Day(-1), Day(0)), ("ben", Midnight(1), Midnight(1))],
            Wanted(network.AsOf(Midnight(1))));
        Assert.Equal([("ben", Day(-1), Day(0))], Wanted(network.AsOf(0)));
        Assert.Equal(2, Wanted(Network().AsOf(30)).Length);

        static Instant Midnight(int day) => Date(day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
    }

    [Fact]
    public void Wanted_AtTheEndOfTime_EndsThere()
    {
        foreach (Instant at in (Instant[])[Require.Latest, Instant.FromUtc(9999, 11, 1, 12, 0)])
        {
            NetworkSnapshot snapshot =
                (Network() with { Gatherings = [new(Party, "Party", at, Id("ana"))] }).AsOf(Require.Latest);

            Assert.All(Wanted(snapshot), static range => Assert.Equal(Require.Latest, range.Until));
        }
    }

    private static (string Contact, Instant From, Instant Until)[] Wanted(NetworkSnapshot snapshot) =>
        [.. Planner.Wanted(snapshot, Party).Select(static range => (range.Contact.Value, range.From, range.Until))];

    [Fact]
    public void Members_GivenNull_AreRefused()
    {
        NetworkSnapshot snapshot = Network().AsOf(0);

        Assert.Equal("snapshot", Assert.Throws<ArgumentNullException>(static () => FollowUpAgenda.Of(null!)).ParamName);
        Assert.Equal("snapshot", Assert.Throws<ArgumentNullException>(static () => Planner.Brief(null!, Party)).ParamName);
        Assert.Equal("snapshot", Assert.Throws<ArgumentNullException>(static () => Planner.Brief(null!, [Id("ana")])).ParamName);
        Assert.Equal("attendees", Assert.Throws<ArgumentNullException>(
            () => Planner.Brief(snapshot, (IEnumerable<ContactId>)null!)).ParamName);
        Assert.Equal("snapshot", Assert.Throws<ArgumentNullException>(static () => Planner.Review(null!, Party)).ParamName);
    }

    [Fact]
    public void Refusals_SayWhatIsWrong()
    {
        NetworkSnapshot snapshot = Network().AsOf(0);
        IntroductionSuggestion foreign = new(new("somebody"), Day(0), new(Id("ana"), Id("ben")), 1, new("why"), new("not_yet"),
            static () => new("score", 1));

        Assert.StartsWith($"The suggestion {foreign} is not for owner.",
            Assert.Throws<ArgumentException>(() => Planner.Brief(snapshot, Party, [foreign])).Message, StringComparison.Ordinal);
        Assert.StartsWith("The GatheringId is its default value",
            Assert.Throws<ArgumentException>(() => Planner.Review(snapshot, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_OfEachResult_ShowsIdsAndNumbers()
    {
        NetworkSnapshot snapshot = (Network(On(-9, "ana")) with { FollowUps = [Promise("1")] }).AsOf(1);
        GatheringBriefing briefing = Planner.Brief(snapshot, Party);
        GatheringReview review = Planner.Review(snapshot, Party);

        Assert.Equal("Briefing as of 2020-01-02T12:00:00Z: 1 known, 1 new, 0 to revisit", briefing.ToString());
        Assert.Equal("ana (Nascent)", briefing.Known[0].ToString());
        Assert.Equal("Gathering party as of 2020-01-02T12:00:00Z: 1 follow-ups, 2 people", review.ToString());
        Assert.Equal("1: Pending", review.FollowUps[0].ToString());
        Assert.Equal("ana: second meeting Pending, alive after a year Pending", review.Ties[0].ToString());
    }
}

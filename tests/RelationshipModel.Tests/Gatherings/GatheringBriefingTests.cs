using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Gatherings;

public sealed class GatheringBriefingTests
{
    private static readonly GatheringPlanner Planner = new();

    private static MadeNetwork Network(params IEnumerable<Interaction> interactions) => new()
    {
        Contacts = [.. ((string[])["ana", "ben", "cem", "dora"]).Select(Person)],
        Interactions = [.. interactions],
    };

    private static GatheringBriefing Brief(MadeNetwork network, int day, params IEnumerable<string> attendees) =>
        Planner.Brief(network.AsOf(day), attendees.Select(Id));

    private static IEnumerable<string> Codes(IEnumerable<ExpectedAttendee> attendees) =>
        attendees.Select(attendee => $"{attendee.Contact}: {string.Join(", ", attendee.Reasons)}");

    private static IntroductionSuggestion Suggestion(string a, string b, string owner = "owner") =>
        new(new(owner), Day(0), new(Id(a), Id(b)), 1, new("why"), new("not_yet"), static () => new("score", 1));

    [Fact]
    public void Brief_Attendees_AreKnownOrNew()
    {
        GatheringBriefing briefing = Brief(Network(On(0, "ana"), On(0, "ben"), On(1, "ben")), 3, "cem", "ana", "stranger", "ben",
            "ana");

        Assert.Equal(["ben", "ana"], briefing.Known.Select(attendee => attendee.Contact.Value));
        Assert.Equal(["cem", "stranger"], briefing.New.Select(attendee => attendee.Contact.Value));
        Assert.Equal("ana is new in your records.", Words(Brief(Network(), 0, "ana").New[0].Reasons[0]));
    }

    [Fact]
    public void Brief_KinWithoutAnyRecord_AreNotNew()
    {
        MadeNetwork network = Network() with { Contacts = [Person("ana") with { Kind = TieKind.Kin }, Person("ben")] };
        GatheringBriefing briefing = Brief(network, 0, "ana", "ben");

        Assert.Equal("No contact with ana is on record.", Words(Assert.Single(briefing.Known).Reasons[0]));
        Assert.Equal("ben", Assert.Single(briefing.New).Contact.Value);
    }

    [Fact]
    public void Brief_LastContact_IsSaidInWords()
    {
        ExpectedAttendee ana = Brief(Network(On(0, "ana"), On(9, "ana", Channel.Reaction)), 10, "ana").Known[0];

        Assert.Equal(Day(0), ana.LastContact);
        Assert.Equal("You and ana were last in touch 10 days ago; little is on record of the two of you so far.", Words(ana.Reasons[0]));
    }

    [Fact]
    public void Brief_TieNotScored_IsKnownByItsInteractions()
    {
        MadeNetwork network =
            Network(On(0, "ana")) with { Contacts = [Person("ana") with { Restrictions = ContactRestrictions.NoScore }] };

        ExpectedAttendee ana = Brief(network, 30, "ana").Known[0];

        Assert.Null(ana.Score);
        Assert.Equal("You know ana; the last contact on record was 4 weeks ago.", Words(ana.Reasons[0]));
    }

    [Fact]
    public void Brief_SlippingDriftingAndDormantTies_AreToBeRevisitedTheLargestBondFirst()
    {
        MadeNetwork network = Network([.. Every(7, "ana", 0, 700), .. Every(10, "ben", 600, 930), .. Every(10, "cem", 600, 980),
            .. Every(10, "dora", 900, 1000)]);

        GatheringBriefing briefing = Brief(network, 1000, "ana", "ben", "cem", "dora");

        Assert.Equal(["ana: dormant", "cem: slipping", "ben: drifting"], Codes(briefing.Revisit));
    }

    // A service of two hundred makes no rhythm that could slip, unless the owner says that they are close.
    [Theory]
    [InlineData(200, false, false)]
    [InlineData(200, true, true)]
    [InlineData(2, false, true)]
    public void Brief_WhoWasMetAmongManyAlone_IsNotMissed(int heads, bool isStated, bool isRevisited)
    {
        MadeNetwork network = Network(Every(7, "ana", 0, 210).Select(there => there with { HeadCount = heads })) with
        {
            Contacts = [isStated ? Person("ana") with { Kind = TieKind.Friend } : Person("ana")],
        };

        Assert.Equal(isRevisited, Brief(network, 240, "ana").Revisit.Count == 1);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(730)]
    public void Brief_WhoLivesWithTheOwner_IsNotMissed(int day)
    {
        MadeNetwork network = Network(Every(7, "ana", 0, 700));
        MadeNetwork atHome = network with { Contacts = [Person("ana") with { Kind = TieKind.Spouse }] };

        Assert.Single(Brief(network, day, "ana").Revisit);
        Assert.Empty(Brief(atHome, day, "ana").Revisit);
        Assert.Empty(Brief(atHome, day, "ana").Sleeping);
    }

    [Theory]
    [InlineData(ContactRestrictions.NoReminders, null, null)]
    [InlineData(ContactRestrictions.None, 1001, null)]
    [InlineData(ContactRestrictions.None, null, ContactState.Paused)]
    [InlineData(ContactRestrictions.None, null, ContactState.Ended)]
    [InlineData(ContactRestrictions.None, null, ContactState.Deceased)]
    public void Brief_WhomTheOwnerWantsLeftAlone_IsNotToBeRevisited(ContactRestrictions preferences, int? snoozedUntil,
        ContactState? state)
    {
        Contact ana = Person("ana") with
        {
            Restrictions = preferences,
            SnoozedUntil = snoozedUntil is { } day ? Date(day) : null,
            States = state is { } stated ? [new(stated, Date(900))] : [],
        };
        MadeNetwork network = Network(Every(7, "ana", 0, 700)) with
        {
            FollowUps = [new(new("1"), TieSide.Owner, Id("ana"), Day(600)) { Due = Date(610) }],
        };

        Assert.Single(Brief(network, 1000, "ana").Revisit);
        Assert.Empty(Brief(network with { Contacts = [ana] }, 1000, "ana").Revisit);
    }

    [Fact]
    public void Brief_WhoHasDied_IsNotNamed()
    {
        Contact ana = Person("ana") with { States = [new(ContactState.Deceased, Date(5))] };

        GatheringBriefing briefing = Brief(Network(On(0, "ana")) with { Contacts = [ana] }, 10, "ana");

        Assert.Equal((0, 0, 0), (briefing.Known.Count, briefing.New.Count, briefing.Revisit.Count));
    }

    [Fact]
    public void Brief_OpenFollowUps_AreSplitAndOverdueOnesComeFirst()
    {
        MadeNetwork network = Network(On(0, "ana")) with
        {
            FollowUps =
            [
                Promise("none", null), Promise("later", 40), Promise("late", 5), Promise("latest", 3), Promise("today", 10),
                Promise("theirs", 4, TieSide.Contact), Promise("elsewhere", 4, contact: "ben"), Promise("kept", 4)
                    .Close(FollowUpOutcome.Kept, Day(4)),
            ],
        };

        FollowUpAgenda agenda = Brief(network, 10, "ana").FollowUps;

        Assert.Equal(["latest", "late", "today", "later", "none"], agenda.Mine.Select(open => open.FollowUp.Id.Value));
        Assert.Equal([7, 5, 0, 0, 0], agenda.Mine.Select(open => open.OverdueBy.Days));
        Assert.Equal("What ana promised you was due on 5 January 2020. You could ask about it.",
            Words(Assert.Single(agenda.Theirs).Reason));
        Assert.Equal(["ana"], Brief(network, 10, "ana", "ben").Revisit.Where(attendee => attendee.Reasons.Count == 3)
            .Select(attendee => attendee.Contact.Value));

        static FollowUp Promise(string id, int? due, TieSide by = TieSide.Owner, string contact = "ana") =>
            new(new(id), by, Id(contact), Day(0)) { Due = due is { } day ? Date(day) : null };
    }

    [Fact]
    public void Brief_Introductions_AreThoseAmongTheAttendees()
    {
        NetworkSnapshot snapshot = (Network() with
        {
            Contacts = [Person("ana"), Person("ben"), Person("cem"),
                Person("dora") with { Restrictions = ContactRestrictions.NoIntroductions }],
        }).AsOf(0);
        IntroductionSuggestion[] suggested = [Suggestion("ben", "cem"), Suggestion("ana", "ben"), Suggestion("ana", "dora")];

        GatheringBriefing briefing = Planner.Brief(snapshot, [Id("ana"), Id("ben"), Id("dora")], suggested);

        Assert.Equal([suggested[1]], briefing.Introductions);
    }

    [Fact]
    public void Brief_SuggestionOfAnotherOwner_IsRefused() =>
        Assert.Throws<ArgumentException>(
            () => Planner.Brief(Network().AsOf(0), [Id("ana")], [Suggestion("ana", "ben", "somebody")]));

    [Fact]
    public void Brief_OfAGathering_TakesItsAttendees()
    {
        MadeNetwork network =
            Network(On(0, "ana")) with { Gatherings = [new(new("party"), "Party", Day(9), Id("ana"), Id("ben"))] };

        Assert.Equal(Brief(network, 5, "ben", "ana").ToString(), Planner.Brief(network.AsOf(5), new GatheringId("party"))
            .ToString());
        Assert.Throws<ArgumentException>(() => Planner.Brief(network.AsOf(5), new GatheringId("other")));
    }

    [Fact]
    public void Brief_OneSidedTie_SaysWhoseTurnItIs()
    {
        IEnumerable<Interaction> opened = Enumerable.Range(0, 80).Select(i =>
            new Interaction(new($"{i}"), Day(10 * i), Channel.Letter, Id("ana"))
            {
                Initiator = Initiator.Of(Id("ana")),
                Supports = [new(TieSide.Contact)]
            });

        Assert.Equal(["ana: waits_for_answer, your_turn_to_reach_out, your_turn_to_give"],
            Codes(Brief(Network(opened), 791, "ana").Revisit));
    }

    [Fact]
    public void Brief_MoreThanTheMost_NamesTheFirst()
    {
        MadeNetwork network = Network([.. Every(7, "ana", 0, 700), .. Every(10, "ben", 600, 900)]);

        GatheringBriefing briefing = new GatheringPlanner(new() { MostToRevisit = 1 }).Brief(network.AsOf(1000),
            [Id("ana"), Id("ben")]);

        Assert.Equal(["ana"], briefing.Revisit.Select(attendee => attendee.Contact.Value));
    }
}

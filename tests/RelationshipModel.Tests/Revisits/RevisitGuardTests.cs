using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Revisits;

public sealed class RevisitGuardTests
{
    private const int Today = 1500;
    private static readonly ContactId A = new("a");

    private static RevisitHold Hold(RevisitPlan plan)
    {
        Assert.Empty(plan.Suggestions);
        return Assert.Single(plan.Held);
    }

    // Meetings three days apart are held to a rhythm of a week, so that the tie is late within the cooldown.
    private static RevisitPlan AfterContact(int ago, DateTimeZone? zone = null, Cadence? cadence = null)
    {
        Network network = new(Today, zone);
        return network.Tie("a", network.Meetings("a", ago, gap: 3, count: 60), cadence: cadence).Plan();
    }

    [Fact]
    public void Cooldown_AfterAContact_LastsFourteenDays()
    {
        Assert.Single(AfterContact(14).Suggestions);
        RevisitHold hold = Hold(AfterContact(13));
        Assert.Equal(RevisitReasons.RecentlyInTouch, hold.Reasons[0].Code);
        Assert.Equal(Network.Date(Today + 1), hold.Until);
    }

    // What a person wishes for outranks the cooldown: late from the eighth day, and in keep ever after.
    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(13, true)]
    [InlineData(56, true)]
    [InlineData(57, true)]
    [InlineData(400, true)]
    public void Cadence_OfAWeek_IsNeverOverruled(int silence, bool expected)
    {
        RevisitPlan plan = AfterContact(silence, cadence: Cadence.Every(Period.FromDays(7), Period.Zero));

        Assert.Equal(expected, plan.Suggestions.Count == 1);
        if (expected) Assert.Equal(RevisitPool.Keep, plan.Suggestions[0].Pool);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void Cooldown_AfterASuggestion_LastsFourteenDays(int ago, bool expected)
    {
        Network network = new Network(Today).Keep("a");

        RevisitPlan plan = network.Plan(lastSuggested: new Dictionary<ContactId, Instant> { [A] = network.At(Today - ago) });

        Assert.Equal(expected, plan.Suggestions.Count == 1);
        if (!expected) Assert.Equal(RevisitReasons.RecentlySuggested, Assert.Single(Hold(plan).Reasons).Code);
    }

    [Fact]
    public void Cooldown_AfterASuggestionOfTheFuture_IsNone()
    {
        Network network = new Network(Today).Keep("a");

        Assert.Single(
            network.Plan(lastSuggested: new Dictionary<ContactId, Instant>
            {
                [A] = network.AsOf
                + Duration.Epsilon
            }).Suggestions);
    }

    [Fact]
    public void Cooldown_AfterAReaction_IsNone()
    {
        Network network = new(Today);
        network.Tie("a",
            [.. network.Meetings("a", 40), new Interaction(new("like"), network.At(Today - 1), Channel.Reaction, A)]);

        Assert.Single(network.Plan().Suggestions);
    }

    // What is owed is owed, however lately the two were in touch.
    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    [InlineData(0, 1)]
    public void Cooldown_AfterAContact_HoldsNoPromise(int overdue, int lastContact) =>
        Assert.Single(new Network(Today).Owed("a", overdue, lastContact: lastContact).Plan().Suggestions);

    [Fact]
    public void Cooldown_AfterASuggestion_HoldsAPromiseToo()
    {
        Network network = new Network(Today).Owed("a");

        RevisitHold hold = Hold(network.Plan(lastSuggested: new Dictionary<ContactId, Instant> { [A] = network.At(Today - 1) }));

        Assert.Equal(RevisitReasons.RecentlySuggested, hold.Reasons[0].Code);
    }

    // Letters to a contact fifteen days apart, without an answer to the last of them.
    private static Network Unanswered(int count, int lastAgo, Cadence? cadence = null)
    {
        Network network = new(Today);
        IEnumerable<Interaction> letters = network.Meetings("a", lastAgo, gap: 8, count: count, channel: Channel.Letter,
            initiator: Initiator.Owner)
            .Select(static letter =>
                new Interaction(new($"letter-{letter.Id}"), letter.At, Channel.Letter, A) { Initiator = Initiator.Owner });
        return network.Tie("a", [.. network.Meetings("a", lastAgo + 8 * count, count: 30, hours: 4), .. letters],
            cadence: cadence);
    }

    [Fact]
    public void Unanswered_ThreeInitiatives_HoldForSixtyDaysFromTheLastAndSaySo()
    {
        RevisitHold hold = Hold(Unanswered(3, 59).Plan());
        Assert.Equal(RevisitReasons.UnansweredHold, hold.Reasons[0].Code);
        Assert.Equal(Network.Date(Today + 1), hold.Until);

        RevisitSuggestion suggestion = Assert.Single(Unanswered(3, 60).Plan().Suggestions);
        Assert.Contains(suggestion.Reasons, static reason => reason.Code == RevisitReasons.UnansweredBefore);
    }

    // Suggested for the two weeks of a cooldown, then at rest for 60 days more.
    [Theory]
    [InlineData(73, null)]
    [InlineData(74, 60)]
    [InlineData(133, 1)]
    [InlineData(134, null)]
    [InlineData(148, 60)]
    public void Unanswered_NobodyIsNaggedWith_ButRestsAgain(int lastAgo, int? daysLeft)
    {
        RevisitPlan plan = Unanswered(3, lastAgo).Plan();
        if (daysLeft is { } days) Assert.Equal(Network.Date(Today + days), Hold(plan).Until);
        else Assert.Single(plan.Suggestions);
    }

    [Fact]
    public void Unanswered_WithACadence_RestsNoLongerThanItAsks()
    {
        Cadence weekly = Cadence.Every(Period.FromDays(7));

        Assert.Equal(Network.Date(Today + 1), Hold(Unanswered(3, 6, weekly).Plan()).Until);
        Assert.Single(Unanswered(3, 8, weekly).Plan().Suggestions);
    }

    [Fact]
    public void Unanswered_TwoInitiatives_HoldNobody()
    {
        RevisitSuggestion suggestion = Assert.Single(Unanswered(2, 40).Plan().Suggestions);
        Assert.DoesNotContain(suggestion.Reasons, static reason => reason.Code == RevisitReasons.UnansweredBefore);
    }

    [Fact]
    public void Unanswered_AndInRhythm_IsHeldAndListed() =>
        Assert.Equal([RevisitReasons.UnansweredHold], Hold(Unanswered(3, 1).Plan()).Reasons.Select(static reason => reason.Code));

    [Fact]
    public void Unanswered_HoldsAPromiseToo() =>
        Assert.Equal(RevisitReasons.UnansweredHold, Hold(Unanswered(3, 20).Promise("a", Today - 5).Plan()).Reasons[0].Code);

    [Fact]
    public void Held_ForSeveralReasons_IsFreeAfterTheLastOfThem()
    {
        Network network = Unanswered(3, 57);

        RevisitHold hold = Hold(network.Plan(lastSuggested: new Dictionary<ContactId, Instant> { [A] = network.At(Today - 1) }));

        Assert.Equal([RevisitReasons.UnansweredHold, RevisitReasons.RecentlySuggested],
            hold.Reasons.Select(static reason => reason.Code));
        Assert.Equal(Network.Date(Today + 13), hold.Until);
    }

    [Fact]
    public void Held_AreListedByWhoIsFreeSoonest()
    {
        Network network = new Network(Today).Keep("a").Keep("b").Keep("c").Keep("d");
        Dictionary<ContactId, Instant> suggested = new()
        {
            [new("a")] = network.At(Today - 2),
            [new("b")] = network.At(Today - 9),
            [new("c")] = network.At(Today - 2),
        };

        Assert.Equal(["b", "a", "c"], network.Plan(lastSuggested: suggested).Held.Select(static hold => hold.Contact.Value));
    }

    public static TheoryData<string, Func<Contact, Contact>> Stated => new()
    {
        { "do not remind", static contact => contact with { Restrictions = ContactRestrictions.NoReminders } },
        { "do not score", static contact => contact with { Restrictions = ContactRestrictions.NoScore } },
        { "record_removed", static contact => contact with { Restrictions = ContactRestrictions.RecordRemoved } },
        { "paused", static contact => contact with { States = [new(ContactState.Paused, Network.Date(Today))] } },
        { "ended", static contact => contact with { States = [new(ContactState.Ended, Network.Date(0))] } },
        { "deceased", static contact => contact with { States = [new(ContactState.Deceased, Network.Date(Today - 1))] } },
        { "snoozed", static contact => contact with { SnoozedUntil = Network.Date(Today + 1) } },
    };

    [Theory]
    [MemberData(nameof(Stated))]
    public void Stated_RulesOutEveryPoolAndEveryOccasion_WithoutAWord(string what, Func<Contact, Contact> stated)
    {
        AnnualDate birthday = RevisitPlannerTests.AnnualDateOf(Network.Date(Today));
        Func<Contact, Contact> record = contact => stated(contact with { Birthday = birthday, Place = "Jena" });
        RevisitPlan plan = new Network(Today).Owed("a", record: record).Keep("b", record: record).Revive("c", record: record)
            .Tie("d", new Network(Today).Meetings("d", 15, 15, hours: 20), record)
            .Gathering(Today + 1, "a", "b", "c", "d")
            .Plan(null, null, "Jena");

        Assert.True(plan.Suggestions.Count == 0 && plan.Held.Count == 0, what);
    }

    [Theory]
    [MemberData(nameof(Stated))]
    public void WhyNot_OfSomebodyRuledOut_IsWhatWasStated(string what, Func<Contact, Contact> stated)
    {
        NetworkSnapshot network = new Network(Today).Keep("a", record: stated).Snapshot();
        Contact record = stated(new(A, "A"));
        NetworkSnapshot ofTheRecord = new(Network.Owner, network.AsOf, network.Zone, [record],
            new Network(Today).Keep("a").Snapshot().Scores);
        string code = what switch { "do not remind" => "no_reminders", "do not score" => "not_scored", _ => what };

        Assert.Equal(code, new RevisitPlanner().WhyNot(network, A)!.Code);
        Assert.Equal(code, new RevisitPlanner().WhyNot(ofTheRecord, A)!.Code);
    }

    [Fact]
    public void WhyNot_OfSomebodySuggestedOrHeldBack_IsNull()
    {
        NetworkSnapshot network = new Network(Today).Keep("a").Keep("b", 9).Snapshot();

        Assert.Null(new RevisitPlanner().WhyNot(network, A));
        Assert.Null(new RevisitPlanner(new() { Cooldown = Duration.FromDays(60) }).WhyNot(network, A));
        Assert.Equal("nothing_due", new RevisitPlanner().WhyNot(network, new("b"))!.Code);
        Assert.Equal("no_contact", new RevisitPlanner().WhyNot(network, new("stranger"))!.Code);
    }

    [Fact]
    public void WhyNot_OfAStrangerToWhomAPromiseIsDue_IsThatThereWasNoContact()
    {
        NetworkSnapshot network = new Network(Today).Keep("a").Promise("stranger", Today - 3).Snapshot();

        Assert.DoesNotContain(new RevisitPlanner().Plan(network).Suggestions, static suggestion => suggestion.Contact.Value == "stranger");
        Assert.Equal("no_contact", new RevisitPlanner().WhyNot(network, new("stranger"))!.Code);
    }

    [Fact]
    public void WhyNot_OfSomebodyForWhomTheDigestHasNoRoom_IsNull()
    {
        NetworkSnapshot network = new Network(Today).Keep("a").Keep("b", 41).Snapshot();
        RevisitPlanner planner = new(new() { Top = 1 });
        ContactId left = planner.Plan(network).Suggestions.Single().Contact == A ? new("b") : A;

        Assert.Empty(planner.Plan(network).Held);
        Assert.Null(planner.WhyNot(network, left));
    }

    [Fact]
    public void WhyNot_OfASnoozeThatASuggestionAnswered_IsThatNothingIsDue()
    {
        NetworkSnapshot network = new Network(Today)
            .Keep("a", 9, static contact => contact with { SnoozedUntil = Network.Date(Today - 5) }).Snapshot();
        Dictionary<ContactId, Instant> suggested = new() { [A] = network.AsOf - Duration.FromDays(2) };
        RevisitPlan plan = new RevisitPlanner().Plan(network, suggested);

        Assert.Null(new RevisitPlanner().WhyNot(network, A));
        Assert.True(plan.Suggestions.Count == 0 && plan.Held.Count == 0);
        Assert.Equal("nothing_due", new RevisitPlanner().WhyNot(network, A, suggested)!.Code);
        Assert.Throws<ArgumentException>(() => new RevisitPlanner().WhyNot(network, A,
            new Dictionary<ContactId, Instant> { [default] = network.AsOf }));
    }

    // What is no contact is on record all the same.
    [Theory]
    [InlineData(Channel.Reaction, 2, null)]
    [InlineData(Channel.Voice, 2, 0)]
    [InlineData(Channel.Email, 60, null)]
    public void WhyNot_OfOneWhoNeverWroteToTheOwnerAlone_SaysNoMoreThanThat(Channel channel, int headCount, int? minutes)
    {
        Network network = new(Today);
        Interaction[] history =
        [
            .. Enumerable.Range(0, 6).Select(i => new Interaction(new($"o{i}"), network.At(Today - 100 + 12 * i),
                Channel.Email, [A]) { Initiator = Initiator.Owner }),
            .. Enumerable.Range(0, 6).Select(i => new Interaction(new($"c{i}"), network.At(Today - 95 + 12 * i), channel, [A])
            {
                Initiator = Initiator.Of(A),
                HeadCount = headCount,
                Length = minutes is { } length ? Duration.FromMinutes(length) : null,
            }),
        ];
        Reason reason = new RevisitPlanner().WhyNot(network.Tie("a", history).Snapshot(), A)!;

        Assert.Equal(
            "Not suggested: neither a personal message from A nor a talk is on record, and you have not said how close you are.",
            Language.English.Render(reason, static _ => "A"));
        Assert.Equal(
            "Kein Vorschlag: Weder eine persönliche Nachricht von A noch ein Gespräch ist vermerkt, "
                + "und wie nah ihr euch steht, hast du nicht gesagt.",
            Language.German.Render(reason, static _ => "A"));
    }

    [Theory]
    [InlineData(2, "2 days of contact do not show a rhythm yet")]
    [InlineData(40, "all contact on record was with many people at once")]
    public void WhyNot_OfOneWithoutARhythm_SaysWhetherYouMetButAmongMany(int headCount, string expected)
    {
        Network network = new(Today);
        IEnumerable<Interaction> meetings = network.Meetings("a", 60, gap: 30, count: 2)
            .Select(meeting => meeting with { HeadCount = headCount });

        Assert.Equal($"Not suggested: {expected}, and you have not said how close you are.", Language.English.Render(
            new RevisitPlanner().WhyNot(network.Tie("a", meetings).Snapshot(), A)!, static _ => "A"));
    }

    [Fact]
    public void Stated_InTheRecordAlone_WinsOverAScoreThatDoesNotKnowOfIt()
    {
        Network network = new Network(Today).Keep("a");
        Contact record = new(A, "A") { Restrictions = ContactRestrictions.NoScore };

        Assert.Empty(
            new RevisitPlanner().Plan(
                new(Network.Owner, network.AsOf, network.Zone, [record], network.Snapshot().Scores)).Suggestions);
    }

    public static TheoryData<string, Func<Contact, Contact>> StatedOnce => new()
    {
        { "paused",
            static contact =>
                contact with { States = [new(ContactState.Paused, Network.Date(Today - 1), Network.Date(Today))] } },
        { "paused later", static contact => contact with { States = [new(ContactState.Paused, Network.Date(Today + 1))] } },
        { "snoozed", static contact => contact with { SnoozedUntil = Network.Date(Today) } },
        { "do not introduce", static contact => contact with { Restrictions = ContactRestrictions.NoIntroductions } },
    };

    [Theory]
    [MemberData(nameof(StatedOnce))]
    public void Stated_OfAnotherDayOrUse_RulesNothingOut(string what, Func<Contact, Contact> stated) =>
        Assert.True(new Network(Today).Keep("a", record: stated).Plan().Suggestions.Count == 1, what);

    [Fact]
    public void Circle_GivesAtMostTwo_AndTheOthersAreHeldWithoutADay()
    {
        RevisitPlan plan = new Network(Today).Keep("a", 60).Keep("b", 55).Keep("c", 50).Keep("d", 45)
            .Circle("choir", "a", "b", "c").Plan();

        Assert.Equal(["a", "b", "d"], plan.Suggestions.Select(static suggestion => suggestion.Contact.Value));
        RevisitHold hold = Assert.Single(plan.Held);
        Assert.Equal((new ContactId("c"), RevisitReasons.CircleLimit, null), (hold.Contact, hold.Reasons[0].Code, hold.Until));
    }

    [Fact]
    public void Circle_IsCountedOverAllPools()
    {
        Network network = new Network(Today).Owed("a").Keep("b").Revive("c").Circle("choir", "a", "b", "c");

        Assert.Equal(["a", "b"], network.Plan().Suggestions.Select(static suggestion => suggestion.Contact.Value));
    }

    [Fact]
    public void Circle_LeftLongAgo_CountsNoLonger()
    {
        Network network = new Network(Today).Keep("a", 60).Keep("b", 55).Keep("c", 50).Circle("choir", "a", "b")
            .Membership(new(new("choir"), new("c"), Network.Date(0), Network.Date(Today)));

        Assert.Equal(3, network.Plan().Suggestions.Count);
    }

    [Fact]
    public void Circle_JoinedTwiceByOne_CountsOnce()
    {
        Network network = new Network(Today).Keep("a", 60).Keep("b", 55).Circle("choir", "a", "b")
            .Membership(new(new("choir"), new("a"), Network.Date(0)));

        Assert.Equal(2, network.Plan().Suggestions.Count);
    }

    [Fact]
    public void Circle_OneFullOfSeveral_IsEnough()
    {
        Network network = new Network(Today).Keep("a", 60).Keep("b", 55).Keep("c", 50).Circle("choir", "a", "b", "c")
            .Circle("chess", "c");

        Assert.Equal(2, network.Plan().Suggestions.Count);
    }

    // Day 1550 is 30 March 2024: on the 31st the clocks went forward in Berlin; on 7 April they
    // went back by half an hour on Lord Howe.
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Kiritimati")]
    public void Cooldown_OverAChangeOfClocks_CountsLocalDays(string zoneId)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[zoneId];
        for (int day = 1545; day < 1575; day++)
        {
            Assert.Empty(Planned(day, 13, zone).Suggestions);
            Assert.Single(Planned(day, 14, zone).Suggestions);
        }

        // The last contact late in the evening, the plan early in the morning.
        static RevisitPlan Planned(int day, int ago, DateTimeZone zone)
        {
            Network network = new(day, zone);
            Instant evening = network.At(day - ago, 23) + Duration.FromMinutes(59);
            Interaction last = new(new("last"), evening, Channel.InPerson, A);
            return network.Tie("a", [.. network.Meetings("a", ago + 3, gap: 3, count: 60), last]).Plan();
        }
    }

    [Fact]
    public void Due_ByTheOwnersDayAndNotByUtc()
    {
        // 23:30 UTC on the day before is half past midnight of the due day in Berlin.
        LocalDate due = new(2024, 1, 10);
        Instant asOf = Instant.FromUtc(2024, 1, 9, 23, 30);
        Assert.Equal(0, Planned(DateTimeZone.Utc));
        Assert.Equal(1, Planned(DateTimeZoneProviders.Tzdb["Europe/Berlin"]));

        int Planned(DateTimeZone zone) =>
            new RevisitPlanner().Plan(new(Network.Owner, asOf, zone, [new(A, "A")], [])
            {
                FollowUps = [new(new("f"), TieSide.Owner, A, Instant.FromUtc(2024, 1, 1, 0, 0)) { Due = due }],
            }).Suggestions.Count;
    }

    [Fact]
    public void Plan_AtTheEndOfTime_StillCountsDays()
    {
        Instant asOf = Instant.FromUtc(9999, 12, 29, 12, 0);
        NetworkSnapshot snapshot = new(Network.Owner, asOf, DateTimeZone.Utc, [new(A, "A") { Birthday = new(1, 1) }], [])
        {
            FollowUps = [new(new("f"), TieSide.Owner, A,
                Instant.FromUtc(9999, 12, 1, 0, 0)) { Due = new LocalDate(9999, 12, 2) }],
        };

        Assert.Single(new RevisitPlanner().Plan(snapshot).Suggestions);
        RevisitHold hold = Hold(new RevisitPlanner().Plan(snapshot, new Dictionary<ContactId, Instant> { [A] = asOf }));
        Assert.Equal(LocalDate.MaxIsoValue, hold.Until);
    }
}

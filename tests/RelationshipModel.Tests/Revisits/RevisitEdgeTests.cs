using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;

namespace RelationshipModel.Tests.Revisits;

/// <summary>Where the rules of a plan begin and end.</summary>
public sealed class RevisitEdgeTests
{
    private const int Today = 1500;
    private static readonly ContactId A = new("a");
    private static readonly Cadence Weekly = Cadence.Every(Period.FromDays(7), Period.Zero);

    private static string[] Names(RevisitPlan plan) =>
        [.. plan.Suggestions.Select(static suggestion => suggestion.Contact.Value)];

    private static string[] Codes(RevisitPlan plan) =>
        [.. Assert.Single(plan.Suggestions).Reasons.Select(static reason => reason.Code)];

    private static Interaction Message(Network network, string id, int ago) =>
        new(new($"{id} writes {ago}"), network.At(Today - ago, hour: 11), Channel.Message, new ContactId(id))
        {
            Initiator = Initiator.Of(new(id)),
        };

    /// <summary>A tie in rhythm whose contact wrote some days ago and waits.</summary>
    private static Network Waiting(Network network, string id, int ago) =>
        network.Tie(id, [.. network.Meetings(id, 15, gap: 15), Message(network, id, ago)]);

    private static RevisitPlan Suggested(Network network, int ago) =>
        network.Plan(lastSuggested: new Dictionary<ContactId, Instant> { [A] = network.At(Today - ago) });

    [Fact]
    public void Promises_DueOnOneDay_AreInOrderOfWhenTheyWereMade()
    {
        Network network = new Network(Today).Owed("a", overdue: 5)
            .Promise("a", Today - 5, Today - 9).Promise("a", Today - 5, Today - 9)
            .Promise("a", Today - 5, Today - 20);

        Assert.Equal(["a-3", "a-1", "a-2", "a-0"],
            Assert.Single(network.Plan().Suggestions).Promises.Select(static promise => promise.Value));
    }

    [Theory]
    [InlineData(0, RevisitReasons.PromiseDue)]
    [InlineData(1, RevisitReasons.PromiseOverdue)]
    public void Promise_FromItsDayOn_IsDueAndThenOverdue(int overdue, string code) =>
        Assert.Equal(code, Codes(new Network(Today).Owed("a", overdue).Plan())[0]);

    [Theory]
    [InlineData(400, 10, TieReasons.WaitsForAnswer, RevisitReasons.PromiseOverdue)]
    [InlineData(0, 10, RevisitReasons.PromiseDue, TieReasons.WaitsForAnswer)]
    [InlineData(0, 0, RevisitReasons.PromiseDue, TieReasons.WaitsForAnswer)]
    public void Owed_APromiseAndAnAnswer_SaysTheMoreUrgentFirst(int overdue, int waiting, string first, string second)
    {
        Network network = Waiting(new(Today), "a", waiting).Promise("a", Today - overdue);

        Assert.Equal([first, second], Codes(network.Plan())[..2]);
    }

    [Fact]
    public void Owed_PromisesAndAnswers_AlternateWhileBothAreThere()
    {
        Network network = Waiting(Waiting(new(Today), "a", 1), "c", 8).Owed("b", 10).Owed("d", 300);

        Assert.Equal(["a", "b", "c", "d"], Names(network.Plan()));
    }

    [Theory]
    [InlineData(false, TieKind.None, false, false)]
    [InlineData(false, TieKind.Contact, false, false)]
    [InlineData(false, TieKind.Contact | TieKind.Friend, false, true)]
    [InlineData(true, TieKind.None, false, true)]
    [InlineData(false, TieKind.None, true, true)]
    public void Owed_WhoWaitsAndWasNeverAnswered_IsOwedIfThePersonStatedTheTie(bool closeness, TieKind kind, bool isMember,
        bool isOwed)
    {
        Network network = new(Today);
        network.Tie("a", [Message(network, "a", 3)], contact => contact with
        {
            Kind = kind,
            Closeness = closeness ? [new(Closeness.Friend, Network.Date(100))] : [],
        });
        if (isMember) network.Circle("inner", "a");

        Assert.Equal(isOwed ? ["a"] : [], Names(network.Plan()));
    }

    [Fact]
    public void Owed_WhoWaitsAndWasNeverAnswered_IsOwedIfTheirBirthdayOrPlaceIsKept()
    {
        Assert.Equal(["a"], Names(Waiting(static contact => contact with { Birthday = new AnnualDate(3, 5) }).Plan()));
        Assert.Equal(["a"], Names(Waiting(static contact => contact with { Place = "Rome" }).Plan()));
        Assert.Empty(Names(Waiting(static contact => contact).Plan()));

        static Network Waiting(Func<Contact, Contact> record)
        {
            Network network = new(Today);
            return network.Tie("a", [Message(network, "a", 3)], record);
        }
    }

    [Fact]
    public void Keep_OfExactlyTheStrongBond_IsKept()
    {
        Network network = new Network(Today).Keep("a");
        double level = network.Snapshot().Scores[0].BondLevel;

        Assert.Single(network.Plan(new() { RhythmContactDays = 1000, StrongBondLevel = level }).Suggestions);
        Assert.Empty(network.Plan(new() { RhythmContactDays = 1000, StrongBondLevel = Math.BitIncrement(level) }).Suggestions);
    }

    [Fact]
    public void Value_WithAnOccasion_IsThatOfTheExplanation()
    {
        Network network = new Network(Today).Keep("a", record: static contact => contact with { Place = "Rome" });

        RevisitSuggestion suggestion = Assert.Single(network.Plan(places: "Rome").Suggestions);

        Assert.Equal(suggestion.Explanation.Value, suggestion.Value, 1e-12);
        Assert.True(suggestion.Value > network.Plan().Suggestions[0].Value);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public void Revive_AfterTimeThatRestored_IsWorthMore(int afterFeel)
    {
        Network plain = new Network(Today).Revive("a"), network = new(Today);
        network.Tie("a", network.Meetings("a", 800, hours: 4, count: 40)
            .Select(meeting => meeting with { AfterFeel = afterFeel }));

        RevisitSuggestion felt = Assert.Single(network.Plan().Suggestions);

        Assert.Equal(("revive", RevisitPool.Revive), (felt.Explanation.Term, felt.Pool));
        Assert.Equal(felt.Explanation.Value, felt.Value, 1e-12);
        Assert.Equal(Math.Sign(afterFeel), Math.Sign(felt.Value - plain.Plan().Suggestions[0].Value));
    }

    [Fact]
    public void Revive_ATieThatWasOnlyStated_HasNoEvidence()
    {
        Network network = new Network(Today + 2000).Tie("a", [],
            static contact => contact with { Closeness = [new(Closeness.CloseFriend, Network.Date(0))] });

        RevisitSuggestion suggestion = network.Plan().Suggestions.Single(static s => s.Pool == RevisitPool.Revive);

        Assert.Empty(suggestion.Explanation.Find("silent_days")!.Evidence);
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Fact]
    public void Keep_WhoIsDueOnTheDayTheSnoozeEnds_IsDueFirst()
    {
        Network network = new Network(Today).Tie("a", [], static contact => contact with { SnoozedUntil = Network.Date(Today) })
            .Membership(new(new("c"), A, Network.Date(7)) { Cadence = Weekly })
            .Membership(new(new("c"), A, Network.Date(9)) { Cadence = Weekly });

        Assert.Equal([RevisitReasons.DueSinceMembership, RevisitReasons.SnoozeOver], Codes(network.Plan()));
        Assert.Equal(Network.Date(7), network.Plan().Suggestions[0].Reason.Find("since")!.Date);
    }

    // Meetings 60 days apart, the last 30 days ago: in rhythm, so that only the snooze that ended is a reason.
    private static Network Snoozed(int endedAgo, int lastContact = 30)
    {
        Network network = new(Today);
        return network.Tie("a", network.Meetings("a", lastContact, gap: 60),
            contact => contact with { SnoozedUntil = Network.Date(Today - endedAgo) });
    }

    [Theory]
    [InlineData(25, true)]
    [InlineData(20, false)]
    [InlineData(15, false)]
    [InlineData(-1, true)]
    public void SnoozeOver_IsAReasonUntilTheContactWasSuggestedSince(int suggestedAgo, bool isReason) =>
        Assert.Equal(isReason ? [RevisitReasons.SnoozeOver] : [],
            Suggested(Snoozed(20), suggestedAgo).Suggestions.Select(static suggestion => suggestion.Reason.Code));

    [Fact]
    public void SnoozeOver_SuggestedAtThisInstant_HoldsNobodyBack()
    {
        RevisitPlan plan = Suggested(Snoozed(0), 0);

        Assert.Empty(plan.Suggestions);
        Assert.Empty(plan.Held);
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(29, true)]
    public void SnoozeOver_IsNoReasonAfterContactSinceItsEnd(int endedAgo, bool isReason) =>
        Assert.Equal(isReason, Snoozed(endedAgo).Plan().Suggestions.Count == 1);

    [Fact]
    public void SnoozeOver_OfATieInRhythm_IsOfTheSnoozeAlone()
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 230, gap: 200),
            static contact => contact with { SnoozedUntil = Network.Date(Today - 210) });

        RevisitSuggestion suggestion = Assert.Single(network.Plan().Suggestions);

        Assert.Equal(TieStatus.Active, suggestion.Score!.Status);
        Assert.True(suggestion.Score.SilenceInGaps > 1);
        Assert.Equal(suggestion.Explanation.Value, suggestion.Value, 1e-12);
    }

    [Theory]
    [InlineData(ContactState.Paused)]
    [InlineData(ContactState.Ended)]
    [InlineData(ContactState.Deceased)]
    public void Plan_ScoreOfAStatedTieWithoutARecord_IsLeftAlone(ContactState state)
    {
        NetworkSnapshot stated = new Network(Today)
            .Revive("a", record: contact => contact with { States = [new(state, Network.Date(Today - 1))] })
                .Promise("a", Today - 5)
            .Snapshot();
        NetworkSnapshot snapshot = new(Network.Owner, stated.AsOf, stated.Zone, [], stated.Scores)
        { FollowUps = stated.FollowUps };

        Assert.Empty(new RevisitPlanner().Plan(snapshot).Suggestions);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Meeting_WithinTheCadence_HoldsBack(int inDays, bool isHeld)
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 40, gap: 7, count: 60), cadence: Weekly).Gathering(Today + inDays, "a");

        Assert.Equal(isHeld ? [] : ["a"], Names(network.Plan()));
    }

    // Meetings 30 days apart, four months ago.
    [Theory]
    [InlineData(25, true)]
    [InlineData(40, false)]
    public void Meeting_WithinTheOwnRhythm_HoldsBack(int inDays, bool isHeld)
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 60, gap: 30, count: 40, hours: 4)).Gathering(Today + inDays, "a");

        Assert.Equal(isHeld ? [] : ["a"], Names(network.Plan()));
    }

    [Fact]
    public void Meeting_ThatHasBegun_HoldsNobodyBack() =>
        Assert.Equal(["a"], Names(new Network(Today).Keep("a").Gathering(Today, "a").Plan()));

    [Fact]
    public void Held_AreThoseWhoWaitForADayBeforeThoseWhoWaitForOthers()
    {
        Network network = new Network(Today).Keep("a").Keep("b").Circle("inner", "a", "b");
        foreach ((string id, int ago) in ((string, int)[])[("c", 12), ("d", 13), ("e", 13)])
            network.Tie(id, network.Meetings(id, ago, gap: 3, count: 60));

        RevisitPlan plan = network.Plan(new() { PerCircle = 1 });

        Assert.Equal(["d", "e", "c", "b"], plan.Held.Select(static hold => hold.Contact.Value));
        Assert.Equal(("b", null), (plan.Held[^1].Contact.Value, plan.Held[^1].Until));
    }

    [Fact]
    public void Held_WhoBelongsInNoPool_IsNotHeldBecauseOfASuggestion()
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 20, gap: 30));

        Assert.Empty(Suggested(network, 1).Held);
    }

    [Fact]
    public void Plan_WithoutASnapshot_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("snapshot", static () => new RevisitPlanner().Plan(null!));
        Assert.Throws<ArgumentNullException>("snapshot", static () => new RevisitPlanner().WhyNot(null!, new("a")));
    }

    [Fact]
    public void Suggestions_AreEqualIfAllTheyTellIsEqual()
    {
        RelationshipScore score = new Network(Today).Keep("a").Snapshot().Scores[0];
        RelationshipScore another = new Network(Today).Keep("a", 41).Snapshot().Scores[0];
        RevisitSuggestion suggestion = Make();

        Assert.Equal(suggestion, Make());
        Assert.Equal(suggestion.GetHashCode(), Make().GetHashCode());
        Assert.All(
            [
                Make(contact: "b"), Make(pool: RevisitPool.Revive), Make(value: .6), Make(reason: "other"), Make(with: another),
                Make(promise: "q"),
            ], other => Assert.NotEqual(suggestion, other));
        Assert.False(suggestion.Equals(null));

        RevisitSuggestion Make(string contact = "a", RevisitPool pool = RevisitPool.Keep, double value = .5,
            string reason = "why",
            RelationshipScore? with = null, string promise = "p") =>
            new(new(contact), pool, value, [new(reason)], static () => new("keep", .5), with ?? score, [new FollowUpId(promise)]);
    }

    [Fact]
    public void ToString_OfEachResult_ShowsIdsDaysAndCodes()
    {
        Network network = new Network(Today).Keep("a").Keep("b").Owed("c", lastContact: 5).Circle("inner", "a", "b");
        network.Tie("d", network.Meetings("d", 13, gap: 3, count: 60),
            contact => contact with { Birthday = new(network.Today.Month, network.Today.Day) });

        RevisitPlan plan = network.Plan(new() { PerCircle = 1 });

        Assert.Equal("owner on 2024-02-09: 2 to revisit, 2 held", plan.ToString());
        Assert.Equal("d: recently_in_touch until 2024-02-10", plan.Held[0].ToString());
        Assert.Equal("b: circle_limit", plan.Held[1].ToString());
        Assert.Equal("d on 2024-02-09", Assert.Single(plan.Birthdays).ToString());
    }
}

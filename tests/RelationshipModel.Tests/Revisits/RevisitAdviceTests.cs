using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;

namespace RelationshipModel.Tests.Revisits;

/// <summary>The advice for people as they are.</summary>
public sealed class RevisitAdviceTests
{
    private const int Today = 2000;
    private static readonly ContactId A = new("a");
    private static readonly Initiator Them = Initiator.Of(A);
    private static readonly Support Received = new(TieSide.Contact, SupportKind.Emotional),
        Given = new(TieSide.Owner, SupportKind.Emotional);

    private readonly Network _network = new(Today);

    private Interaction Letter(int ago, Initiator initiator, Channel channel = Channel.Message, int heads = 2) =>
        new(new($"{ago}-{initiator}-{channel}"), _network.At(Today - ago), channel, A)
        {
            Initiator = initiator,
            HeadCount = heads
        };

    private IEnumerable<Interaction> Exchanges(int gap, int from, int to) =>
        Enumerable.Range(0, (from - to) / gap + 1)
            .SelectMany(i => (Interaction[])[Letter(from - i * gap, Them), Letter(from - i * gap - 1, Initiator.Owner)]);

    private RevisitSuggestion? Suggested(IEnumerable<Interaction> history, Func<Contact, Contact>? record = null,
        Cadence? cadence = null) =>
        _network.Tie("a", history, record, cadence).Plan().Suggestions.SingleOrDefault();

    private static IEnumerable<string> Codes(RevisitSuggestion suggestion) =>
        suggestion.Reasons.Select(static reason => reason.Code);

    private IEnumerable<Interaction> Supported(Support support, Initiator initiator, int last) =>
        Enumerable.Range(0, 60)
            .Select(i => new Interaction(new($"{i}"), _network.At(Today - last - 14 * i), Channel.InPerson,
                A)
            { Initiator = initiator, Supports = [support] });

    // A letter a month, answered on the next day: in rhythm on day 22, and not late until day 39.
    [Theory]
    [InlineData(22, false)]
    [InlineData(38, false)]
    [InlineData(45, true)]
    public void Pen_friend_answered_the_next_day_is_late_only_after_a_month_and_more(int silence, bool expected) =>
        Assert.Equal(expected, Suggested(Exchanges(30, 1800 + silence + 1, silence + 1)) is not null);

    [Theory]
    [InlineData(TieKind.Spouse, 40)]
    [InlineData(TieKind.Spouse, 800)]
    [InlineData(TieKind.CoResident | TieKind.Friend, 40)]
    [InlineData(TieKind.CoResident, 800)]
    public void Somebody_at_home_is_not_suggested_for_the_silence_of_the_records(TieKind kind, int silence)
    {
        Network network = _network.Keep("a", silence, contact => contact with { Kind = kind });

        Assert.Empty(network.Plan().Suggestions);
        Assert.Equal(TieReasons.OnlyOnRecord, new RevisitPlanner().WhyNot(network.Snapshot(), A)!.Code);
        Assert.Single(new Network(Today).Keep("a", silence, static contact => contact with { Kind = TieKind.Friend }).Plan()
            .Suggestions);
    }

    [Fact]
    public void Somebody_at_home_waits_for_no_answer_in_writing()
    {
        IReadOnlyList<Interaction> history = [.. Exchanges(10, 400, 30), Letter(3, Them)];

        Assert.Null(Suggested(history, static contact => contact with { Kind = TieKind.Spouse }));
        Assert.Equal(TieReasons.OnlyOnRecord, new RevisitPlanner().WhyNot(_network.Snapshot(), A)!.Code);
        Assert.Equal(RevisitPool.Owed, new Network(Today).Tie("a", history).Plan().Suggestions.Single().Pool);
    }

    [Fact]
    public void Somebody_at_home_to_whom_a_promise_is_due_is_not_said_to_be_asleep()
    {
        Network network = new Network(Today).Keep("a", 800, static contact => contact with { Kind = TieKind.Spouse })
            .Promise("a", Today - 3);

        Assert.Equal([RevisitReasons.PromiseOverdue], Codes(network.Plan().Suggestions.Single()));
    }

    [Fact]
    public void Somebody_at_home_is_suggested_for_what_a_person_stated()
    {
        IReadOnlyList<Interaction> history = [.. Exchanges(30, 1800, 200)];
        Func<Contact, Contact> spouse = static contact => contact with { Kind = TieKind.Spouse };

        Assert.NotNull(Suggested(history, spouse, Cadence.Every(Period.FromMonths(1))));
        Assert.Equal(RevisitPool.Owed,
            new Network(Today).Tie("a", history, spouse).Promise("a", Today - 3).Plan().Suggestions.Single().Pool);
    }

    [Fact]
    public void Four_messages_that_wait_are_owed_an_answer_though_the_two_were_just_in_touch()
    {
        RevisitSuggestion suggestion =
            Suggested([.. Exchanges(10, 400, 30), .. Enumerable.Range(3, 4).Select(ago => Letter(ago, Them))])!;

        Assert.Equal(RevisitPool.Owed, suggestion.Pool);
        Assert.Equal(TieReasons.WaitsForAnswer, suggestion.Reason.Code);
        Assert.Equal(4, suggestion.Reason.Find("count")!.Number);
        Assert.Equal(Math.Pow(2, -3 / 30.0), suggestion.Value, 1e-12);
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Fact]
    public void Answer_ends_the_waiting() =>
        Assert.Null(Suggested([.. Exchanges(10, 400, 30), Letter(6, Them), Letter(3, Initiator.Owner)]));

    [Fact]
    public void Newsletter_nobody_ever_answered_is_neither_owed_nor_late() =>
        Assert.Null(Suggested(Enumerable.Range(0, 60).Select(i => Letter(60 + 7 * i, Them, Channel.Email))));

    [Fact]
    public void Circular_to_three_hundred_makes_nobody_late_and_asks_no_answer() =>
        Assert.Null(Suggested(Enumerable.Range(0, 60).Select(i => Letter(60 + 7 * i, Them, Channel.Email, heads: 301))));

    [Fact]
    public void Likes_alone_make_nobody_late() =>
        Assert.Null(Suggested(Enumerable.Range(0, 60)
            .Select(i => Letter(60 + 2 * i, i % 2 == 0 ? Them : Initiator.Owner, Channel.Reaction))));

    [Fact]
    public void One_who_never_answers_is_not_suggested() =>
        Assert.Null(Suggested(Enumerable.Range(0, 8).Select(i => Letter(100 + 30 * i, Initiator.Owner))));

    [Fact]
    public void One_of_whom_only_the_owners_mail_is_on_record_may_be_late_and_is_not_called_silent()
    {
        IEnumerable<Interaction> sent = Enumerable.Range(0, 60).Select(i => Letter(60 + 7 * i, Initiator.Owner, Channel.Email));
        TieProfile profile = new() { RecordedDirections = RecordedDirections.OwnerOnly };
        RelationshipScore score = new RelationshipScorer().Score(new(new(Network.Owner, A), sent, profile), _network.AsOf);

        RevisitSuggestion suggestion = Assert.Single(
            new RevisitPlanner().Plan(new(Network.Owner, _network.AsOf, _network.Zone, [new(A, "A")], [score])).Suggestions);

        Assert.Equal([TieReasons.Drifting], Codes(suggestion));
        Assert.Contains(TieReasons.OnlyYoursRecorded, score.Reasons.Select(static reason => reason.Code));
    }

    [Fact]
    public void Restoring_friend_comes_before_one_who_drains()
    {
        foreach ((string id, int feel) in new[] { ("drains", -2), ("plain", 0), ("restores", 2) })
            _network.Tie(id, _network.Meetings(id, 40, hours: 4, count: 60).Select(meeting => meeting with { AfterFeel = feel }));

        RevisitPlan plan = _network.Plan();

        Assert.Equal(["restores", "plain", "drains"], plan.Suggestions.Select(static suggestion => suggestion.Contact.Value));
        double restoration = plan.Suggestions[0].Score!.Restoration!.Value;
        Assert.True(restoration > 1.5);
        Assert.Equal(plan.Suggestions[1].Value * Math.Pow(2, restoration / 2), plan.Suggestions[0].Value, 1e-9);
        Assert.All(plan.Suggestions, static suggestion => Explanations.AssertHolds(suggestion.Explanation));
    }

    // A mother calls and gives for years: no turn is claimed of anybody who is not in debt by the role that was stated.
    [Theory]
    [InlineData(SupportRole.Mutual, true)]
    [InlineData(SupportRole.ContactSupportsOwner, false)]
    public void Therapist_mentor_and_adviser_are_nobody_whose_turn_it_is_to_be_given_to(SupportRole role, bool isTold)
    {
        RevisitSuggestion suggestion = Suggested(Supported(Received, Them, 60), contact => contact with { SupportRole = role })!;

        Assert.Equal(isTold, Codes(suggestion).Contains(TieReasons.YourTurnToGive));
        Assert.Equal(isTold, suggestion.Score!.Reasons.Any(static reason => reason.Code == TieReasons.YourTurnToGive));
    }

    [Fact]
    public void Someone_in_care_who_gives_nothing_back_is_no_imbalance()
    {
        RevisitSuggestion suggestion = Suggested(Supported(Given, Initiator.Owner, 60),
            static contact => contact with { SupportRole = SupportRole.OwnerSupportsContact })!;

        Assert.Equal([TieReasons.Drifting], Codes(suggestion));
        Assert.Equal(1, suggestion.Score!.Reciprocity ?? 1);
    }

    [Fact]
    public void Surplus_of_the_owner_is_never_a_claim()
    {
        RevisitSuggestion suggestion = Suggested(Supported(Given, Initiator.Owner, 60))!;

        Assert.Equal([TieReasons.Drifting], Codes(suggestion));
    }

    [Fact]
    public void Member_of_a_monthly_circle_without_any_contact_is_due_from_the_day_the_membership_began()
    {
        NetworkSnapshot Snapshot(int since) => new(Network.Owner, _network.AsOf, _network.Zone, [new(A, "A")], [])
        {
            Circles = [new(new("c"), "Circle") { Cadence = Cadence.Every(Period.FromMonths(1)) }],
            Memberships = [new(new("c"), A, Network.Date(since))],
        };

        RevisitSuggestion suggestion = Assert.Single(new RevisitPlanner().Plan(Snapshot(Today)).Suggestions);

        Assert.Equal((RevisitPool.Keep, RevisitReasons.DueSinceMembership, .3),
            (suggestion.Pool, suggestion.Reason.Code, suggestion.Value));
        Assert.Equal(Network.Date(Today), suggestion.Reason.Find("since")!.Date);
        Explanations.AssertHolds(suggestion.Explanation);
        Assert.Empty(new RevisitPlanner().Plan(Snapshot(Today + 1)).Suggestions);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(30, .5)]
    public void Snooze_that_ends_is_itself_a_reason(int ago, double urgency)
    {
        IEnumerable<Interaction> lastWeek = _network.Meetings("a", ago + 2, gap: 7, count: 60);
        RevisitSuggestion suggestion = Suggested(lastWeek, contact => contact with { SnoozedUntil = Network.Date(Today - ago) })!;

        Assert.Equal(RevisitPool.Keep, suggestion.Pool);
        if (ago == 0) Assert.Equal((RevisitReasons.SnoozeOver, urgency * (.3 + .7 * suggestion.Score!.BondLevel)),
            (suggestion.Reason.Code, suggestion.Value));
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Fact]
    public void Snooze_that_ends_outranks_the_rest_after_messages_without_an_answer()
    {
        Interaction[] history = [.. _network.Meetings("a", 90, gap: 7, count: 60),
            .. ((int[])[10, 30, 50]).Select(ago => Letter(ago, Initiator.Owner))];

        RevisitSuggestion suggestion =
            Suggested(history, static contact => contact with { SnoozedUntil = Network.Date(Today - 2) })!;

        Assert.Equal([RevisitReasons.SnoozeOver, RevisitReasons.UnansweredBefore], Codes(suggestion));
    }

    [Fact]
    public void Pause_that_ended_is_told_with_the_silence()
    {
        RevisitSuggestion suggestion = Suggested(_network.Meetings("a", 200, gap: 7, count: 60), contact => contact with
        {
            States = [new(ContactState.Paused, Network.Date(Today - 190), Network.Date(Today - 20))],
        })!;

        Assert.Equal([TieReasons.Drifting, TieReasons.Rested], Codes(suggestion));
    }

    [Fact]
    public void Snooze_that_ended_before_the_last_contact_or_suggestion_is_no_reason()
    {
        _network.Tie("a", _network.Meetings("a", 5, gap: 7, count: 60),
            contact => contact with { SnoozedUntil = Network.Date(Today - 6) });
        _network.Tie("b", _network.Meetings("b", 5, gap: 7, count: 60),
            contact => contact with { SnoozedUntil = Network.Date(Today - 3) });

        Assert.Equal("b", Assert.Single(_network.Plan().Suggestions).Contact.Value);
        Assert.Empty(
            _network.Plan(lastSuggested: new Dictionary<ContactId, Instant> { [new("b")] = _network.At(Today - 2) }).Suggestions);
    }

    [Fact]
    public void Dormant_friend_with_a_cadence_is_in_keep_and_stays_there()
    {
        RevisitPlan plan = _network.Tie("a", _network.Meetings("a", 800, hours: 4, count: 40),
            cadence: Cadence.Every(Period.FromMonths(1))).Plan();

        RevisitSuggestion suggestion = Assert.Single(plan.Suggestions);
        Assert.Equal((RevisitPool.Keep, TieStatus.Dormant), (suggestion.Pool, suggestion.Score!.Status));
    }

    [Fact]
    public void Two_who_wait_take_one_place_while_a_promise_is_due()
    {
        foreach (string id in (string[])["w1", "w2", "w3"])
        {
            ContactId contact = new(id);
            _network.Tie(id,
            [
                .. _network.Meetings(id, 30, gap: 14, count: 40),
                new Interaction(new($"{id} wrote"), _network.At(Today - 1), Channel.Message,
                    contact) { Initiator = Initiator.Of(contact) },
            ]);
        }

        _network.Owed("p", overdue: 200);
        Assert.Equal(["w1", "p"],
            _network.Plan(new() { Top = 2 }).Suggestions.Select(static suggestion => suggestion.Contact.Value));
        Assert.Equal(["w1", "p", "w2", "w3"],
            _network.Plan(new() { Top = 4 }).Suggestions.Select(static suggestion => suggestion.Contact.Value));
    }

    [Fact]
    public void Own_card_and_removed_records_are_in_no_pool()
    {
        _network.Keep("me", record: static contact => contact with { Kind = TieKind.Me })
            .Revive("ex", record: static contact => contact with { Restrictions = ContactRestrictions.RecordRemoved });
        _network.Tie(Network.Owner.Value, _network.Meetings(Network.Owner.Value, 40, hours: 4, count: 60));

        RevisitPlan plan = new RevisitPlanner().Plan(_network.Snapshot() with { OwnersAreContacts = true });

        Assert.Empty(plan.Suggestions);
        Assert.Empty(plan.Held);
    }

    [Fact]
    public void Desk_mate_and_dear_friend_two_years_on_are_told_apart()
    {
        _network.Tie("desk", Enumerable.Range(0, 500)
            .Select(i => new Interaction(new($"d{i}"), _network.At(Today - 730 - i), Channel.InPerson,
                new ContactId("desk"))
            { Depth = Depth.SmallTalk, Length = Duration.FromMinutes(5) }));
        _network.Tie("dear", _network.Meetings("dear", 730, gap: 14, count: 60, hours: 5));

        Assert.Equal("dear", _network.Plan().Suggestions[0].Contact.Value);
    }
}

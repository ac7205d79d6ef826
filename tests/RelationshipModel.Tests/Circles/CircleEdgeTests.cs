using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Circles;

/// <summary>Where the rules of a circle's review begin and end.</summary>
public sealed class CircleEdgeTests
{
    private static readonly CircleId Inner = new("inner");
    private static readonly Cadence Weekly = Cadence.Every(Period.FromWeeks(1));

    private static MadeNetwork Network(Circle circle, params IEnumerable<Interaction> interactions) => new()
    {
        Contacts = [.. ((string[])["ana", "ben", "cem", "dora"]).Select(Person)],
        Circles = [circle],
        Memberships = [In("ana")],
        Interactions = [.. interactions],
    };

    private static Circle Circle(CirclePurpose purpose = CirclePurpose.Friends, Cadence? cadence = null) =>
        new(Inner, "Inner circle", purpose) { Cadence = cadence };

    private static CircleMembership In(string contact, int since = 0, int? until = null, Cadence? cadence = null,
        string circle = "inner") =>
        new(new(circle), Id(contact), Date(since), until is { } day ? Date(day) : null) { Cadence = cadence };

    private static CircleReview Review(MadeNetwork network, int day, CircleOptions? options = null) =>
        new CircleReviewer(options).Review(network.AsOf(day), Inner);

    private static string[] Codes(IEnumerable<Reason> reasons) => [.. reasons.Select(static reason => reason.Code)];

    // Every seven days for ten weeks: a gap of 16 days. Slipping after 1.5 of them, drifting after 3, lapsed after 182 days.
    [Theory]
    [InlineData(90, null, null)]
    [InlineData(100, TieStatus.Slipping, TieReasons.Slipping)]
    [InlineData(130, TieStatus.Drifting, TieReasons.Drifting)]
    [InlineData(270, TieStatus.Lapsed, TieReasons.Lapsed)]
    public void Outward_ByTheOwnRhythm_SaysTheStatus(int day, TieStatus? status, string? code)
    {
        IReadOnlyList<CircleDrift> outward = Review(Network(Circle(), Every(7, "ana", 0, 70)), day).Outward;

        Assert.Equal(status is null ? [] : [status], outward.Select(static drift => (TieStatus?)drift.Status));
        Assert.Equal(code is null ? [] : [code, CircleReasons.OwnRhythm],
            outward.SelectMany(static drift => Codes(drift.Reasons)));
    }

    [Fact]
    public void Outward_DormantByTheOwnRhythm_IsNamed()
    {
        CircleDrift drift = Assert.Single(Review(Network(Circle(), Every(3, "ana", 0, 300)), 600).Outward);

        Assert.Equal((TieStatus.Dormant, TieReasons.Dormant), (drift.Status, drift.Reasons[0].Code));
    }

    [Fact]
    public void Outward_NobodyAnswersTheAttempts_IsNeverInTouchAndUnanswered()
    {
        IEnumerable<Interaction> attempts = Enumerable.Range(1, 3).Select(static i =>
            new Interaction(new($"{i}"), Day(10 * i), Channel.Voice, Id("ana"))
            {
                Length = Duration.Zero,
                Initiator = Initiator.Owner,
            });

        CircleDrift drift = Assert.Single(Review(Network(Circle(cadence: Weekly), attempts), 100).Outward);

        Assert.Equal((TieStatus.Unanswered, CircleReasons.NeverInTouch), (drift.Status, drift.Reasons[0].Code));
    }

    [Fact]
    public void Outward_OnTheDayASnoozeEnds_IsNamedAgain()
    {
        MadeNetwork network = Network(Circle(cadence: Weekly), Every(7, "ana", 0, 70)) with
        {
            Contacts = [Person("ana") with { SnoozedUntil = Date(300) }],
        };

        Assert.Empty(Review(network, 299).Outward);
        Assert.Single(Review(network, 300).Outward);
    }

    [Fact]
    public void Members_AreInOrderOfTheirIdsSinceTheFirstMembershipInForce()
    {
        MadeNetwork network = Network(Circle()) with { Memberships = [In("cem"), In("ana", 5), In("ana", 2), In("ben", 0, 9)] };

        Assert.Equal([(Id("ana"), Date(2)), (Id("cem"), Date(0))],
            Review(network, 20).Members.Select(static member => (member.Contact, member.Since)));
    }

    [Fact]
    public void Members_NotScoredInTwoCirclesOfOtherCadences_HaveNoScore()
    {
        MadeNetwork network = Network(Circle(cadence: Weekly)) with
        {
            Contacts = [Person("ana") with { Restrictions = ContactRestrictions.NoScore }],
            Circles = [Circle(cadence: Cadence.Every(Period.FromYears(1))), new(new("walks"), "Walks") { Cadence = Weekly }],
            Memberships = [In("ana"), In("ana", circle: "walks")],
        };

        Assert.Null(Assert.Single(Review(network, 20).Members).Score);
    }

    // Before: 4 of 365 days, so .986 of 90 would be usual; 3 recent days grow to (3 + 1)/(.986 + 1) = 2.014.
    [Fact]
    public void Inward_GrowthFromASmallPast_IsOfThePastScaledToTheRecentDays()
    {
        MadeNetwork network = Network(Circle(cadence: Cadence.Every(Period.FromDays(30))),
            [On(0, "ana"), .. Every(60, "ben", 300, 480), On(610, "ben", Channel.Reaction), .. Every(20, "ben", 640, 680)]);

        CircleDrift drift = Assert.Single(Review(network, 700).Inward);

        Assert.Equal(4 / (4 * 90 / 365.0 + 1), drift.Explanation.Value, 1e-12);
        Assert.Equal("Contact with ben is on record on 3 of the last 90 days, where 1 would have been usual.",
            Words(drift.Reasons[0]));
        Assert.Equal((4, 90, 365), (Value("contact_days_before"), Value("recent_days"), Value("days_before")));
        Assert.Empty(Review(network with { Interactions = [.. network.Interactions, On(500, "ben")] }, 700).Inward);
        Assert.Empty(Review(network, 700, new CircleOptions { InwardContactDays = 4 }).Inward);

        double Value(string term) => drift.Explanation.Find(term)!.Value;
    }

    // What is usual shows only where the records go back: imported last month, everybody is in touch more than before.
    [Theory]
    [InlineData(521, 0, 0)]
    [InlineData(520, 1, 90)]
    [InlineData(310, 1, 300)]
    public void Inward_RecordsThatBeginLate_AreComparedWithTheDaysThatTheyHave(int first, int named, int daysBefore)
    {
        MadeNetwork network = Network(Circle(), [On(first, "ana"), .. Every(20, "ben", 640, 680)]);

        CircleDrift[] inward = [.. Review(network, 700, new CircleOptions { InwardContactDays = 1 }).Inward];

        Assert.Equal(named, inward.Length);
        Assert.All(inward, drift => Assert.Equal(daysBefore, drift.Explanation.Find("days_before")!.Value));
    }

    [Fact]
    public void Inward_GrowthOfExactlyTheLeast_IsNamed()
    {
        MadeNetwork network = Network(Circle(), [On(0, "ana"), .. Every(20, "ben", 640, 680)]);

        Assert.Single(Review(network, 700, new CircleOptions { InwardGrowth = 4 }).Inward);
        Assert.Empty(Review(network, 700, new CircleOptions { InwardGrowth = 4.001 }).Inward);
    }

    [Fact]
    public void Inward_Evidence_IsOfTheRecentDaysTheLatestFirst()
    {
        Interaction evening = new(new("evening"), Day(680) + Duration.FromHours(6), Channel.Voice, Id("ben"));
        MadeNetwork network = Network(Circle(), [On(0, "ana"), On(610, "ben"), .. Every(20, "ben", 640, 680), evening]);

        CircleDrift drift = Assert.Single(Review(network, 700).Inward);

        Assert.Equal([evening.Id, On(680, "ben").Id, On(660, "ben").Id, On(640, "ben").Id],
            drift.Explanation.Find("recent_contact_days")!.Evidence);
    }

    // The members' median is (4 + 10)/2 = 7 days; who died is none of them.
    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 1)]
    public void Inward_ByTheMembersPace_IsTheMedianOfTheLiving(int contactDays, int named)
    {
        MadeNetwork network = Network(Circle(),
            [On(0, "ana"), .. Every(3, "ana", 640, 649), .. Every(3, "cem", 640, 667),
                .. Every(2, "ben", 650, 648 + 2 * contactDays)]) with
        {
            Contacts = [Person("ana"), Person("ben"), Person("cem"),
                Person("dora") with { States = [new(ContactState.Deceased, Date(600))] },
                Person("eli") with { States = [new(ContactState.Ended, Date(600))] }],
            Memberships = [In("ana"), In("cem"), In("dora"), In("eli")],
        };

        Assert.Equal(named, Review(network, 700).Inward.Count);
    }

    [Fact]
    public void Candidates_OfTheLeastFit_AreSuggested()
    {
        MadeNetwork network = Network(Circle(), Every(3, "ben", 0, 300));
        double fit = Assert.Single(Review(network, 300).Candidates).Fit;

        Assert.Single(Review(network, 300, new CircleOptions { CandidateFit = fit }).Candidates);
        Assert.Empty(Review(network, 300, new CircleOptions { CandidateFit = Math.BitIncrement(fit) }).Candidates);
    }

    [Fact]
    public void Candidates_KnownByAttemptsAlone_AreNotSuggestedWhateverTheLeastFit()
    {
        IEnumerable<Interaction> attempts = Enumerable.Range(1, 3).Select(static i =>
            new Interaction(new($"{i}"), Day(10 * i), Channel.Voice, Id("ben")) { Length = Duration.Zero });
        CircleOptions any = new() { CandidateFit = 0 };

        Assert.Empty(Review(Network(Circle(), attempts), 100, any).Candidates);
        Assert.Empty(Review(Network(Circle(CirclePurpose.Learn), attempts), 100, any).Candidates);
    }

    [Fact]
    public void Candidates_WhoseRecordWasRemoved_AreNotSuggested()
    {
        MadeNetwork network = Network(Circle(), Every(3, "ben", 0, 300));

        Assert.Single(Review(network, 300).Candidates);
        Assert.Empty(Review(network with { Contacts = [Person("ana"), Person("ben").Removed()] }, 300).Candidates);
    }

    [Theory]
    [InlineData(ContactState.Paused)]
    [InlineData(ContactState.Ended)]
    [InlineData(ContactState.Deceased)]
    public void Candidates_WhoseScoreKnowsAState_AreNotSuggested(ContactState state)
    {
        MadeNetwork network = Network(Circle(), Every(3, "ben", 0, 300));
        NetworkSnapshot stated =
            (network with { Contacts = [Person("ben") with { States = [new(state, Date(299))] }] }).AsOf(300);
        NetworkSnapshot snapshot = new(Owner, Day(300), DateTimeZone.Utc, [Person("ben")], stated.Scores)
        {
            Circles = network.Circles,
            Interactions = network.Interactions,
        };

        Assert.Empty(new CircleReviewer().Review(snapshot, Inner).Candidates);
    }

    // Ana and cem tell of interests, dora of none: (1 + 1)/(2 + 2) where one shares.
    [Fact]
    public void Candidates_WithAnInterestOfHalfTheMembersWhoTell_AreSaidToShareIt()
    {
        MadeNetwork network = Network(Circle(), [.. Every(3, "ben", 0, 300), .. Every(3, "eli", 0, 300)]) with
        {
            Contacts = [Person("ana") with { Interests = ["bees", "chess"] }, Person("ben") with { Interests = ["bees", "jazz"] },
                Person("cem") with { Interests = ["tea"] }, Person("dora"), Person("eli")],
            Memberships = [In("ana"), In("cem"), In("dora")],
        };

        IReadOnlyList<CircleCandidate> candidates = Review(network, 300).Candidates;

        CircleCandidate ben = candidates.Single(static candidate => candidate.Contact == Id("ben"));
        Assert.Equal(.5, ben.Explanation.Find("shared_interests")!.Value);
        Assert.Equal(["bond_level", "shared_interests"], ben.Explanation.Children.Select(static child => child.Term));
        Assert.Equal("ben shares what this circle cares about: bees.", Words(ben.Reasons[^1]));
        Assert.Null(candidates.Single(static candidate => candidate.Contact == Id("eli")).Explanation.Find("shared_interests"));
        Assert.Null(Review(network with { Memberships = [] }, 300).Candidates[0].Explanation.Find("shared_interests"));
    }

    [Fact]
    public void Candidates_ForAdvising_ExplainAdviceAndPromises()
    {
        MadeNetwork network = Network(Circle(CirclePurpose.Advise),
            new Interaction(new("talk"), Day(300), Channel.Voice, Id("cem"))
            { Supports = [new(TieSide.Contact, SupportKind.Appraisal)] })
            with
        {
            FollowUps =
            [
                new FollowUp(new("1"), TieSide.Contact, Id("cem"), Day(1)).Close(FollowUpOutcome.Kept, Day(2)),
                new FollowUp(new("2"), TieSide.Contact, Id("cem"), Day(1)).Close(FollowUpOutcome.Broken, Day(2)),
            ],
        };

        CircleCandidate candidate = Assert.Single(Review(network, 300).Candidates);

        Explanations.AssertHolds(candidate.Explanation);
        Explanation advice = candidate.Explanation.Children[0];
        Assert.Equal(("advice", "1", .5), (advice.Term, advice.Unit, advice.Value));
        Assert.Equal(("advice_received", "times", 1.0),
            (advice.Children[0].Term, advice.Children[0].Unit, advice.Children[0].Value));
        Assert.Equal([CircleReasons.Advice], candidate.Reasons.Select(static reason => reason.Code));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Candidates_ForRestoring_AreSaidToRestoreWhereTheOwnerFeltBetter(int afterFeel, bool isSaid)
    {
        IEnumerable<Interaction> felt = Every(3, "ben", 0, 300)
            .Select(interaction => new Interaction(interaction.Id, interaction.At, interaction.Channel, interaction.Contacts)
            {
                AfterFeel = afterFeel,
            });

        Assert.Equal(isSaid, Codes(Assert.Single(Review(Network(Circle(CirclePurpose.Restore), felt), 300).Candidates).Reasons)
            .Contains(CircleReasons.Restores));
    }

    [Fact]
    public void HoursPerMonth_ByTheCadenceOfTheMembership_SaysSo()
    {
        MadeNetwork network = Network(Circle(cadence: Weekly)) with { Memberships = [In("ana", cadence: Weekly)] };

        Assert.NotNull(Review(network, 5).HoursPerMonth.Find("gap_of_membership"));
        Assert.NotNull(Review(Network(Circle(cadence: Weekly)), 5).HoursPerMonth.Find("gap_of_circle"));
    }

    [Fact]
    public void HoursPerMonth_OfAMemberWhoseScoreKnowsNothing_TakeTheUsualGap()
    {
        MadeNetwork network = Network(Circle());
        NetworkSnapshot snapshot = new(Owner, Day(5), DateTimeZone.Utc, network.Contacts,
            (network with { Memberships = [] }).AsOf(5).Scores)
        {
            Circles = network.Circles,
            Memberships = network.Memberships,
        };

        Explanation hours = new CircleReviewer().Review(snapshot, Inner).HoursPerMonth;

        Assert.Equal((30, "d"), hours.Find("usual_gap") is { } gap ? (gap.Value, gap.Unit) : default);
        Explanations.AssertHolds(hours);
    }

    [Fact]
    public void HoursPerMonth_Evidence_IsTheLastInteractionOfEachDayTheLatestFirst()
    {
        Interaction evening = new(new("evening"), Day(3) + Duration.FromHours(6), Channel.Voice, Id("ana"));

        Explanation hours = Review(Network(Circle(cadence: Weekly), [.. Every(1, "ana", 0, 9), evening]), 10).HoursPerMonth;

        Assert.Equal([.. ((int[])[9, 8, 7, 6, 5]).Select(static day => On(day, "ana").Id)],
            hours.Find("hours_of_a_typical_contact_day")!.Evidence);
        Assert.Equal([evening.Id, On(2, "ana").Id],
            Review(Network(Circle(cadence: Weekly), [.. Every(1, "ana", 2, 3), evening]), 10).HoursPerMonth
                .Find("hours_of_a_typical_contact_day")!.Evidence);
    }

    [Fact]
    public void Growth_OfToday_IsToldAndEachDayAdds()
    {
        MadeNetwork network = Network(Circle()) with { Memberships = [In("ana", 0, 50), In("ben", 0, 100), In("cem", 100)] };

        CircleReview review = Review(network, 100);

        Assert.Equal((2, 1, 1), (review.MembersOn(Date(0)), review.MembersOn(Date(50)), review.MembersOn(Date(100))));
        Assert.Contains("In the last 365 days 3 joined and 2 left.", review.Reasons.Select(Words));
    }

    [Fact]
    public void Reasons_OfACircleWithoutMembers_AreNone() =>
        Assert.Empty(Review(Network(Circle()) with { Memberships = [] }, 5).Reasons);

    [Fact]
    public void Review_OfADefaultId_SaysThatItIsOne() =>
        Assert.StartsWith("The CircleId is its default value", Assert.Throws<ArgumentException>(
            static () => new CircleReviewer().Review(new MadeNetwork().AsOf(0), default)).Message, StringComparison.Ordinal);

    [Fact]
    public void Wanted_AreTheTypicalDaysOfMembersAndTheRecentOnesOfWhoGrows()
    {
        MadeNetwork network = Network(Circle(), [.. Every(30, "ana", 0, 690), .. Every(20, "ben", 640, 680),
            .. Every(30, "cem", 0, 690)])
            with
        { Memberships = [In("ana"), In("dora"), In("cem", 0, 9, circle: "other")] };

        Assert.Equal([(Id("ana"), Date(360), Day(700)), (Id("ben"), Date(611), Day(700))], Wanted(network));
        MadeNetwork often = network with
        {
            Circles = [Circle(cadence: Weekly), new(new("a"), "Another")],
        };
        Assert.Equal([Id("ana")], Wanted(often).Select(static range => range.Item1));
        MadeNetwork enough = network with
        {
            Circles = [Circle(cadence: Cadence.Every(Period.FromDays(30))), new(new("a"), "Another") { Cadence = Weekly }],
        };
        Assert.Equal([Id("ana"), Id("ben")], Wanted(enough).Select(static range => range.Item1));
        Assert.Equal([Id("ana"), Id("ben")], Wanted(network, new CircleOptions { InwardGrowth = 4 })
            .Select(static range => range.Item1));

        static IEnumerable<(ContactId, LocalDate, Instant)> Wanted(MadeNetwork network, CircleOptions? options = null) =>
            [.. new CircleReviewer(options).Wanted(network.AsOf(700), Inner)
                .Select(static range => (range.Contact, range.From.InUtc().Date, range.Until))];
    }
}

using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Circles;

public sealed class CircleReviewerTests
{
    private static readonly CircleId Inner = new("inner");
    private static readonly CircleReviewer Reviewer = new();
    private static readonly Cadence Weekly = Cadence.Every(Period.FromWeeks(1));
    private static readonly Cadence Yearly = Cadence.Every(Period.FromYears(1));

    private static MadeNetwork Network(Circle circle, params IEnumerable<Interaction> interactions) => new()
    {
        Contacts = [.. ((string[])["ana", "ben", "cem"]).Select(Person)],
        Circles = [circle],
        Memberships = [In("ana")],
        Interactions = [.. interactions],
    };

    private static Circle Circle(CirclePurpose purpose = CirclePurpose.Friends, Cadence? cadence = null) =>
        new(Inner, "Inner circle", purpose) { Cadence = cadence };

    private static CircleMembership In(string contact, int since = 0, int? until = null, Cadence? cadence = null,
        string circle = "inner") =>
        new(new(circle), Id(contact), Date(since), until is { } day ? Date(day) : null) { Cadence = cadence };

    private static CircleReview Review(MadeNetwork network, int day) => Reviewer.Review(network.AsOf(day), Inner);

    private static CircleMember Ana(MadeNetwork network, int day) =>
        Review(network, day).Members.Single(member => member.Contact == Id("ana"));

    private static string[] Said(IEnumerable<Reason> reasons) => [.. reasons.Select(Words)];

    [Fact]
    public void Cadence_OfTheMembership_GoesBeforeTheCirclesAndThatBeforeTheOwnRhythm()
    {
        MadeNetwork network = Network(Circle(cadence: Weekly), On(0, "ana"));

        Assert.Equal(Weekly, Ana(network, 1).Cadence);
        network = network with { Memberships = [In("ana", cadence: Yearly)] };
        Assert.Equal(Yearly, Ana(network, 1).Cadence);
        Assert.Null(Ana(Network(Circle(), On(0, "ana")), 1).Cadence);
    }

    [Fact]
    public void Outward_MemberLateByTheCadence_SaysBySinceWhenAndByWhich()
    {
        CircleDrift drift = Assert.Single(Review(Network(Circle(cadence: Weekly), Every(7, "ana", 0, 70)), 84).Outward);

        Assert.Equal((Id("ana"), TieStatus.Slipping), (drift.Contact, drift.Status));
        Assert.Equal(14 * 1.5 / 7, drift.Explanation.Value);
        Assert.Equal(["You and ana have been out of touch for 2 weeks, longer than this circle's rhythm.",
            "This circle aims for contact every week."], Said(drift.Reasons));
    }

    [Fact]
    public void Outward_MemberLateByTheCadenceOfTheMembership_SaysThatItIsTheMembers()
    {
        MadeNetwork network = Network(Circle(cadence: Yearly), Every(7, "ana", 0, 70)) with
        {
            Memberships = [In("ana", cadence: Weekly)],
        };

        Assert.Equal("You want to be in touch with ana every week.", Said(Assert.Single(Review(network, 84).Outward).Reasons)[1]);
    }

    [Fact]
    public void Outward_MemberInRhythmOrAsItComes_IsNotNamed()
    {
        Assert.Empty(Review(Network(Circle(cadence: Weekly), Every(7, "ana", 0, 70)), 77).Outward);
        Assert.Empty(Review(Network(Circle(cadence: Cadence.AsItComes), Every(7, "ana", 0, 70)), 300).Outward);
    }

    [Fact]
    public void Outward_MemberWhoLivesWithTheOwner_IsNamedOnlyIfACadenceAsksForIt()
    {
        Contact ana = Person("ana") with { Kind = TieKind.Spouse };
        MadeNetwork noCadence = Network(Circle(), Every(7, "ana", 0, 70));
        MadeNetwork weekly = Network(Circle(cadence: Weekly), Every(7, "ana", 0, 70));

        Assert.Single(Review(noCadence, 300).Outward);
        Assert.Empty(Review(noCadence with { Contacts = [ana] }, 300).Outward);
        Assert.Single(Review(weekly with { Contacts = [ana] }, 300).Outward);
    }

    [Fact]
    public void Outward_MemberWithoutAnyContact_IsDueFromTheDayOfTheMembership()
    {
        MadeNetwork network = Network(Circle(cadence: Weekly),
            Every(7, "ben", 0, 70)) with
        { Memberships = [In("ana"), In("ben")] };

        CircleDrift drift = Assert.Single(Review(network, 71).Outward);

        Assert.Equal((Id("ana"), CircleReasons.NeverInTouch), (drift.Contact, drift.Reasons[0].Code));
    }

    [Fact]
    public void Candidates_WithAnInterestOfTheMembers_ComeFirst()
    {
        MadeNetwork network = Network(Circle(purpose: CirclePurpose.Friends),
            [.. Every(7, "ana", 0, 70), .. Every(7, "ben", 0, 70), .. Every(7, "cem", 0, 70)]) with
        {
            Contacts = [Person("ana") with { Interests = ["bees"] }, Person("ben") with { Interests = ["chess"] },
                Person("cem") with { Interests = ["Bees"] }],
        };

        IReadOnlyList<CircleCandidate> candidates = Review(network, 71).Candidates;

        Assert.Equal(["cem", "ben"], candidates.Select(static candidate => candidate.Contact.Value));
        Assert.Contains("cem shares what this circle cares about: Bees.",
            Said(candidates[0].Reasons.Where(static reason => reason.Code == CircleReasons.SharedInterests)));
        Assert.All(candidates, static candidate => Explanations.AssertHolds(candidate.Explanation));
        Assert.All(candidates, static candidate => Assert.Equal(candidate.Fit, candidate.Explanation.Value));
    }

    [Theory]
    [InlineData("Choir", "cem")]
    [InlineData("The choir of St John", "cem")]
    [InlineData("Chor, choir!", "cem")]
    [InlineData("Choirmasters", "cem ben dora")]
    [InlineData("Oldchoir", "cem ben dora")]
    [InlineData("Bees", "cem ben dora")]
    public void Candidates_OfACircleNamedForAnInterestOfItsMembers_ShareIt(string name, string expected)
    {
        MadeNetwork network = Network(Circle(purpose: CirclePurpose.Friends),
            [.. Every(7, "ana", 0, 70), .. Every(7, "ben", 0, 70), .. Every(7, "cem", 0, 70), .. Every(1, "dora", 0, 70)]) with
        {
            Circles = [Circle(purpose: CirclePurpose.Friends) with { Name = name }],
            Contacts = [Person("ana") with { Interests = ["choir", "tea"] }, Person("ben") with { Interests = ["bees"] },
                Person("cem") with { Interests = ["Choir"] }, Person("dora")],
        };

        Assert.Equal(expected.Split(' ').Order(),
            Review(network, 71).Candidates.Select(static candidate => candidate.Contact.Value).Order());
    }

    [Fact]
    public void Outward_MemberOfTwoCircles_IsJudgedByTheCadenceOfEach()
    {
        MadeNetwork network = Network(Circle(cadence: Yearly), Every(7, "ana", 0, 70)) with
        {
            Circles = [Circle(cadence: Yearly), new(new("walks"), "Walks") { Cadence = Weekly }],
            Memberships = [In("ana"), In("ana", circle: "walks")],
        };

        IReadOnlyList<CircleReview> reviews = Reviewer.ReviewAll(network.AsOf(100));

        Assert.Empty(reviews[0].Outward);
        Assert.Equal(TieStatus.Active, reviews[0].Members[0].Status);
        Assert.Equal(TieStatus.Drifting, Assert.Single(reviews[1].Outward).Status);
    }

    [Fact]
    public void Outward_TheLatestByTheCadence_ComesFirst()
    {
        MadeNetwork network = Network(Circle(cadence: Weekly),
            [.. Every(7, "ana", 0, 70), .. Every(7, "ben", 0, 56)]) with
        { Memberships = [In("ana"), In("ben")] };

        Assert.Equal(["ben", "ana"], Review(network, 90).Outward.Select(drift => drift.Contact.Value));
    }

    [Theory]
    [InlineData(ContactRestrictions.NoReminders, null, null)]
    [InlineData(ContactRestrictions.NoScore, null, null)]
    [InlineData(ContactRestrictions.None, 301, null)]
    [InlineData(ContactRestrictions.None, null, ContactState.Paused)]
    [InlineData(ContactRestrictions.None, null, ContactState.Ended)]
    [InlineData(ContactRestrictions.None, null, ContactState.Deceased)]
    public void Outward_WhomTheOwnerWantsLeftAlone_IsNotNamed(ContactRestrictions preferences, int? snoozedUntil,
        ContactState? state)
    {
        Contact ana = Person("ana") with
        {
            Restrictions = preferences,
            SnoozedUntil = snoozedUntil is { } day ? Date(day) : null,
            States = state is { } stated ? [new(stated, Date(200))] : [],
        };
        MadeNetwork network = Network(Circle(cadence: Weekly), Every(7, "ana", 0, 70));

        Assert.Single(Review(network, 300).Outward);
        Assert.Empty(Review(network with { Contacts = [ana] }, 300).Outward);
    }

    // Ben: 10 contact days in 90, of which (0 + 1) would be usual: (10 + 1)/(0 + 1).
    [Fact]
    public void Inward_ContactThatGrowsToTheMembersPace_IsNamed()
    {
        MadeNetwork network = Network(Circle(), [.. Every(30, "ana", 0, 690), .. Every(9, "ben", 619, 700)]);

        CircleDrift drift = Assert.Single(Review(network, 700).Inward);

        Assert.Equal(Id("ben"), drift.Contact);
        Assert.Equal(11, drift.Explanation.Value);
        Assert.Equal(5, drift.Explanation.Find("recent_contact_days")!.Evidence.Count);
        Assert.Equal(["Contact with ben is on record on 10 of the last 90 days, where 0 would have been usual.",
            "That is as often as you are in touch with this circle's members."], Said(drift.Reasons));
        Explanations.AssertHolds(drift.Explanation);
    }

    // Nobody draws near a family but kin, nor a circle of chess but who plays.
    [Theory]
    [InlineData(CirclePurpose.Family, "Inner circle", "cem")]
    [InlineData(CirclePurpose.Friends, "Inner circle", "ben")]
    [InlineData(CirclePurpose.Learn, "Inner circle", "ben, cem")]
    [InlineData(CirclePurpose.Learn, "Chess on Mondays", "ben")]
    public void Inward_AndCandidates_AreWhoMayBelongByPurposeAndName(CirclePurpose purpose, string name, string expected)
    {
        MadeNetwork network = Network(new(Inner, name, purpose),
            [.. Every(30, "ana", 0, 690), .. Every(9, "ben", 619, 700), .. Every(9, "cem", 619, 700)]) with
        {
            Contacts = [Person("ana") with { Interests = ["chess"] }, Person("ben") with { Interests = ["chess"] },
                Person("cem") with { Kind = TieKind.Parent }],
        };

        Assert.Equal(expected, Names(Review(network, 700).Inward.Select(static drift => drift.Contact)));
        Assert.Equal(expected, Names(new CircleReviewer(new() { CandidateFit = 0 }).Review(network.AsOf(700), Inner).Candidates
            .Select(static candidate => candidate.Contact)));

        static string Names(IEnumerable<ContactId> contacts) =>
            string.Join(", ", contacts.Select(static contact => contact.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Candidates_WhoNeverAnswered_AreNotSuggestedNorDrawNear()
    {
        MadeNetwork network = Network(Circle(), [.. Every(30, "ana", 0, 290), .. Every(3, "ben", 240, 300, Channel.Message)
            .Select(static message => message with { Initiator = Initiator.Owner })]);

        CircleReview review = new CircleReviewer(new() { CandidateFit = 0 }).Review(network.AsOf(300), Inner);

        Assert.Equal(TieStatus.Unanswered, network.AsOf(300).Score(Id("ben"))!.Status);
        Assert.Empty(review.Candidates);
        Assert.Empty(review.Inward);
    }

    [Fact]
    public void Candidates_ForFriendsOfWhomOneIsKin_MayBeKin()
    {
        MadeNetwork network = Network(Circle(), [.. Every(3, "ana", 0, 300), .. Every(3, "cem", 0, 300)]) with
        {
            Contacts = [Person("ana") with { Kind = TieKind.Sibling }, Person("ben"), Person("cem") with { Kind = TieKind.Kin }],
            Memberships = [In("ana"), In("ben")],
        };

        Assert.Equal("cem", Assert.Single(Review(network, 300).Candidates).Contact.Value);
    }

    [Fact]
    public void Inward_SteadyContact_IsNotNamed() =>
        Assert.Empty(Review(Network(Circle(), [.. Every(30, "ana", 0, 690), .. Every(9, "ben", 0, 700)]), 700).Inward);

    [Fact]
    public void Inward_GrowthBelowTheCirclesCadence_IsNotNamed()
    {
        Interaction[] growing = [On(0, "ana"), .. Every(20, "ben", 619, 700)];

        Assert.Empty(Review(Network(Circle(cadence: Weekly), growing), 700).Inward);
        Assert.Single(Review(Network(Circle(cadence: Cadence.Every(Period.FromDays(30))), growing), 700).Inward);
    }

    [Fact]
    public void Inward_ReactionsAlone_AreNoContact() =>
        Assert.Empty(Review(Network(Circle(), [.. Every(30, "ana", 0, 690), .. Every(9, "ben", 619, 700, Channel.Reaction)]),
            700).Inward);

    [Fact]
    public void Candidates_ForFriends_AreTheGeometricMeanOfBondLevelAndReciprocityWhereKnown()
    {
        MadeNetwork network = Network(Circle(), Every(3, "ben", 0, 300));
        NetworkSnapshot snapshot = network.AsOf(300);

        CircleCandidate candidate = Assert.Single(Reviewer.Review(snapshot, Inner).Candidates);

        Assert.Null(snapshot.Score(Id("ben"))!.Reciprocity);
        Assert.Equal(snapshot.Score(Id("ben"))!.BondLevel, candidate.Fit, 1e-12);
        Assert.Equal(["You and ben have built a bond of 98 hours."], Said(candidate.Reasons));
    }

    [Theory]
    [InlineData("both", "both", true)]
    [InlineData("both", "nobody", true)]
    [InlineData("nobody", "both", true)]
    [InlineData("owner", "both", false)]
    [InlineData("both", "owner", false)]
    public void Candidates_ForFriends_AreSaidToGiveBothWaysIfBothDidSomething(string began, string gave, bool isSaid)
    {
        IEnumerable<Interaction> talks = Every(3, "ben", 0, 300, Channel.Voice).Select((talk, i) => talk with
        {
            Initiator = SideOf(began, i) switch
            {
                TieSide.Owner => Initiator.Owner,
                TieSide.Contact => Initiator.Of(Id("ben")),
                _ => Initiator.Unknown,
            },
            Supports = SideOf(gave, i) is not TieSide.None and var side ? [new(side)] : [],
        });

        CircleCandidate candidate = Assert.Single(new CircleReviewer(new() { CandidateFit = .01 })
            .Review(Network(Circle(), talks).AsOf(300), Inner).Candidates);

        Assert.Equal(isSaid, Said(candidate.Reasons).Contains("You and ben both take part, in the long run."));

        static TieSide SideOf(string sides, int i) => sides switch
        {
            "both" => i % 2 == 0 ? TieSide.Owner : TieSide.Contact,
            "owner" => TieSide.Owner,
            _ => TieSide.None,
        };
    }

    [Fact]
    public void Candidates_ForRestoring_LookAtBondMutualSupportTrustAndRestoration()
    {
        IEnumerable<Interaction> restoring = Every(3, "ben", 0, 300)
            .Select((interaction, i) => new Interaction(interaction.Id, interaction.At, interaction.Channel, interaction.Contacts)
            {
                AfterFeel = 2,
                Supports = [new(i % 2 == 0 ? TieSide.Owner : TieSide.Contact)],
            });
        MadeNetwork network = Network(Circle(CirclePurpose.Restore), restoring) with
        {
            FollowUps = [new FollowUp(new("1"), TieSide.Contact, Id("ben"), Day(1)).Close(FollowUpOutcome.Kept, Day(2))],
        };

        CircleCandidate candidate = Assert.Single(Review(network, 300).Candidates);

        Assert.Equal(["bond_level", "mutual_support", "trust_in_contact", "restoration_level"],
            candidate.Explanation.Children.Select(child => child.Term));
        Assert.Equal(["circle_bond", "circle_mutual_support", "circle_trust", "circle_restores"],
            candidate.Reasons.Select(reason => reason.Code));
        Explanations.AssertHolds(candidate.Explanation);
    }

    [Fact]
    public void Candidates_ForAdvising_NeedAdviceAndTakeTheirTrust()
    {
        Interaction Advised(string contact, SupportKind kind) =>
            new(new(contact), Day(300), Channel.Voice, Id(contact)) { Supports = [new(TieSide.Contact, kind)] };
        MadeNetwork network = Network(Circle(CirclePurpose.Advise),
            [.. Every(3, "ben", 0, 297), Advised("ben", SupportKind.Emotional), Advised("cem", SupportKind.Appraisal)]) with
        {
            FollowUps = [new FollowUp(new("1"), TieSide.Contact, Id("cem"), Day(1)).Close(FollowUpOutcome.Kept, Day(2))],
        };

        CircleCandidate candidate = Assert.Single(Review(network, 300).Candidates);

        // advice 1/(1 + 1), trust (1 + 1)/(1 + 2): the root of 1/3
        Assert.Equal(Id("cem"), candidate.Contact);
        Assert.Equal(Math.Sqrt(1.0 / 3), candidate.Fit, 1e-12);
        Assert.Equal(["cem has advised you once.", "cem keeps promises."], Said(candidate.Reasons));
    }

    [Fact]
    public void Candidates_ForTheFamily_AreKin()
    {
        MadeNetwork network = Network(Circle(CirclePurpose.Family), [.. Every(3, "ben", 0, 300), .. Every(3, "cem", 0, 300)]) with
        {
            Contacts = [Person("ben"), Person("cem") with { Kind = TieKind.Sibling }],
        };

        Assert.Equal("cem", Assert.Single(Review(network, 300).Candidates).Contact.Value);
    }

    [Fact]
    public void Candidates_ForOtherPurposes_AreByStrength()
    {
        NetworkSnapshot snapshot = Network(Circle(CirclePurpose.Learn), Every(3, "ben", 0, 300)).AsOf(300);

        CircleCandidate candidate = Assert.Single(Reviewer.Review(snapshot, Inner).Candidates);

        Assert.Equal(snapshot.Score(Id("ben"))!.Strength, candidate.Fit, 1e-12);
        Assert.Equal(["circle_strength"], candidate.Reasons.Select(reason => reason.Code));
    }

    [Theory]
    [InlineData(0, null, false)] // a member
    [InlineData(400, null, false)] // to join
    [InlineData(0, 100, false)] // left 200 days ago
    [InlineData(-400, -65, true)] // left 365 days ago
    public void Candidates_WhoIsDecidedOn_AreNotSuggested(int since, int? until, bool isSuggested)
    {
        MadeNetwork network = Network(Circle(), Every(3, "ben", 0, 300)) with { Memberships = [In("ben", since, until)] };

        Assert.Equal(isSuggested ? 1 : 0, Review(network, 300).Candidates.Count);
    }

    [Theory]
    [InlineData(ContactRestrictions.NoScore, null)]
    [InlineData(ContactRestrictions.None, ContactState.Paused)]
    [InlineData(ContactRestrictions.None, ContactState.Ended)]
    [InlineData(ContactRestrictions.None, ContactState.Deceased)]
    public void Candidates_OptedOutOrWithAStatedState_AreNotSuggested(ContactRestrictions preferences, ContactState? state)
    {
        Contact ben = Person("ben") with
        {
            Restrictions = preferences,
            States = state is { } stated
            ? [new(stated, Date(200))] : []
        };
        MadeNetwork network = Network(Circle(),
            [.. Every(30, "ana", 0, 290), .. Every(3, "ben", 240, 300)]) with
        { Contacts = [Person("ana"), ben] };

        CircleReview review = Review(network, 300);

        Assert.Empty(review.Candidates);
        Assert.Empty(review.Inward);
    }

    [Fact]
    public void Growth_JoinsAndLeaves_AreTold()
    {
        MadeNetwork network = Network(
            Circle()) with
        { Memberships = [In("ana", 0, 50), In("ana", 50), In("ben", 0, 100), In("cem", 100), In("cem", 900)] };

        CircleReview review = Review(network, 300);

        Assert.Equal([(Date(0), 2, 2, 0), (Date(100), 2, 1, 1)],
            review.Growth.Select(change => (change.Day, change.Members, change.Joined.Count, change.Left.Count)));
        Assert.Equal((0, 2, 2), (review.MembersOn(Date(-1)), review.MembersOn(Date(99)), review.MembersOn(Date(100))));
        Assert.Contains("In the last 365 days 3 joined and 1 left.", Said(review.Reasons));
        Assert.DoesNotContain(CircleReasons.Growth, Review(network, 465).Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void OverCapacity_CountsMembersWhoseTieHasNotEnded()
    {
        MadeNetwork network = Network(Circle() with { Capacity = 1 }) with { Memberships = [In("ana"), In("ben"), In("cem")] };

        Assert.Equal(2, Review(network, 1).OverCapacity);
        Contact gone = Person("cem") with { States = [new(ContactState.Deceased, Date(0))] };
        network = network with { Contacts = [Person("ana"), Person("ben"), gone] };
        Assert.Equal(1, Review(network, 1).OverCapacity);
        Assert.Contains("The circle has 2 members, 1 more than you want.", Said(Review(network, 1).Reasons));
        Assert.Null(Review(Network(Circle()), 1).OverCapacity);
        Assert.Equal(0, Review(Network(Circle() with { Capacity = 9 }), 1).OverCapacity);
    }

    // Contact days of 1, 2 and 6 hours: the typical one is 2 hours; every 10 days makes 3.0436875 days a month.
    [Fact]
    public void HoursPerMonth_AreTypicalHoursTimesContactDaysAMonth()
    {
        MadeNetwork network = Network(Circle(cadence: Cadence.Every(Period.FromDays(10))), Long(0, 6), Long(1, 1), Long(2, 1),
            Long(2, 1, "b"));

        CircleReview review = Review(network, 5);

        Assert.Equal(2 * 30.436875 / 10, review.HoursPerMonth.Value, 1e-12);
        Explanations.AssertHolds(review.HoursPerMonth);

        static Interaction Long(int day, int hours, string id = "") =>
            new(new($"{day}{id}"), Day(day), Channel.InPerson, Id("ana")) { Length = Duration.FromHours(hours) };
    }

    [Fact]
    public void HoursPerMonth_OfMembersMetTogether_AreCountedOnce()
    {
        Interaction together = new(new("1"), Day(0), Channel.InPerson, Id("ana"), Id("ben"),
            Id("cem"))
        { Length = Duration.FromHours(3) };
        MadeNetwork network = Network(Circle(cadence: Weekly), together) with { Memberships = [In("ana"), In("ben"), In("cem")] };

        Assert.Equal(3 * 30.436875 / 7, Review(network, 1).HoursPerMonth.Value, 1e-12);
    }

    [Fact]
    public void HoursPerMonth_WithoutHistory_TakeAUsualMeetingAndTheUsualGap()
    {
        Assert.Equal(30.436875 / 30, Review(Network(Circle()), 1).HoursPerMonth.Value, 1e-12);
        Assert.Equal(0, Review(Network(Circle()) with { Memberships = [] }, 1).HoursPerMonth.Value);
    }

    [Fact]
    public void HoursPerMonth_AsItComes_TakeTheOwnRhythm()
    {
        Explanation hours = Review(Network(Circle(cadence: Cadence.AsItComes), Every(7, "ana", 0, 70)), 75).HoursPerMonth;

        Assert.NotNull(hours.Find("gap_of_own_rhythm"));
    }

    [Fact]
    public void HoursPerMonth_OfPausedOrEndedTies_AreNone()
    {
        Contact paused = Person("ana") with { States = [new(ContactState.Paused, Date(0))] };

        Assert.Null(Ana(Network(Circle(cadence: Weekly), On(-5, "ana")) with { Contacts = [paused] }, 1).HoursPerMonth);
    }

    [Fact]
    public void Review_UnknownCircle_IsRefused() =>
        Assert.Contains("inner",
            Assert.Throws<ArgumentException>(() => Reviewer.Review(new MadeNetwork().AsOf(0), Inner)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Options_OutOfRange_AreNamedTogether()
    {
        string message = Assert.Throws<ArgumentException>(
            () => new CircleReviewer(
                new CircleOptions { Recent = Duration.Zero, InwardGrowth = double.NaN, Candidates = -1 })).Message;

        Assert.All((string[])["Recent", "InwardGrowth", "Candidates"],
            name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_Defaults_AreThoseOfTheReadme()
    {
        CircleOptions options = CircleOptions.Default;

        Assert.Equal((90, 365, 365, 365),
            (options.Recent.Days, options.Before.Days, options.RejoinAfter.Days, options.GrowthOver.Days));
        Assert.Equal((2, 3, 5, .2, 12),
            (options.InwardGrowth, options.InwardContactDays, options.Candidates, options.CandidateFit,
                options.TypicalContactDays));
    }
}

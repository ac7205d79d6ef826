using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Revisits;

public sealed class RevisitPlannerTests
{
    private const int Today = 1500;

    private static IEnumerable<string> Names(RevisitPlan plan) =>
        plan.Suggestions.Select(static suggestion => suggestion.Contact.Value);

    private static IEnumerable<string> Codes(RevisitSuggestion suggestion) =>
        suggestion.Reasons.Select(static reason => reason.Code);

    private static Network FourOfEach()
    {
        Network network = new(Today);
        for (int i = 1; i <= 4; i++) network.Owed($"owed{i}", overdue: 10 - i).Keep($"keep{i}", 60 - i)
            .Revive($"revive{i}", 900 - i);
        return network;
    }

    [Fact]
    public void Plan_AllPoolsFilled_DealsTwoTwoOneOfFive() =>
        Assert.Equal(["owed4", "keep1", "revive1", "owed3", "keep2"], Names(FourOfEach().Plan()));

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(7, 3, 2, 2)]
    [InlineData(12, 4, 4, 4)]
    [InlineData(50, 4, 4, 4)]
    public void Plan_OfAnyTop_DealsInTurn(int top, int owed, int keep, int revive)
    {
        RevisitPlan plan = FourOfEach().Plan(new() { Top = top });

        Assert.Equal(owed, plan.Suggestions.Count(static suggestion => suggestion.Pool == RevisitPool.Owed));
        Assert.Equal(keep, plan.Suggestions.Count(static suggestion => suggestion.Pool == RevisitPool.Keep));
        Assert.Equal(revive, plan.Suggestions.Count(static suggestion => suggestion.Pool == RevisitPool.Revive));
    }

    [Fact]
    public void Plan_EmptyPools_ArePassedOver()
    {
        Network network = new Network(Today).Keep("a", 50).Keep("b", 40).Keep("c", 30).Revive("d");

        Assert.Equal(["a", "d", "b", "c"], Names(network.Plan()));
    }

    [Fact]
    public void Plan_NobodyKnown_IsEmpty()
    {
        RevisitPlan plan = new Network(Today).Plan();

        Assert.Empty(plan.Suggestions);
        Assert.Empty(plan.Held);
    }

    [Fact]
    public void Plan_EqualValues_GoInOrdinalOrderOfIds() =>
        Assert.Equal(["B", "a", "b", "ä"], Names(new Network(Today).Keep("b").Keep("ä").Keep("a").Keep("B").Plan()));

    [Fact]
    public void Keep_OfALateTie_IsLatenessTimesCloseness()
    {
        RevisitSuggestion suggestion = Assert.Single(new Network(Today).Keep("a").Plan().Suggestions);

        RelationshipScore score = suggestion.Score!;
        Assert.Equal(TieStatus.Drifting, score.Status);
        Assert.Equal(RevisitPool.Keep, suggestion.Pool);
        Assert.Equal((1 - Math.Min(1, 1 / score.SilenceInGaps)) * (.3 + .7 * score.BondLevel), suggestion.Value, 1e-12);
    }

    // A friend, by statement 90 hours; three years and half a day later 20 (4.5 - .99954 ln 2 + .0113) = 76.364 hours.
    // The level is 1 - 2^(-76.364/50) = .65307, and 1 - 2^-1 of it counts.
    [Fact]
    public void Revive_OfAFriendAfterThreeYears_IsHalfTheBondLevel()
    {
        Network network = new Network(1095).Tie("a", [],
            contact => contact with { Closeness = [new(Closeness.Friend, Network.Date(0))] });

        RevisitSuggestion suggestion = Assert.Single(network.Plan().Suggestions);

        Assert.Equal(RevisitPool.Revive, suggestion.Pool);
        Assert.Equal(.326535, suggestion.Value, 5e-6);
        Assert.Equal(TieReasons.QuietSinceStated, suggestion.Reason.Code);
    }

    [Fact]
    public void Revive_OfALapsedTie_IsNot() =>
        Assert.Empty(new Network(Today).Tie("a", new Network(Today).Meetings("a", 800, count: 3)).Plan().Suggestions);

    // Two promises of years ago do not block what is owed since yesterday.
    [Fact]
    public void Owed_PromisesOfYearsAgo_ComeAfterOneOfYesterday()
    {
        Network network = new(3000);
        network.Tie("y2018", network.Meetings("y2018", 15, 15)).Promise("y2018", -500);
        network.Tie("y2019", network.Meetings("y2019", 15, 15)).Promise("y2019", -100);
        network.Tie("yesterday", network.Meetings("yesterday", 15, 15)).Promise("yesterday", 2999);

        RevisitPlan plan = network.Plan();

        Assert.Equal(["yesterday", "y2019", "y2018"], Names(plan));
        Assert.Equal([Math.Pow(2, -1 / 90.0), Math.Pow(2, -3100 / 90.0), Math.Pow(2, -3500 / 90.0)],
            plan.Suggestions.Select(static s => s.Value), Near);
    }

    [Fact]
    public void Owed_GoesByTheDueDayAndNotByTheDayOfThePromise()
    {
        Network network = new Network(Today).Owed("late-promise", overdue: 9);
        network.Tie("early-promise", network.Meetings("early-promise", 15, 15))
            .Promise("early-promise", Today - 3, promised: Today - 90);

        Assert.Equal(["early-promise", "late-promise"], Names(network.Plan()));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)] // due today is still in time, if it is told today
    [InlineData(1, true)]
    public void Owed_FromTheDueDayOn(int overdue, bool expected) =>
        Assert.Equal(expected, new Network(Today).Owed("a", overdue).Plan().Suggestions.Count == 1);

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void Owed_WithoutADueDay_IsDueFourteenDaysAfterThePromise(int ago, bool expected)
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 20, 20)).Promise("a", due: null, promised: Today - ago);

        RevisitPlan plan = network.Plan();

        Assert.Equal(expected, plan.Suggestions.Count == 1);
        if (expected) Assert.Equal(RevisitReasons.PromiseOpen, plan.Suggestions[0].Reason.Code);
    }

    [Fact]
    public void Owed_ForThePromisesOfTheContact_IsNothing()
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 15, 15)).Promise("a", Today - 5, by: TieSide.Contact);

        Assert.Empty(network.Plan().Suggestions);
    }

    [Fact]
    public void Owed_ForAClosedPromise_IsNothing_UnlessItWasClosedAfterwards()
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 15, 15))
            .Promise("a", Today - 5, closed: open => open.Close(FollowUpOutcome.Kept, network.At(Today - 1)));
        Assert.Empty(network.Plan().Suggestions);

        network.Promise("a", Today - 5, closed: open => open.Close(FollowUpOutcome.Dropped, network.At(Today + 1)));
        Assert.Single(network.Plan().Suggestions);
    }

    [Fact]
    public void Owed_ToSomebodyWithoutAnyContact_RestsOnThePromiseAlone()
    {
        NetworkSnapshot snapshot = new(Network.Owner, new Network(Today).AsOf, DateTimeZone.Utc, [new(new("a"), "A")], [])
        {
            FollowUps =
            [
                new(new("f"), TieSide.Owner, new("a"), new Network(Today).At(Today - 30)) { Due = Network.Date(Today - 10),
                    Interaction = new("talk") },
            ],
        };

        RevisitSuggestion suggestion = Assert.Single(new RevisitPlanner().Plan(snapshot).Suggestions);

        Assert.Null(suggestion.Score);
        Assert.Equal(Math.Pow(2, -10 / 90.0), suggestion.Value, 1e-12);
        Assert.Equal([new InteractionId("talk")], suggestion.Explanation.Find("overdue")!.Evidence);
    }

    [Fact]
    public void Owed_ToSomebodyOfWhomNothingElseIsKnown_IsNot()
    {
        NetworkSnapshot snapshot = new(Network.Owner, new Network(Today).AsOf, DateTimeZone.Utc, [], [])
        {
            FollowUps = [new(new("f"), TieSide.Owner, new("a"),
                new Network(Today).At(Today - 30)) { Due = Network.Date(Today - 10) }],
        };

        Assert.Empty(new RevisitPlanner().Plan(snapshot).Suggestions);
    }

    [Fact]
    public void Suggestion_OfOneWhoIsOwedAndLate_ComesOnceWithBothReasons()
    {
        RevisitSuggestion suggestion = Assert.Single(new Network(Today).Keep("a").Promise("a", Today - 5).Promise("a", Today - 9)
            .Plan().Suggestions);

        Assert.Equal(RevisitPool.Owed, suggestion.Pool);
        Assert.Equal([RevisitReasons.PromiseOverdue, RevisitReasons.MorePromises, TieReasons.Drifting], Codes(suggestion));
        Assert.Equal(Math.Pow(2, -5 / 90.0), suggestion.Value, 1e-12);
        Assert.Equal([new FollowUpId("a-0"), new FollowUpId("a-1")], suggestion.Promises);
    }

    [Fact]
    public void Suggestion_Explained_NamesTheLastContactAndHoldsAtEveryNode()
    {
        foreach (RevisitSuggestion suggestion in FourOfEach().Gathering(Today + 2, "keep1", "revive1")
            .Plan(new() { Top = 12 }).Suggestions)
        {
            Explanations.AssertHolds(suggestion.Explanation);
            Assert.Equal(suggestion.Value, suggestion.Explanation.Value);
            if (suggestion.Pool != RevisitPool.Owed)
                Assert.Equal([new InteractionId($"{suggestion.Contact}000")],
                    suggestion.Explanation.Find("silent_days")!.Evidence);
        }
    }

    [Fact]
    public void Suggestion_OfAStrongTieSilentForThreeYears_SaysDormantAndNeverLost()
    {
        RevisitSuggestion suggestion = Assert.Single(new Network(Today).Revive("a", 1200).Plan().Suggestions);

        string words = Language.English.Render(suggestion.Reason, static id => id.Value);
        Assert.Equal("You and a have been quiet for 3 years; the tie is asleep, and you can pick up where you left off.", words);
    }

    [Fact]
    public void Keep_OfACadence_SaysBeyondCadenceOnlyAfterItsTolerance()
    {
        Cadence cadence = Cadence.Every(Period.FromDays(20), Period.FromDays(5));
        Assert.Empty(Planned(25).Suggestions);
        RevisitSuggestion suggestion = Assert.Single(Planned(26).Suggestions);
        Assert.Equal(TieReasons.BeyondCadence, suggestion.Reason.Code);

        RevisitPlan Planned(int ago) => new Network(Today).Tie("a", new Network(Today).Meetings("a", ago), cadence: cadence)
            .Plan();
    }

    [Fact]
    public void Keep_OfATieThatComesAsItComes_IsNeverLate_EvenOnABirthday()
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 40, hours: 10), contact => contact with { Birthday = AnnualDateOf(network.Today) },
            Cadence.AsItComes);

        Assert.Empty(network.Plan().Suggestions);
    }

    [Theory]
    [InlineData(2, 1, false)]
    [InlineData(3, 1, true)]
    [InlineData(2, 72, true)]
    public void Keep_OfATieThatHasShownNoRhythm_IsOnlyForAStrongOne(int meetings, int hours, bool expected)
    {
        Network network = new(Today);

        Assert.Equal(expected, network.Tie("a", network.Meetings("a", 60, 20, meetings, hours)).Plan().Suggestions.Count == 1);
    }

    [Fact]
    public void Keep_OfATieThatHasShownNoRhythm_IsForOneWithACadence()
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 60, count: 1), cadence: Cadence.Every(Period.FromDays(30)));

        Assert.Equal(TieReasons.BeyondCadence, Assert.Single(network.Plan().Suggestions).Reason.Code);
    }

    [Fact]
    public void Presence_LongerSilentToOthersThanToTheOwner_IsToldAsTheShorterSilence()
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 40), lastSeenByOthers: network.At(Today - 400));

        Assert.Equal(Duration.FromDays(40), Assert.Single(network.Plan().Suggestions).Reasons[1].Find("away")!.Length);
    }

    [Theory]
    [InlineData(40, TieReasons.SilentToYou, 5)]
    [InlineData(40, TieReasons.SilentToYou, 19)]
    [InlineData(40, TieReasons.SilentToEveryone, 20)]
    [InlineData(800, TieReasons.SilentToYou, 50)]
    [InlineData(800, TieReasons.SilentToEveryone, 700)]
    public void Presence_Known_TellsSilentToEveryoneFromSilentToYou(int silence, string expected, int away)
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", silence, hours: 4, count: 40), lastSeenByOthers: network.At(Today - away));

        Assert.Equal(expected, Assert.Single(network.Plan().Suggestions).Reasons[1].Code);
    }

    [Fact]
    public void Presence_Unknown_SaysNothing() =>
        Assert.Equal([TieReasons.Drifting], Codes(Assert.Single(new Network(Today).Keep("a").Plan().Suggestions)));

    [Fact]
    public void Initiative_OwnerInDebt_IsTheOwnersTurn_AndInSurplusIsNoClaim()
    {
        Network network = new(Today);
        IEnumerable<Interaction> replies = network.Meetings("reply", 39, gap: 200, count: 2, channel: Channel.Letter)
            .Select(static reply =>
                new Interaction(reply.Id, reply.At, Channel.Letter, new ContactId("debt"))
                {
                    Initiator = Initiator.Owner,
                    IsReply = true,
                });
        network.Tie("debt",
            [.. network.Meetings("debt", 40, count: 30, channel: Channel.Letter, initiator: Initiator.Of(new("debt"))),
                .. replies]);
        network.Tie("surplus", network.Meetings("surplus", 40, count: 30, initiator: Initiator.Owner));

        Dictionary<string, RevisitSuggestion> suggestions =
            network.Plan().Suggestions.ToDictionary(static suggestion => suggestion.Contact.Value);

        Assert.Contains(TieReasons.YourTurnToReachOut, Codes(suggestions["debt"]));
        Assert.Equal([TieReasons.Drifting], Codes(suggestions["surplus"]));
    }

    // Of a choir of forty nobody is a friend by singing; who was met alone, even once, has a rhythm with the owner.
    [Theory]
    [InlineData(40, 0)]
    [InlineData(2, 1)]
    public void Keep_KnownFromACrowdAlone_HasNoRhythmToMiss(int headCount, int suggested)
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 60, count: 30, gap: 7).Select(meeting => meeting with { HeadCount = headCount }));

        Assert.Equal(suggested, network.Plan().Suggestions.Count);
    }

    [Fact]
    public void Support_OwnerInDebt_IsTheOwnersTurnToPourIn()
    {
        Network network = new(Today);
        Support received = new(TieSide.Contact, SupportKind.Emotional);
        network.Tie("a", network.Meetings("a", 40, count: 30).Select(meeting => meeting with { Supports = [received] }));

        Assert.Contains(TieReasons.YourTurnToGive, Codes(Assert.Single(network.Plan().Suggestions)));
    }

    [Fact]
    public void Plan_DefaultId_IsRefused() =>
        Assert.Throws<ArgumentException>(
            () => new Network(Today).Plan(lastSuggested: new Dictionary<ContactId, Instant> { [default] = default }));

    [Fact]
    public void Plan_EmptyPlace_IsRefused() => Assert.Throws<ArgumentException>(() => new Network(Today).Plan(null, null, " "));

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected);

    internal static AnnualDate AnnualDateOf(LocalDate date) => new(date.Month, date.Day);
}

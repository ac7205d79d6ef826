using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using RelationshipModel.Wording;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

public sealed class IntroductionSuggesterTests
{
    private static readonly IntroductionSuggester Suggester = new();
    private static readonly Contact Ada = Contact("ada", interests: ["chess"]);
    private static readonly Contact Ben = Contact("ben", interests: ["Chess"]);
    private static readonly NetworkSnapshot Players = Knowing([Ada, Ben]);

    private static readonly TieNetwork ThroughZoe = TieNetwork.Of([Tie("zoe", "ada", 16), Tie("zoe", "ben", 81)]);

    private static double Strength(string contact) => Players.Score(Id(contact))!.Strength;

    [Fact]
    public void Suggest_TwoWhoShareAnInterest_ScoresAsComputedByHand()
    {
        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(Players));

        // 1/ln 2 = 1.4426950408889634 for both, levelled off 0.5906161091496412; never together; asked of neither.
        Assert.Equal(0.5906161091496412 * Math.Sqrt(Strength("ada") * Strength("ben")), suggestion.Score, 1e-12);
        Assert.False(suggestion.IsStructural);
        Assert.Equal(Pair("ada", "ben"), suggestion.Pair);
    }

    [Fact]
    public void Suggest_AnInterestOfThree_CountsLess()
    {
        NetworkSnapshot network =
            Knowing([Ada, Ben, Contact("cal", interests: ["chess"]) with { Restrictions = ContactRestrictions.NoIntroductions }]);

        // 1/ln 3 = 0.9102392266268373, levelled off 0.4765053580405454.
        Assert.Equal(0.4765053580405454, Assert.Single(Suggester.Suggest(network)).Explanation.Find("fit")!.Value, 1e-12);
    }

    [Fact]
    public void Suggest_TwoWhoHelpEachOther_TakesTheHarmonicMeanOfWhatEachGains()
    {
        NetworkSnapshot network = Knowing(
            [Contact("ada", offers: ["piano"], needs: ["tax", "garden"]),
                Contact("ben", offers: ["Tax", "garden"], needs: ["piano"])]);

        Explanation explanation = Assert.Single(Suggester.Suggest(network, top: 0)).Explanation;

        Assert.Equal(2, explanation.Find("gain_of_first")!.Value);
        Assert.Equal(1, explanation.Find("gain_of_second")!.Value);
        Assert.Equal(4.0 / 3 / (1 + 4.0 / 3), explanation.Find("fit")!.Value, 1e-12);
    }

    // A need met, 1, levelled off .5; half of it counts, since only one gains.
    [Fact]
    public void Suggest_ABenefitToOneSideOnly_AsksTheOtherForHelpAndCountsHalf()
    {
        IntroductionSuggestion suggestion =
            Assert.Single(Suggester.Suggest(Knowing([Contact("ada", offers: ["piano"]), Contact("ben", needs: ["piano"])])));

        Assert.Equal(.25, suggestion.Explanation.Find("fit")!.Value, 1e-12);
        Assert.False(suggestion.IsStructural);
        Assert.Equal("ben is looking for piano, which you offer, and would be glad of your help.",
            Rendered(Assert.Single(suggestion.ReasonsFor(Id("ada")))));
        Assert.Equal("ada offers what you are looking for: piano.", Rendered(Assert.Single(suggestion.ReasonsFor(Id("ben")))));
    }

    [Fact]
    public void Suggest_ByClosenessAlone_IsStructuralAndSaysSo()
    {
        IntroductionSuggestion suggestion =
            Assert.Single(Suggester.Suggest(Knowing([Contact("ada"), Contact("ben")]), ThroughZoe));

        // roots 2 and 3, together 5: 6/5, levelled off 6/11; zoe raises the chance that they are acquainted to .1.
        Assert.Equal(6.0 / 11 * .9 * Math.Sqrt(Strength("ada") * Strength("ben")), suggestion.Score, 1e-12);
        Assert.True(suggestion.IsStructural);
        Assert.Equal(Id("zoe"), suggestion.Introducer);
        Assert.Equal("You and ben might enjoy meeting each other.", Rendered(Assert.Single(suggestion.ReasonsForFirst)));
        Assert.Equal("You and ada might enjoy meeting each other.", Rendered(Assert.Single(suggestion.ReasonsForSecond)));
        Assert.Contains("This rests on shared ties alone: both know zoe.",
            suggestion.ReasonsForOwner.Select(Rendered));
    }

    [Fact]
    public void Suggest_WhomTwoShare_IsSaidToTheOwnerAlone()
    {
        Contact[] contacts = [Contact("ada", interests: ["chess"], offers: ["piano"]),
            Contact("ben", interests: ["chess"], needs: ["piano"])];

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(Knowing(contacts), ThroughZoe));

        Assert.Contains("Both know zoe.", suggestion.ReasonsForOwner.Select(Rendered));
        Assert.DoesNotContain(
            suggestion.ReasonsForFirst.Concat(suggestion.ReasonsForSecond),
            static reason => Rendered(reason).Contains("zoe", StringComparison.Ordinal));
    }

    [Fact]
    public void Suggest_ByInterestAndCloseness_AddsBoth()
    {
        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(Players, ThroughZoe));

        Assert.Equal(0.5906161091496412 + 6.0 / 11, suggestion.Explanation.Find("fit")!.Value, 1e-12);
        Assert.False(suggestion.IsStructural);
        Assert.Equal([IntroductionReasons.SharedInterests], suggestion.ReasonsForFirst.Select(reason => reason.Code));
    }

    [Fact]
    public void Suggest_WithTiesToTheOwnerAlone_SuggestsNothing() =>
        Assert.Empty(Suggester.Suggest(
            Knowing([Contact("ada"), Contact("ben")]),
            TieNetwork.Of([Tie("olga", "ada"), Tie("olga", "ben"), Tie("ada", "olga"), Tie("ben", "olga")])));

    // Zoe shares .5 with each, in whatever place of the order of all people she and the owner come.
    [Theory]
    [InlineData("aba", "zoe")]
    [InlineData("alf", "zoe")]
    [InlineData("zac", "aba")]
    [InlineData("zac", "bea")]
    [InlineData("aba", "bea")]
    public void Suggest_TiesToTheOwner_TellNothingWhateverTheIds(string owner, string shared)
    {
        TieNetwork ties = TieNetwork.Of([Tie(shared, "ada"), Tie(shared, "ben"), Tie(owner, "ada"), Tie(owner, "ben"),
            Tie("ada", owner)]);
        NetworkSnapshot ofMe = Knowing([Contact("ada"), Contact("ben"), Contact(owner) with { Kind = TieKind.Me }]);
        NetworkSnapshot ofOwner = Owned(owner, ownersAreContacts: true), ofAnother = Owned(owner, ownersAreContacts: false);

        foreach (ClosenessMeasure measure in Enum.GetValues<ClosenessMeasure>())
        {
            IntroductionSuggester suggester = new(new() { Measure = measure });
            double closeness = measure switch
            {
                ClosenessMeasure.AdamicAdar => 1 / Math.Log(2),
                ClosenessMeasure.CommonNeighbours or ClosenessMeasure.Jaccard => 1,
                _ => .5,
            };
            foreach (NetworkSnapshot network in new[] { ofMe, ofOwner })
            {
                IntroductionSuggestion suggestion = Assert.Single(suggester.Suggest(network, ties));
                Assert.Equal(closeness / (1 + closeness), suggestion.Explanation.Find("fit")!.Value, 1e-12);
                Assert.Equal(.1, suggestion.Explanation.Find("acquainted")!.Value, 1e-12);
                Assert.Equal(Id(shared), suggestion.Introducer);
                Assert.Equal($"This rests on shared ties alone: both know {shared}.",
                    Rendered(suggestion.ReasonsForOwner[1]));
                Explanations.AssertHolds(suggestion.Explanation);
            }

            // Where the ids of owners and contacts are apart, it is one more whom both know.
            Explanation two = Assert.Single(suggester.Suggest(ofAnother, ties)).Explanation;
            Assert.Equal(.2, two.Find("acquainted")!.Value, 1e-12);
            Assert.Equal(2, two.Find("people")!.Value);
        }

        static NetworkSnapshot Owned(string owner, bool ownersAreContacts)
        {
            NetworkSnapshot network = Knowing([Contact("ada"), Contact("ben")]);
            return new(new(owner), AsOf, DateTimeZone.Utc, network.Contacts,
                network.Contacts.Select(contact => Scorer.Score(
                    new(new(new(owner), contact.Id), network.InteractionsWith(contact.Id)), AsOf)))
            { OwnersAreContacts = ownersAreContacts, Interactions = network.Interactions };
        }
    }

    // Olga has two more records of her own, and is known to ada and ben by each and by what she says herself.
    [Fact]
    public void Suggest_EveryIdOfTheOwner_TellsNothing()
    {
        string[] own = ["aba", "meg", "olga"];
        TieNetwork ties = TieNetwork.Of(own.Append("zoe").SelectMany(static id => new[] { Tie(id, "ada"), Tie("ben", id) }));
        NetworkSnapshot network = With(
            Knowing([Contact("ada"), Contact("ben"), .. own[..2].Select(static id => Contact(id) with { Kind = TieKind.Me })]),
            acquaintances: own.SelectMany(static id => new[] { Pair(id, "ada"), Pair(id, "ben") })
                .Select(static pair => new Acquaintance(pair, AcquaintanceState.Acquainted)));

        IntroductionSuggester suggester = new(new() { Measure = ClosenessMeasure.Jaccard });
        IntroductionSuggestion suggestion = Assert.Single(suggester.Suggest(network, ties));
        IntroductionSuggestion throughOlga = Assert.Single(suggester.Suggest(With(network), ties));

        // Zoe alone is shared, and neither has a tie to anybody else.
        Assert.Equal(.5, suggestion.Explanation.Find("fit")!.Value, 1e-12);
        Assert.Equal(.1, suggestion.Explanation.Find("acquainted")!.Value, 1e-12);
        Assert.Equal(Id("zoe"), suggestion.Introducer);
        Assert.Equal("This rests on shared ties alone: both know zoe.", Rendered(suggestion.ReasonsForOwner[1]));
        Assert.Equal(suggestion, throughOlga);
        Explanations.AssertHolds(suggestion.Explanation);
        Assert.Empty(suggester.Suggest(With(network), TieNetwork.Of(
            own.SelectMany(static id => new[] { Tie(id, "ada"), Tie(id, "ben") }))));
    }

    // Without the owner ada has a tie to zoe and ben to zoe and wim.
    [Theory]
    [InlineData("aba")]
    [InlineData("alf")]
    [InlineData("zac")]
    public void Suggest_ByJaccardWithATieOfOneToTheOwner_LeavesItOutOfTheTiesOfEither(string owner)
    {
        Contact me = Contact(owner) with { Kind = TieKind.Me };
        KnownTie[] known = [Tie("zoe", "ada"), Tie("zoe", "ben"), Tie("ben", "wim")];
        foreach (string tiedToOwner in new[] { "ada", "ben" })
        {
            Explanation explanation = Assert.Single(new IntroductionSuggester(new() { Measure = ClosenessMeasure.Jaccard })
                .Suggest(Knowing([Contact("ada"), Contact("ben"), me]), TieNetwork.Of([.. known, Tie(owner, tiedToOwner)])))
                .Explanation;

            Assert.Equal(.5, explanation.Find("closeness")!.Value, 1e-12);
            Assert.Equal(1.0 / 3, explanation.Find("fit")!.Value, 1e-12);
            Explanations.AssertHolds(explanation);
        }
    }

    [Fact]
    public void Suggest_WhomTwoShare_AreNamedByTheirTermsFiveAtMost()
    {
        TieNetwork ties = TieNetwork.Of(new[] { ("uma", 1), ("vic", 16), ("wim", 81), ("xia", 16), ("yan", 81), ("zoe", 1) }
            .SelectMany(static z => new[] { Tie(z.Item1, "ada", z.Item2), Tie(z.Item1, "ben", 1) }));

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(Players, ties));

        // Roots of 1, 2 and 3 beside 1: terms of 1/2, 2/3 and 3/4.
        Assert.Equal("Both know wim, yan, vic, xia and uma.", Rendered(suggestion.ReasonsForOwner[1]));
        Assert.Equal(Id("wim"), suggestion.Introducer);
    }

    [Theory]
    [InlineData("ada", "ben")]
    [InlineData("ben", "ada")]
    public void Suggest_KnownTiesOfOneContactOnly_BringNobodyClose(string known, string other) =>
        Assert.Empty(Suggester.Suggest(Knowing([Contact(known), Contact(other)]),
            TieNetwork.Of([Tie("zoe", known), Tie("zoe", "abe"), Tie("zoe", "aba"), Tie("zoe", "cal")])));

    // By topics alone, whatever the measure and whether or not activity is shared.
    [Theory]
    [InlineData("ada")]
    [InlineData("ben")]
    [InlineData("cal")]
    public void Suggest_OneAtMostOfTwoPlayersInTheKnownTies_CountsNoCloseness(string known)
    {
        TieNetwork ties = TieNetwork.Of([Tie("zoe", known), Tie("zoe", "dan")]);
        foreach (TieNetwork network in new[] { ties, ties.With(PeopleActivity.Of([], AsOf)) })
        {
            foreach (ClosenessMeasure measure in Enum.GetValues<ClosenessMeasure>())
            {
                Explanation explanation = Assert.Single(
                    new IntroductionSuggester(new() { Measure = measure }).Suggest(Players, network)).Explanation;
                Assert.Equal(0.5906161091496412, explanation.Find("fit")!.Value, 1e-12);
                Explanations.AssertHolds(explanation);
            }
        }
    }

    /// <summary>A digest passes over pairs by a bound alone, and looks no further at them.</summary>
    [Fact]
    public void Score_OfEveryPair_IsWithinTheBoundByWhichItIsPassedOver()
    {
        NetworkSnapshot network = Knowing([Ada, Ben, Contact("cal", interests: ["chess"]), Contact("dan"), Contact("eva")],
            [Talk("dinner", 30, "ada", "ben")]);
        TieNetwork ties = TieNetwork.Of([Tie("zoe", "ada", 0), Tie("zoe", "dan", 1), Tie("zoe", "eva", 1), Tie("ben", "cal", 1)]);
        IntroductionScorer scorer = new(network, ties, IntroductionOptions.Default, among: null);
        Dictionary<(int, int), double> bounds = [];
        List<Candidate> taken = [];

        scorer.Score(pair => bounds.TryAdd((pair.First, pair.Second), pair.Score), taken.Add, static () => { });

        // Ben and cal are tied; ada is close to dan and eva by 0; ada and ben know each other by .95.
        Assert.Equal([(0, 1), (0, 2), (3, 4)], bounds.Keys.Order());
        Assert.Equal([(0, 1), (0, 2), (3, 4)], taken.Select(static pair => (pair.First, pair.Second)).Order());
        Assert.All(taken, pair => Assert.Equal(bounds[(pair.First, pair.Second)] * (pair is (_, 0, 1) ? .05 : pair.First == 3
            ? .9 : 1), pair.Score, 1e-12));
        scorer.Score(static _ => false, static pair => Assert.Fail($"{pair} was taken."), static () => { });
    }

    [Fact]
    public void Suggest_SharedTiesWithoutVitality_SuggestNothing() =>
        Assert.Empty(Suggester.Suggest(Knowing([Contact("ada"), Contact("ben")]),
            TieNetwork.Of([Tie("zoe", "ada", 0), Tie("zoe", "ben", 0)]), top: 0));

    [Fact]
    public void Suggest_WithoutAnotherShared_NamesNoIntroducer() =>
        Assert.Null(Assert.Single(Suggester.Suggest(Players)).Introducer);

    [Fact]
    public void Suggest_ReasonsForEach_NameWhatThatOneGains()
    {
        NetworkSnapshot network = Knowing(
            [Contact("ada", offers: ["piano"], needs: ["tax", "garden"]),
                Contact("ben", offers: ["Tax", "garden"], needs: ["piano"])]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal("ben offers what you are looking for: garden and tax.",
            Rendered(Assert.Single(suggestion.ReasonsFor(Id("ada")))));
        Assert.Equal("ada offers what you are looking for: piano.", Rendered(Assert.Single(suggestion.ReasonsFor(Id("ben")))));
    }

    [Fact]
    public void Suggest_StrengthsOfBothAboveTheMidpoint_SaysTheOwnerIsCloseToBoth()
    {
        IntroductionSuggestion far = Assert.Single(Suggester.Suggest(Players));
        IntroductionSuggestion close = Assert.Single(new IntroductionSuggester(new() { CloseStrength = .01 }).Suggest(Players));

        Assert.Equal("You know both ada and ben.", Rendered(far.WhyOwner));
        Assert.Equal("You are close to both ada and ben.", Rendered(close.WhyOwner));
    }

    // Of the two the weaker counts, and a strength at the limit is close.
    [Theory]
    [InlineData("ada")]
    [InlineData("ben")]
    public void Suggest_TheWeakerOfBothTies_DecidesWhetherTheOwnerIsClose(string closer)
    {
        NetworkSnapshot network = Knowing([Ada, Ben], [Talk("more", 3, closer)]);
        double weaker = network.Scores.Min(static score => score.Strength);

        Assert.Equal(IntroductionReasons.CloseToBoth, WhyOwner(weaker));
        Assert.Equal(IntroductionReasons.KnowsBoth, WhyOwner(Math.BitIncrement(weaker)));

        string WhyOwner(double limit) =>
            Assert.Single(new IntroductionSuggester(new() { CloseStrength = limit }).Suggest(network)).WhyOwner.Code;
    }

    [Fact]
    public void Suggest_DormantTie_IsHalfAsReadyAndToBeRevivedFirst()
    {
        Contact ada = Ada with { Closeness = [new(Closeness.CloseFriend, Today.PlusYears(-5))] };
        NetworkSnapshot network = Scored([ada, Ben], [Talk("long ago", 1800, "ada"), Talk("talk", 7, "ben")]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal(.5, suggestion.Explanation.Find("readiness_of_first")!.Value, 1e-12);
        Assert.Equal(1, suggestion.Explanation.Find("readiness_of_second")!.Value, 1e-12);
        Assert.Equal("You and ada have been quiet for 4 years: revive that tie first.", Rendered(suggestion.ReasonsForOwner[^1]));
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Fact]
    public void Suggest_DormantTieWithoutAnyContact_IsNotSaidToHaveGoneQuiet()
    {
        Contact ada = Ada with { Closeness = [new(Closeness.CloseFriend, Today.PlusYears(-5))] };
        NetworkSnapshot network = Scored([ada, Ben], [Talk("talk", 7, "ben")]);

        Assert.Equal(TieStatus.Dormant, network.Score(Id("ada"))!.Status);
        Assert.DoesNotContain(Assert.Single(Suggester.Suggest(network)).ReasonsForOwner,
            static reason => reason.Code == IntroductionReasons.ReviveFirst);
    }

    [Fact]
    public void Suggest_LapsedTie_IsToBeRevivedFirst()
    {
        NetworkSnapshot network = Scored([Ada, Ben], [Talk("long ago", 1800, "ada"), Talk("talk", 7, "ben")]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal(TieStatus.Lapsed, network.Score(Id("ada"))!.Status);
        Assert.Equal("You and ada have been quiet for 4 years: revive that tie first.", Rendered(suggestion.ReasonsForOwner[^1]));
    }

    [Fact]
    public void Suggest_TwoDormantTies_AreAQuarterAsReadyAndBothToBeRevivedFirst()
    {
        NetworkSnapshot network = Scored(
            [.. new[] { Ada, Ben }.Select(contact =>
                contact with { Closeness = [new(Closeness.CloseFriend, Today.PlusYears(-5))] })],
            [Talk("long ago", 1800, "ada"), Talk("longer ago", 2200, "ben")]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal(.25, suggestion.Explanation.Find("readiness")!.Value, 1e-12);
        Assert.Equal(
            ["You and ada have been quiet for 4 years: revive that tie first.",
                "You and ben have been quiet for 6 years: revive that tie first."],
            suggestion.ReasonsForOwner.Skip(2).Select(Rendered));
        Assert.Equal([suggestion.WhyOwner, suggestion.WhyNotYet], suggestion.ReasonsForOwner.Take(2));
        Assert.Equal(suggestion.Score, suggestion.Explanation.Value);
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Fact]
    public void Suggest_OneWhoseRecordWasRemoved_SuggestsNothing() =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Ben with { Restrictions = ContactRestrictions.RecordRemoved }]),
            ThroughZoe));

    [Theory]
    [InlineData(ContactRestrictions.NoIntroductions)]
    [InlineData(ContactRestrictions.NoScore)]
    public void Suggest_OneOptedOut_SuggestsNothing(ContactRestrictions preference) =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Ben with { Restrictions = preference }]), ThroughZoe));

    [Theory]
    [InlineData(ContactState.Paused)]
    [InlineData(ContactState.Ended)]
    [InlineData(ContactState.Deceased)]
    public void Suggest_AStateThatAPersonSet_SuggestsNothing(ContactState state) =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Ben with { States = [new(state, Today.PlusDays(-1))] }]), ThroughZoe));

    // Nobody is introduced to somebody whom the owner cannot reach.
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Suggest_ContactWhoNeverAnswered_IsNotSuggested(int letters, bool isSuggested)
    {
        MadeNetwork network = new()
        {
            Contacts = [MadeNetwork.Person("ana") with { Interests = ["chess"] },
                MadeNetwork.Person("ben") with { Interests = ["chess"] }],
            Interactions = [.. MadeNetwork.Every(9, "ana", 0, 90),
                .. MadeNetwork.Every(30, "ben", 0, 30 * letters - 1, Channel.Letter)
                    .Select(static letter => letter with { Initiator = Initiator.Owner })],
        };

        Assert.Equal(isSuggested, Suggester.Suggest(network.AsOf(100)).Count > 0);
    }

    [Theory]
    [InlineData(ContactState.Paused)]
    [InlineData(ContactState.Ended)]
    [InlineData(ContactState.Deceased)]
    public void Suggest_AStateOfTheContactOrOfItsScoreAlone_SuggestsNothing(ContactState state)
    {
        Contact stated = Ben with { States = [new(state, Today)] };
        NetworkSnapshot network = Knowing([Ada, stated]);

        Assert.Single(Suggester.Suggest(Knowing([Ada, Ben with { States = [new(state, Today.PlusDays(1))] }])));
        Assert.Empty(Suggester.Suggest(Scores([Ada, stated], Players.Scores)));
        Assert.Empty(Suggester.Suggest(Scores([Ada, Ben], network.Scores)));
    }

    [Theory]
    [InlineData(ContactRestrictions.NoIntroductions)]
    [InlineData(ContactRestrictions.NoScore)]
    [InlineData(ContactRestrictions.RecordRemoved)]
    public void Suggest_AContactOptedOutWhoseScoreIsGivenAllTheSame_SuggestsNothing(ContactRestrictions restriction) =>
        Assert.Empty(Suggester.Suggest(Scores([Ada, Ben with { Restrictions = restriction }], Players.Scores)));

    [Fact]
    public void Suggest_AnotherEntryForTheOwner_IsNobodyToMeet() =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Ben with { Kind = TieKind.Me }])));

    [Fact]
    public void Suggest_TheOwnerAmongTheContacts_IsNobodyToMeet() =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Contact("olga", interests: ["chess"])])));

    [Fact]
    public void Suggest_AStranger_SuggestsNothing() => Assert.Empty(Suggester.Suggest(Scored([Ada, Ben], [Talk("a", 7, "ada")])));

    [Fact]
    public void Suggest_AnOpenIntroduction_RestsUntilItExpires()
    {
        Introduction asked = Begin(20).AskFirst(AsOf - Duration.FromDays(13));
        Introduction expired = Begin(20).AskFirst(AsOf - Duration.FromDays(14));

        Assert.Empty(Suggester.Suggest(With(Players, introductions: [asked])));
        Assert.Single(Suggester.Suggest(With(Players, introductions: [expired])));
    }

    [Fact]
    public void Suggest_AnIntroductionMadeOrItsEnd_SuggestsNothing()
    {
        Instant longAgo = AsOf - Duration.FromDays(4000);
        Introduction made = Introduction.Begin(new("x"), Id("ben"), Id("ada"), longAgo).AskFirst(longAgo).AcceptFirst(longAgo)
            .AskSecond(longAgo).AcceptSecond(longAgo).Make(longAgo);

        Assert.Empty(Suggester.Suggest(With(Players, introductions: [made])));
        Assert.Empty(Suggester.Suggest(With(Players, introductions: [made.Meet(longAgo)])));
        Assert.Empty(Suggester.Suggest(With(Players, introductions: [made.NoContact(longAgo)])));
    }

    [Theory]
    [InlineData("2023-06-02", false)]
    [InlineData("2023-06-01", true)]
    public void Suggest_ADeclinedIntroduction_RestsForAYear(string declined, bool isSuggested)
    {
        Instant at = NodaTime.Text.LocalDatePattern.Iso.Parse(declined).Value.AtMidnight().InUtc().ToInstant();
        Introduction introduction = Introduction.Begin(new("x"), Id("ada"), Id("ben"), at).AskFirst(at).Decline(Id("ada"), at);

        Assert.Equal(isSuggested ? 1 : 0, Suggester.Suggest(With(Players, introductions: [introduction])).Count);
    }

    [Fact]
    public void Suggest_AWithdrawnIntroduction_MayComeAgain() =>
        Assert.Single(Suggester.Suggest(With(Players, introductions: [Begin(20).Withdraw(AsOf - Duration.FromDays(19))])));

    [Fact]
    public void Suggest_AnIntroductionBegunLater_IsNotKnownYet()
    {
        Assert.Single(Suggester.Suggest(With(Players, introductions: [Begin(-1)])));
        Assert.Empty(Suggester.Suggest(With(Players, introductions: [Begin(0)])));
    }

    [Fact]
    public void Suggest_AStepTakenLater_IsNotKnownYet()
    {
        Introduction ofBoth = Introduction.Begin(new("1"), Id("ada"), Id("ben"), AsOf - Duration.FromDays(20),
            Duration.FromDays(20)).AskFirst(AsOf - Duration.FromDays(18)).AcceptFirst(AsOf + Duration.FromHours(1));
        Introduction later = Introduction.Begin(new("2"), Id("ada"), Id("cal"), AsOf - Duration.FromDays(9))
            .AskFirst(AsOf + Duration.FromNanoseconds(1));
        Introduction now = Introduction.Begin(new("3"), Id("ben"), Id("cal"), AsOf - Duration.FromDays(9)).AskFirst(AsOf);

        Explanation explanation = Assert.Single(Suggester.Suggest(With(Players, introductions: [later, now]))).Explanation;

        Assert.Empty(Suggester.Suggest(With(Players, introductions: [ofBoth])));
        Assert.Equal(1, explanation.Find("readiness_of_first")!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(.5), explanation.Find("readiness_of_second")!.Value, 1e-12);
    }

    [Fact]
    public void Suggest_AsksOfTheLastNinetyDays_LowerReadinessOfWhoWasAsked()
    {
        Instant asked = AsOf - Duration.FromDays(89), before = AsOf - Duration.FromDays(90);
        Introduction ofBoth = Introduction.Begin(new("1"), Id("ada"), Id("ben"), asked).AskFirst(asked).AcceptFirst(asked)
            .AskSecond(asked).Withdraw(asked);
        Introduction ofOne = Introduction.Begin(new("2"), Id("ada"), Id("cal"), asked).AskFirst(asked);
        Introduction ofNone = Introduction.Begin(new("3"), Id("ben"), Id("cal"), before).AskFirst(before);

        Explanation explanation =
            Assert.Single(Suggester.Suggest(With(Players, introductions: [ofBoth, ofOne, ofNone]))).Explanation;

        Assert.Equal(.5, explanation.Find("readiness_of_first")!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(.5), explanation.Find("readiness_of_second")!.Value, 1e-12);
        Assert.Equal(Math.Pow(.5, 1.5), explanation.Find("readiness")!.Value, 1e-12);
        Explanations.AssertHolds(explanation);
    }

    [Fact]
    public void Suggest_Explanation_HoldsAtEveryNode()
    {
        NetworkSnapshot network = With(Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben")]),
            [new(new("club"), Id("ada"), Today), new(new("club"), Id("ben"), Today)]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network, ThroughZoe, top: 0));

        Explanations.AssertHolds(suggestion.Explanation);
        Assert.Equal(suggestion.Score, suggestion.Explanation.Value);
    }

    [Fact]
    public void Suggest_ANegativeNumber_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Suggester.Suggest(Players, top: -1));

    [Fact]
    public void ReasonsFor_SomebodyElse_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Suggester.Suggest(Players)[0].ReasonsFor(Id("cal")));

    [Fact]
    public void Options_WithFaults_NamesEach()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => new IntroductionSuggester(new() { TogetherChance = double.NaN, MaxPerContact = 0 }));

        Assert.Contains("TogetherChance is NaN; it must lie from 0 to 1.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("MaxPerContact is 0; it must lie from 1 to 1000.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Defaults_AreThoseOfTheDesign() =>
        Assert.Equal(
            new IntroductionOptions
            {
                Measure = ClosenessMeasure.StrengthWeightedResourceAllocation,
                NeedWeight = 1,
                TogetherChance = .95,
                SmallCircle = 15,
                CircleChance = .5,
                ConversationPartners = 3,
                RelatedChance = .95,
                FamilyNameChance = .7,
                OneSidedShare = .5,
                DormantReadiness = .5,
                SharedPersonChance = .1,
                MaxSharedPeopleChance = .5,
                AskWindow = Duration.FromDays(90),
                AskHalving = 2,
                DeclinedYears = 1,
                MaxPerContact = 2,
                CloseStrength = .7,
            },
            IntroductionOptions.Default);

    [Fact]
    public void EveryReason_HasEnglishWords() =>
        Assert.All(
            typeof(IntroductionReasons).GetFields().Select(field => (string)field.GetRawConstantValue()!),
            code => Assert.NotEmpty(Rendered(new(
                code, ReasonArgument.Of("first", Id("ada")), ReasonArgument.Of("second", Id("ben")),
                ReasonArgument.Of("other", Id("cal")), ReasonArgument.Of("topics", ["chess"]),
                ReasonArgument.Of("people", [Id("dan")]), ReasonArgument.Of("contact", Id("ada")),
                ReasonArgument.Of("silence", Duration.FromDays(900))))));

    private static string Rendered(Reason reason) => Language.English.Render(reason, id => id.Value);

    private static double Acquainted(NetworkSnapshot network, TieNetwork? ties = null) =>
        Assert.Single(Suggester.Suggest(network, ties, top: 0),
            suggestion => suggestion.Pair == Pair("ada", "ben")).Explanation.Find("acquainted")!.Value;

    private static NetworkSnapshot Scores(IEnumerable<Contact> contacts, IEnumerable<RelationshipScore> scores) =>
        new(Owner, AsOf, DateTimeZone.Utc, contacts, scores) { OwnersAreContacts = true };

    private static Introduction Begin(int daysAgo) =>
        Introduction.Begin(new("x"), Id("ada"), Id("ben"), AsOf - Duration.FromDays(daysAgo));
}

using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Introductions.Acquainting;
using static RelationshipModel.Tests.Introductions.ChessPlayers;

namespace RelationshipModel.Tests.Introductions;

/// <summary>What known ties among people tell of a pair.</summary>
public sealed class SharedTiesTests
{
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

    private static double Acquainted(NetworkSnapshot network, TieNetwork? ties = null) =>
        Assert.Single(Suggester.Suggest(network, ties, top: 0),
            suggestion => suggestion.Pair == Pair("ada", "ben")).Explanation.Find("acquainted")!.Value;
}

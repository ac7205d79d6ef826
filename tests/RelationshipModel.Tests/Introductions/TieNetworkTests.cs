using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using RelationshipModel.Testing;

namespace RelationshipModel.Tests.Introductions;

public sealed class TieNetworkTests
{
    private static readonly ContactPair AdaBen = Pair("ada", "ben");
    private static readonly ContactPair AdaCal = Pair("ada", "cal");

    // Yan knows ada (16 h), ben (1 h) and cal (0 h): roots 2, 1, 0, together 3. Zoe knows ada (81 h)
    // and ben (16 h): roots 3, 2, together 5.
    private static readonly TieNetwork Network = TieNetwork.Of(
    [
        Tie("yan", "ada", 16), Tie("yan", "ben", 1), Tie("yan", "cal", 0), Tie("zoe", "ada", 81), Tie("zoe", "ben", 16),
        Tie("ada", "yan", 1000),
    ]);

    [Theory]
    [InlineData(ClosenessMeasure.StrengthWeightedResourceAllocation, 2.0 * 1 / 3 + 3.0 * 2 / 5)]
    [InlineData(ClosenessMeasure.AdamicAdar, 2.3529342675158007)] // 1/ln 3 + 1/ln 2 = 0.9102392266268373 + 1.4426950408889634
    [InlineData(ClosenessMeasure.ResourceAllocation, 1.0 / 3 + 1.0 / 2)]
    [InlineData(ClosenessMeasure.CommonNeighbours, 2)]
    [InlineData(ClosenessMeasure.Jaccard, 1)]
    public void Closeness_OfTwoWhoShareTwo_IsAsComputedByHand(ClosenessMeasure measure, double expected) =>
        Assert.Equal(expected, Network.Closeness(AdaBen, measure), 1e-12);

    [Theory]
    [InlineData(ClosenessMeasure.StrengthWeightedResourceAllocation, 0)]
    [InlineData(ClosenessMeasure.AdamicAdar, 0.9102392266268373)]
    [InlineData(ClosenessMeasure.ResourceAllocation, 1.0 / 3)]
    [InlineData(ClosenessMeasure.CommonNeighbours, 1)]
    [InlineData(ClosenessMeasure.Jaccard, 1.0 / 2)]
    public void Closeness_OfTwoWhoShareOneOfTwo_IsAsComputedByHand(ClosenessMeasure measure, double expected) =>
        Assert.Equal(expected, Network.Closeness(AdaCal, measure), 1e-12);

    [Fact]
    public void Closeness_LooksAtTheLedgerOfWhoIsShared() =>
        Assert.Equal(
            2.0 * 2 / 5,
            TieNetwork.Of([Tie("zoe", "ada", 16), Tie("zoe", "ben", 16), Tie("zoe", "cal", 1), Tie("ada", "zoe", 81),
                Tie("ben", "zoe", 0)]).Closeness(AdaBen),
            1e-12);

    [Fact]
    public void Closeness_ThroughALedgerWithoutVitality_IsZero() =>
        Assert.Equal(0, TieNetwork.Of([Tie("zoe", "ada", 0), Tie("zoe", "ben", 0)]).Closeness(AdaBen));

    [Fact]
    public void Closeness_OfSomebodyUnknown_IsZero() => Assert.Equal(0, Network.Closeness(Pair("ada", "nobody")));

    [Fact]
    public void All_ListsEachPairThatSharesATieAndHasNoneOnce() =>
        Assert.Equal(
            [
                new(AdaBen, Network.Closeness(AdaBen), new("zoe")), new(AdaCal, 0, new("yan")),
                new(Pair("ben", "cal"), 0, new("yan")),
                new(Pair("yan", "zoe"), 0, new("ada")),
            ],
            Network.All());

    [Fact]
    public void All_WithATieOnOneSideOnly_LeavesThePairOut() =>
        Assert.DoesNotContain(
            AdaBen, TieNetwork.Of([Tie("zoe", "ada", 1), Tie("zoe", "ben", 1), Tie("ben", "ada", 1)]).All()
                .Select(found => found.Pair));

    [Fact]
    public void All_WithEqualTerms_NamesTheOrdinallyFirstIntroducer() =>
        Assert.Equal(
            new ContactId("Zoe"),
            TieNetwork.Of([Tie("yan", "ada", 2), Tie("yan", "ben", 3), Tie("Zoe", "ada", 3), Tie("Zoe", "ben", 2)]).All()
                .First(found => found.Pair == AdaBen).Introducer);

    [Fact]
    public void Top_GivesTheClosestFirst() => Assert.Equal([AdaBen, AdaCal], Network.Top(2).Select(found => found.Pair));

    [Fact]
    public void Top_OfNone_IsEmpty()
    {
        Assert.Empty(Network.Top(0));
        Assert.Empty(Network.TopOf(new("ben"), 0));
    }

    // Mia shares xia with zac and yan with bea; zac is met first on the way.
    [Fact]
    public void Top_OfEqualPairs_TakesTheOrdinallyFirst()
    {
        TieNetwork network = TieNetwork.Of(
            [Tie("mia", "xia", 1), Tie("xia", "zac", 1), Tie("mia", "yan", 1), Tie("yan", "bea", 1)]);

        Assert.Equal([Pair("bea", "mia"), Pair("mia", "zac"), Pair("xia", "yan")],
            network.Top(9, ClosenessMeasure.CommonNeighbours).Select(static found => found.Pair));
        Assert.Equal(Pair("bea", "mia"), Assert.Single(network.Top(1, ClosenessMeasure.CommonNeighbours)).Pair);
        Assert.Equal([Pair("bea", "mia"), Pair("mia", "zac")],
            network.TopOf(new("mia"), 2, ClosenessMeasure.CommonNeighbours).Select(static found => found.Pair));
        Assert.Equal(Pair("bea", "mia"), Assert.Single(network.TopOf(new("mia"), 1, ClosenessMeasure.CommonNeighbours)).Pair);
    }

    [Theory]
    [InlineData(-1, 1, "count")]
    [InlineData(1, 0, "maxDegreeOfParallelism")]
    [InlineData(1, 513, "maxDegreeOfParallelism")]
    public void Top_WithANumberOutOfRange_IsRefused(int count, int cores, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(
            () => Network.Top(count, maxDegreeOfParallelism: cores)).ParamName);

    [Fact]
    public void TopOf_WithANumberOutOfRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => Network.TopOf(new("ada"), -1));

    // 100 people in a ring share one with the next but one: 100 pairs, in several parts of the work.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(512)]
    public void Top_OnAnyNumberOfCores_FindsEveryPair(int cores)
    {
        TieNetwork ring = TieNetwork.Of(Enumerable.Range(0, 100).Select(static i => Tie($"p{i:D2}", $"p{(i + 1) % 100:D2}", 1)));

        IReadOnlyList<PairCloseness> found = ring.Top(1000, ClosenessMeasure.ResourceAllocation, cores);

        Assert.Equal(
            Enumerable.Range(0, 100).Select(static i => Pair($"p{i:D2}", $"p{(i + 2) % 100:D2}")).Order(),
            found.Select(static pair => pair.Pair));
        Assert.All(found, static pair => Assert.Equal(.5, pair.Closeness));
    }

    [Fact]
    public void TopOf_GivesThoseClosestToOne() =>
        Assert.Equal([new PairCloseness(AdaBen, Network.Closeness(AdaBen), new("zoe")), new(Pair("ben", "cal"), 0, new("yan"))],
            Network.TopOf(new("ben"), 9));

    [Fact]
    public void TopOf_SomebodyUnknown_IsEmpty() => Assert.Empty(Network.TopOf(new("nobody"), 9));

    [Fact]
    public void TopOf_AskedAgain_AllocatesNoMoreThanItsResult()
    {
        TieNetwork network = TieNetwork.Of(Enumerable.Range(0, 2000)
            .SelectMany(i => new[] { Tie("zoe", $"p{i}", i), Tie("yan", $"p{i}", i) }));
        network.TopOf(new("p7"), 10);

        long before = GC.GetAllocatedBytesForCurrentThread();
        network.TopOf(new("p8"), 10);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2048);
    }

    // Of ada and ben the terms are 1/3 through zoe and 4/5 through xia and yan, of cal and either 1/3 and 2/5. Those of xia,
    // yan and zoe, through ledgers without ties of their own, are 0.
    [Fact]
    public void Introducer_IsThatOfTheLargestTermAndOfEqualOnesTheOrdinallyFirst()
    {
        TieNetwork network = TieNetwork.Of(
            new[] { "zoe", "yan", "xia" }.SelectMany(static z => new[] { "ada", "ben", "cal" }
                .Select(other => Tie(z, other, z == "zoe" || other == "cal" ? 1 : 16))));

        Assert.Equal(1.0 / 3 + 2 * 4.0 / 5, network.Closeness(AdaBen), 1e-12);
        Assert.All(network.All().Concat(network.Top(9)).Concat(network.TopOf(new("ada"), 9)),
            static pair => Assert.Equal(new ContactId(pair.Pair.First.Value[0] < 'x' ? "xia" : "ada"), pair.Introducer));
        Assert.Equal(new ContactId("zoe"), Assert.Single(TieNetwork.Of([Tie("yan", "ada", 1), Tie("yan", "ben", 1),
            Tie("yan", "cal", 1), Tie("zoe", "ada", 1), Tie("zoe", "ben", 1)]).TopOf(new("ben"), 1)).Introducer);
    }

    // Far below 1, as terms are where many share: 1/5 of each of two.
    [Fact]
    public void Introducer_OfATermBelowOne_IsNamedByEveryWay()
    {
        TieNetwork network = TieNetwork.Of(Enumerable.Range(0, 5).Select(static i => Tie("zoe", $"p{i}", 1)));

        Assert.Equal(10, network.All().Count());
        Assert.Equal(network.All(), network.Top(99));
        Assert.All(network.All().Concat(network.Top(99)).Concat(network.TopOf(new("p0"), 9)),
            static pair => Assert.Equal((.2, new ContactId("zoe")), (Math.Round(pair.Closeness, 12), pair.Introducer)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    public void Closeness_ThroughOneOfManyTies_IsOneOverTheirLogarithm(int ties) =>
        Assert.Equal(1 / Math.Log(ties),
            TieNetwork.Of(Enumerable.Range(0, ties).Select(static i => Tie("zoe", $"p{i}", 1)))
                .Closeness(Pair("p0", "p1"), ClosenessMeasure.AdamicAdar), 1e-12);

    // Roots 2^53, 1 and 1: beside 2^53 a single 1 would be lost.
    [Theory]
    [InlineData("ada", "ben", "cal")]
    [InlineData("ben", "cal", "ada")]
    [InlineData("cal", "ada", "ben")]
    public void Closeness_OfTiesWhoseRootsDifferMuch_AddsTheSmallFirst(string large, string small, string other)
    {
        TieNetwork network = TieNetwork.Of(
            [Tie("zoe", large, Math.Pow(2, 212)), Tie("zoe", small, 1), Tie("zoe", other, 1)]);

        Assert.Equal(Math.Pow(2, 53) + 2, network.Explain(Pair(small, other)).Find("roots_of_all")!.Value);
    }

    [Fact]
    public void All_LeftHalfway_LeavesNothingBehind()
    {
        PairCloseness[] all = [.. Network.All()];

        Assert.Equal(all[0], Network.All().First());
        Assert.Equal(all, Network.All());
    }

    [Fact]
    public void EveryQuestion_LeavesTheSameSumsForTheNext()
    {
        TieNetwork network = TieNetwork.Of([Tie("zoe", "ada", 1), Tie("zoe", "ben", 1)]);
        ClosenessAccumulator sums = network.Rent();
        network.Return(sums);

        Leaves(() => Assert.Single(network.All()));
        Leaves(() => Assert.Single(network.Top(9)));
        Leaves(() => Assert.Single(network.TopOf(new("ada"), 9)));
        Leaves(() => Assert.Empty(network.TopOf(new("zoe"), 9)));
        Leaves(() => Assert.Single(new IntroductionSuggester().Suggest(
            Acquainting.Knowing([Acquainting.Contact("ada"), Acquainting.Contact("ben")]), network)));

        void Leaves(Action question)
        {
            question();
            Assert.Same(sums, network.Rent());
            network.Return(sums);
        }
    }

    [Fact]
    public void Shared_ListsThoseWithWhomBothHaveATie() =>
        Assert.Equal([new ContactId("yan"), new("zoe")], Network.Shared(AdaBen));

    [Theory]
    [InlineData("aba", "ada")]
    [InlineData("ada", "nobody")]
    [InlineData("nobody", "somebody")]
    public void Shared_WithSomebodyUnknown_ListsNobody(string first, string second)
    {
        Assert.Empty(Network.Shared(Pair(first, second)));
        Assert.Equal("nobody_shared", Network.Explain(Pair(first, second)).Children[0].Term);
        Assert.Equal(0, Network.Closeness(Pair(first, second)));
        Assert.False(Network.AreTied(Pair(first, second)));
    }

    // The neighbours of ada are c, e and g; of ben those given.
    [Theory]
    [InlineData("b", "")]
    [InlineData("c", "c")]
    [InlineData("g", "g")]
    [InlineData("h", "")]
    [InlineData("bceh", "ce")]
    [InlineData("bdf", "")]
    [InlineData("bdfg", "g")]
    [InlineData("cdefgh", "ceg")]
    public void Shared_OfTwoListsOfTies_AreThoseInBoth(string ofBen, string shared)
    {
        TieNetwork network = TieNetwork.Of([.. "ceg".Select(static z => Tie("ada", $"{z}", 1)),
            .. ofBen.Select(static z => Tie("ben", $"{z}", 1)), Tie("yan", "b", 1), Tie("zoe", "h", 1)]);

        Assert.Equal(shared.Select(static z => new ContactId($"{z}")), network.Shared(AdaBen));
        Assert.Equal(shared.Length, network.Closeness(AdaBen, ClosenessMeasure.CommonNeighbours));
        Assert.Equal((double)shared.Length / (3 + ofBen.Length - shared.Length),
            network.Closeness(AdaBen, ClosenessMeasure.Jaccard), 1e-12);
    }

    [Fact]
    public void AreTied_LooksAtBothLedgers()
    {
        TieNetwork network = TieNetwork.Of([Tie("ben", "ada", 1)]);

        Assert.True(network.AreTied(AdaBen));
        Assert.False(network.AreTied(AdaCal));
    }

    [Fact]
    public void Counts_AreOfPeopleTiesAndWedges() =>
        Assert.Equal((5, 5, 6), (Network.People.Count, Network.Ties, Network.Wedges));

    [Fact]
    public void Explain_NamesTheVitalitiesOfEachWhoIsShared()
    {
        Explanation explanation = Network.Explain(AdaBen);

        Explanations.AssertHolds(explanation);
        Assert.Equal(16, explanation.Children[0].Find("vitality_to_first")!.Value, 1e-12);
        Assert.Equal(5, explanation.Children[1].Find("roots_of_all")!.Value, 1e-12);
    }

    [Fact]
    public void Explain_OfTwoWhoShareNobody_SaysSo() =>
        Assert.Equal("nobody_shared", Network.Explain(Pair("ada", "nobody")).Children[0].Term);

    [Fact]
    public void Of_ATieStatedTwice_IsRefused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => TieNetwork.Of([Tie("ada", "ben", 1), Tie("ben", "ada", 1), Tie("ada", "ben", 1)]));

        Assert.Contains("from ada to ben is stated twice", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(0, 3)]
    [InlineData(0, 0)]
    public void Of_ATieStatedTwiceWithAnyVitalities_IsRefused(double first, double second) =>
        Assert.Contains("from zoe to ben is stated twice", Assert.Throws<ArgumentException>(() => TieNetwork.Of(
            [Tie("ada", "zoe", 1), Tie("zoe", "ben", first), Tie("zoe", "ben", second)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_ADefaultTie_IsRefused() => Assert.Throws<ArgumentException>(() => TieNetwork.Of([default(KnownTie)]));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void KnownTie_OfNoVitality_IsRefused(double vitality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tie("ada", "ben", vitality));

    [Fact]
    public void KnownTie_ToOneself_IsRefused() => Assert.Throws<ArgumentException>(() => Tie("ada", "ada", 1));

    [Fact]
    public void Of_Scores_TakesTheVitalityInEachLedger()
    {
        TieLedger ledger = Ledger();
        Instant asOf = Instant.FromUtc(2020, 6, 1, 0, 0);

        TieNetwork network = TieNetwork.Of(ledger.ScoreAll(asOf));

        double toAda = Math.Pow(ledger.Score(new(new("zoe"), new("ada")), asOf).Vitality, .25),
            toBen = Math.Pow(ledger.Score(new(new("zoe"), new("ben")), asOf).Vitality, .25);
        Assert.Equal(toAda * toBen / (toAda + toBen), network.Closeness(AdaBen), 1e-12);
    }

    [Fact]
    public void Of_ScoresWithOwnersNamedOtherwise_NamesThemAsContacts()
    {
        TieNetwork network = TieNetwork.Of(Ledger().ScoreAll(Instant.FromUtc(2020, 6, 1, 0, 0)),
            owner => new ContactId($"{owner}!"));

        Assert.Equal([new ContactId("ada"), new("ben"), new("zoe!")], network.People);
    }

    [Fact]
    public void Of_ScoresWithAnOwnerWhoSharesNothing_LeavesTheirTiesOut() =>
        Assert.Empty(TieNetwork.Of(Ledger().ScoreAll(Instant.FromUtc(2020, 6, 1, 0, 0)), _ => null).People);

    [Fact]
    public void Of_ScoresAsOfTwoInstants_IsRefused()
    {
        Instant asOf = Instant.FromUtc(2020, 6, 1, 0, 0), later = Instant.FromUtc(2020, 6, 2, 0, 0);

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => TieNetwork.Of(
            [Ledger().Score(new(new("zoe"), new("ada")), asOf), Ledger().Score(new(new("zoe"), new("ben")), later)]));

        Assert.Contains("as of 2020-06-02T00:00:00Z, others as of 2020-06-01T00:00:00Z", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AScoreWithheld_IsATieWithoutVitality()
    {
        TieLedger ledger = Ledger();
        ledger.SetProfile(new(new("zoe"), new("ben")), new() { Restrictions = ContactRestrictions.NoScore });

        TieNetwork network = TieNetwork.Of(new[] { "ada", "ben" }
            .Select(contact => ledger.Score(new(new("zoe"), new(contact)), Instant.FromUtc(2020, 6, 1, 0, 0))));

        Assert.True(network.AreTied(Pair("ben", "zoe")));
        Assert.Equal(0, network.Closeness(AdaBen));
    }

    [Fact]
    public void Of_AScoreOfAStranger_IsNoTie()
    {
        TieLedger ledger = Ledger();
        ledger.SetProfile(new(new("zoe"), new("cal")), TieProfile.None);

        Assert.False(TieNetwork.Of(ledger.ScoreAll(Instant.FromUtc(2020, 6, 1, 0, 0))).AreTied(Pair("cal", "zoe")));
    }

    private static TieLedger Ledger()
    {
        TieLedger ledger = new(new RelationshipScorer());
        ledger.Record(new("zoe"),
            new Interaction(new("1"), Instant.FromUtc(2020, 1, 1, 0, 0), Channel.Letter, new ContactId("ada")));
        ledger.Record(new("zoe"),
            new Interaction(new("2"), Instant.FromUtc(2020, 5, 1, 0, 0), Channel.Letter, new ContactId("ben")));
        return ledger;
    }

    private static KnownTie Tie(string from, string to, double vitality) => new(new(from), new(to), vitality);

    private static ContactPair Pair(string a, string b) => new(new(a), new(b));
}

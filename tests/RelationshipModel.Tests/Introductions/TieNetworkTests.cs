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
    public void Top_OfNone_IsEmpty() => Assert.Empty(Network.Top(0));

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

    [Fact]
    public void All_LeftHalfway_LeavesNothingBehind()
    {
        PairCloseness[] all = [.. Network.All()];

        Assert.Equal(all[0], Network.All().First());
        Assert.Equal(all, Network.All());
    }

    [Fact]
    public void Shared_ListsThoseWithWhomBothHaveATie() =>
        Assert.Equal([new ContactId("yan"), new("zoe")], Network.Shared(AdaBen));

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
    public void Of_ScoresAsOfTwoInstants_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TieNetwork.Of(
            [.. Ledger().ScoreAll(Instant.FromUtc(2020, 6, 1, 0, 0)), .. Ledger().ScoreAll(Instant.FromUtc(2020, 6, 2, 0, 0))]));

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

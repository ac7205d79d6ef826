using CsCheck;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;

namespace RelationshipModel.Tests.Introductions;

public sealed class TieNetworkLaws
{
    private static readonly Gen<ClosenessMeasure> Measures = Gen.Enum<ClosenessMeasure>();

    private static Gen<KnownTie[]> Ties(int people, int most) =>
        Gen.Select(Gen.Int[0, people - 1], Gen.Int[0, people - 1],
            Gen.OneOf(Gen.Double[0, 100], Gen.Const(0.0), Gen.Double[0, 1e-200]), static (a, b, v) => (a, b, v))
            .Array[0, most]
            .Select(static ties => ties.Where(static t => t.a != t.b).DistinctBy(static t => (t.a, t.b))
                .Select(static t => new KnownTie(Person(t.a), Person(t.b), t.v)).ToArray());

    private static readonly Gen<KnownTie[]> Small = Ties(9, 40);

    private static ContactId Person(int number) => new($"p{number:D3}");

    [Fact]
    public void All_pairs_their_closeness_and_their_introducers_are_those_of_the_definition() =>
        Gen.Select(Small, Measures).Sample(
            (ties, measure) =>
            {
                List<PairCloseness> expected = Defined(ties, measure);
                PairCloseness[] found = [.. TieNetwork.Of(ties).All(measure)];
                Assert.Equal(expected.Select(pair => pair.Pair), found.Select(pair => pair.Pair));
                for (int i = 0; i < found.Length; i++) AssertSame(ties, measure, expected[i], found[i]);
            },
            iter: 300);

    [Fact]
    public void The_top_are_the_first_of_all() =>
        Gen.Select(Small, Measures, Gen.Int[0, 12]).Sample((ties, measure, count) =>
        {
            TieNetwork network = TieNetwork.Of(ties);
            Assert.Equal(Ordered(network.All(measure)).Take(count), network.Top(count, measure));
        });

    [Fact]
    public void The_top_of_one_are_the_first_of_all_of_that_one() =>
        Gen.Select(Small, Measures, Gen.Int[0, 8], Gen.Int[0, 5]).Sample((ties, measure, person, count) =>
        {
            TieNetwork network = TieNetwork.Of(ties);
            Assert.Equal(Ordered(network.All(measure).Where(pair => pair.Pair.Contains(Person(person)))).Take(count),
                network.TopOf(Person(person), count, measure));
        });

    [Fact]
    public void Several_cores_change_nothing() =>
        Gen.Select(Ties(200, 600), Measures, Gen.Int[0, 50], Gen.Int[2, 5]).Sample(
            (ties, measure, count, cores) =>
            {
                TieNetwork network = TieNetwork.Of(ties);
                Assert.Equal(network.Top(count, measure), network.Top(count, measure, cores));
            },
            iter: 50);

    [Fact]
    public void The_order_in_which_the_ties_are_given_is_irrelevant_bit_for_bit() =>
        Gen.Select(Small, Measures).SelectMany((ties, measure) => Gen.Shuffle(ties).Select(shuffled => (ties, shuffled, measure)))
            .Sample(t =>
            Assert.Equal(TieNetwork.Of(t.ties).All(t.measure), TieNetwork.Of(t.shuffled).All(t.measure)));

    [Fact]
    public void Every_closeness_is_symmetric_and_equals_its_explanation() =>
        Gen.Select(Small, Measures).Sample((ties, measure) =>
        {
            TieNetwork network = TieNetwork.Of(ties);
            foreach (PairCloseness pair in network.All(measure))
            {
                Assert.Equal(pair.Closeness, network.Closeness(pair.Pair, measure));
                Assert.Equal(pair.Closeness, network.Closeness(new(pair.Pair.Second, pair.Pair.First), measure));
                Explanation explanation = network.Explain(pair.Pair, measure);
                Assert.Equal(pair.Closeness, explanation.Value);
                Explanations.AssertHolds(explanation);
            }
        });

    private static IOrderedEnumerable<PairCloseness> Ordered(IEnumerable<PairCloseness> pairs) =>
        pairs.OrderByDescending(pair => pair.Closeness).ThenBy(pair => pair.Pair);

    private static void AssertSame(KnownTie[] ties, ClosenessMeasure measure, PairCloseness expected, PairCloseness found)
    {
        Assert.Equal(expected.Closeness, found.Closeness, 1e-12 * Math.Max(1e-300, expected.Closeness));
        if (expected.Introducer == found.Introducer) return;
        double largest = Term(ties, measure, expected.Pair, expected.Introducer),
            other = Term(ties, measure, expected.Pair, found.Introducer);
        Assert.True(largest != other && Math.Abs(largest - other) <= 1e-15 * largest, $"{expected} but {found}");
    }

    /// <summary>The definition, word for word, over all pairs.</summary>
    private static List<PairCloseness> Defined(KnownTie[] ties, ClosenessMeasure measure)
    {
        ContactId[] people = [.. ties.SelectMany(tie => new[] { tie.From, tie.To }).Distinct().Order()];
        return
        [
            .. from x in people
            from y in people
            where x.CompareTo(y) < 0 && !Tied(ties, x, y)
            let shared = people.Where(z => Tied(ties, z, x) && Tied(ties, z, y)).ToArray()
            where shared.Length > 0
            let pair = new ContactPair(x, y)
            let sum = shared.Sum(z => Term(ties, measure, pair, z))
            let either = people.Count(z => Tied(ties, z, x) || Tied(ties, z, y))
            select new PairCloseness(pair, measure == ClosenessMeasure.Jaccard ? sum / either : sum,
                shared.MaxBy(z => Term(ties, measure, pair, z))),
        ];
    }

    private static double Term(KnownTie[] ties, ClosenessMeasure measure, ContactPair pair, ContactId z)
    {
        int k = ties.SelectMany(tie => new[] { tie.From, tie.To }).Distinct()
            .Count(person => person != z && Tied(ties, z, person));
        double Vitality(ContactId x) => ties.FirstOrDefault(tie => tie.From == z && tie.To == x).Vitality;
        double s = ties.Where(tie => tie.From == z).Sum(tie => Math.Pow(tie.Vitality, .25));
        return measure switch
        {
            ClosenessMeasure.AdamicAdar => 1 / Math.Log(k),
            ClosenessMeasure.ResourceAllocation => 1.0 / k,
            ClosenessMeasure.CommonNeighbours or ClosenessMeasure.Jaccard => 1,
            _ => s == 0 ? 0 : Math.Pow(Vitality(pair.First), .25) * Math.Pow(Vitality(pair.Second), .25) / s,
        };
    }

    private static bool Tied(KnownTie[] ties, ContactId a, ContactId b) =>
        ties.Any(tie => (tie.From == a && tie.To == b) || (tie.From == b && tie.To == a));
}

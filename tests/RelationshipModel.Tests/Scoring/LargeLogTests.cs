using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Tests.Scoring;

/// <summary>A log long enough to be split over cores, of ties few enough to stay near them and too many for that.</summary>
public sealed class LargeLogTests
{
    private const int Episodes = 60_000;

    private static readonly Instant Start = Instant.FromUtc(2016, 1, 1, 0, 0), AsOf = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    [InlineData(5_000, true)]
    [InlineData(5_000, false)]
    [InlineData(70_000, true)]
    [InlineData(70_000, false)]
    public void Record_ManyAtOnceOnAnyCores_EqualsOneByOne(int ties, bool isInOrder)
    {
        (int[] places, Episode[] episodes) = Log(ties, isInOrder);
        double[] expected = OneByOne(ties, places, episodes);
        foreach (int cores in (int[])[1, 2, 3, 8])
        {
            (TieLedger ledger, TieHandle[] handles) = Ledger(ties);
            ledger.Record(Array.ConvertAll(places, place => handles[place]), episodes, cores);
            double[] strengths = new double[ties];
            ledger.Strengths(strengths, AsOf, cores);
            Assert.Equal(expected, strengths);
        }
    }

    [Fact]
    public void Record_MoreThanAreBroughtTogetherAtOnce_EqualsOneByOne()
    {
        (int[] places, Episode[] episodes) = Log(2_000, true, 600_000);
        (TieLedger ledger, TieHandle[] handles) = Ledger(2_000);
        ledger.Record(Array.ConvertAll(places, place => handles[place]), episodes, 2);
        double[] strengths = new double[2_000];
        ledger.Strengths(strengths, AsOf);
        Assert.Equal(OneByOne(2_000, places, episodes), strengths);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Record_OneOfManyIsLate_ChangesNothing(bool isInOrder)
    {
        (int[] places, Episode[] episodes) = Log(100, isInOrder);
        (TieLedger ledger, TieHandle[] handles) = Ledger(100);
        ledger.Record(handles[places[0]], new Episode(new("last"), AsOf, Channel.Letter));
        double before = ledger.Score(ledger.Ties[places[0]], AsOf).Strength;
        Assert.Throws<InvalidOperationException>(
            () => ledger.Record(Array.ConvertAll(places, place => handles[place]), episodes, 2));
        Assert.Equal(before, ledger.Score(ledger.Ties[places[0]], AsOf).Strength);
        Assert.All(ledger.Ties.Where((_, i) => i != places[0]), tie => Assert.Equal(0, ledger.Score(tie, AsOf).Strength));
    }

    private static (int[] Places, Episode[] Episodes) Log(int ties, bool isInOrder, int count = Episodes)
    {
        Random random = new(ties);
        int[] places = new int[count];
        Episode[] episodes = new Episode[count];
        for (int i = 0; i < count; i++)
        {
            double skew = random.NextDouble();
            places[i] = (int)(ties * skew * skew * skew);
            episodes[i] = new(
                new(FormattableString.Invariant($"{i:D6}")), Start + Duration.FromMinutes(i * 80L * Episodes / count),
                Channels[random.Next(1, Channels.Length)], (TieSide)random.Next(3),
                isReply: random.Next(5) == 0, length: random.Next(3) == 0 ? Duration.FromMinutes(random.Next(1, 900)) : null,
                given: random.Next(20) == 0);
        }

        if (!isInOrder)
        {
            for (int i = count - 1; i > 0; i--)
            {
                int other = random.Next(i + 1);
                (places[i], places[other], episodes[i], episodes[other]) =
                    (places[other], places[i], episodes[other], episodes[i]);
            }
        }

        return (places, episodes);
    }

    private static double[] OneByOne(int ties, int[] places, Episode[] episodes)
    {
        (TieLedger ledger, TieHandle[] handles) = Ledger(ties);
        foreach ((int place, Episode episode) in places.Zip(episodes)
            .OrderBy(static row => row.Second.At)) ledger.Record(handles[place], episode);
        double[] strengths = new double[ties];
        ledger.Strengths(strengths, AsOf);
        return strengths;
    }

    private static (TieLedger Ledger, TieHandle[] Handles) Ledger(int ties)
    {
        TieLedger ledger = new(new());
        OwnerId owner = new("owner");
        return (ledger,
            [.. Enumerable.Range(0, ties).Select(i => ledger.Open(new(owner, new(FormattableString.Invariant($"{i:D6}")))))]);
    }
}

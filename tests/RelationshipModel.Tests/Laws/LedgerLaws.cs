using System.Runtime.CompilerServices;
using CsCheck;
using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using static RelationshipModel.Tests.Laws.Histories;

namespace RelationshipModel.Tests.Laws;

/// <summary>However a ledger is fed and asked, it says the same.</summary>
public sealed class LedgerLaws
{
    private static readonly RelationshipScorer Scorer = new();

    /// <summary>Histories of a few ties of a few owners.</summary>
    private static readonly Gen<(TieKey Tie, Interaction[] Log, TieProfile Profile)[]> Network =
        Gen.Select(Log, Gen.OneOf(Gen.Const(TieProfile.None), Profile)).Array[1, 12].Select(static ties => ties
            .Select(static (tie, i) => (new TieKey(new($"owner{i % 3}"), Friend), Renamed(tie.Item1, i), tie.Item2))
            .DistinctBy(static tie => tie.Item1)
            .ToArray());

    private static Interaction[] Renamed(Interaction[] log, int tie) =>
        [.. log.Select((interaction, i) => Copy(interaction, new($"{tie}-{i:D4}")))];

    private static TieLedger OneByOne((TieKey Tie, Interaction[] Log, TieProfile Profile)[] network)
    {
        TieLedger ledger = new(Scorer);
        foreach (var (tie, log, profile) in network)
        {
            ledger.SetProfile(tie, profile);
            foreach (Interaction interaction in log.Order(Comparer<Interaction>.Create(Interaction.Compare)))
                ledger.Record(tie.Owner, interaction);
        }

        return ledger;
    }

    private static TieLedger AtOnce((TieKey Tie, Interaction[] Log, TieProfile Profile)[] network, int cores)
    {
        TieLedger ledger = new(Scorer);
        foreach (var (tie, _, profile) in network) ledger.SetProfile(tie, profile);
        (TieHandle Tie, Episode Episode)[] rows =
            [.. network.SelectMany(tie => tie.Log.Select(interaction => (ledger.Open(tie.Tie), Episode.Of(interaction, Friend))))
                .OrderBy(static row => row.Item2.Id.GetHashCode())];
        ledger.Record(rows.Select(static row => row.Tie).ToArray(), rows.Select(static row => row.Episode).ToArray(), cores);
        return ledger;
    }

    [Fact]
    public void A_log_taken_at_once_in_any_order_on_any_cores_equals_one_by_one_bit_for_bit() =>
        Gen.Select(Network, Gen.Int[1, 3]).Sample((network, cores) =>
            Assert.Equal(OneByOne(network).ScoreAll(AsOf), AtOnce(network, cores).ScoreAll(AsOf)));

    [Fact]
    public void Strengths_of_all_are_those_of_each_within_1e_12() =>
        Gen.Select(Network, Gen.Int[0, 3000], Gen.Int[1, 3]).Sample((network, days, cores) =>
        {
            TieLedger ledger = OneByOne(network);
            Instant asOf = AsOf + Duration.FromDays(days);
            double[] strengths = new double[ledger.Count];
            ledger.Strengths(strengths, asOf, cores);
            for (int i = 0; i < strengths.Length; i++)
            {
                double expected = ledger.Score(ledger.Ties[i], asOf).Strength;
                Assert.True(Math.Abs(strengths[i] - expected) <= 1e-12 * expected, $"{strengths[i]:R} {expected:R}");
            }
        });

    [Fact]
    public void The_strongest_are_the_first_of_all_by_strength() =>
        Gen.Select(Network, Gen.Int[0, 14], Gen.Int[1, 3]).Sample((network, count, cores) =>
        {
            TieLedger ledger = OneByOne(network);
            IEnumerable<RelationshipScore> expected =
                ledger.ScoreAll(AsOf).OrderByDescending(static score => score.Strength).ThenBy(static score => score.Tie)
                    .Take(count);
            Assert.Equal(expected, ledger.Strongest(count, AsOf, cores));
        });

    [Fact]
    public void What_is_recorded_after_a_bulk_score_counts_in_the_next() =>
        Gen.Select(Network, Any).Sample((network, more) =>
        {
            TieLedger ledger = OneByOne(network);
            _ = ledger.Strongest(3, AsOf);
            Interaction next = new(new("next"), AsOf + Duration.FromDays(1), more.Channel, Friend);
            ledger.Record(network[0].Tie.Owner, next);
            ledger.Record(new("newcomer"), next);
            Instant later = AsOf + Duration.FromDays(2);
            Assert.Equal(ledger.ScoreAll(later).OrderByDescending(static s => s.Strength).ThenBy(static s => s.Tie),
                ledger.Strongest(100, later));
            Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Strongest(1, AsOf));
        });

    [Fact]
    public void A_tie_takes_at_most_160_bytes_and_256_with_lengths_or_both_sides_or_support()
    {
        Assert.InRange(Bytes(static i => new(new($"{i}"), Day(i), Channel.Message, TieSide.Owner)), 1, 160);
        Assert.InRange(Bytes(static i => new(new($"{i}"), Day(i), Channel.Voice, length: Duration.FromMinutes(9))), 161, 256);
        Assert.InRange(Bytes(static i => new(new($"{i}"), Day(i), Channel.Message, (TieSide)(1 + i % 2))), 161, 256);
        Assert.InRange(Bytes(static i => new(new($"{i}"), Day(i), Channel.Message, TieSide.Owner, given: true)), 161, 256);

        static Instant Day(int i) => AsOf - Duration.FromDays(20 - i);

        static long Bytes(Func<int, Episode> episode)
        {
            TieState state = TieState.Empty;
            for (int i = 0; i < 9; i++) Scorer.Fold.Add(ref state, episode(i), TieProfile.None);
            state.Copy();
            long before = GC.GetAllocatedBytesForCurrentThread();
            TieState copy = state.Copy();
            long apart = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(apart > 0, copy is not { Turns: null, Lengths: null, Marks: null });
            return Unsafe.SizeOf<TieState>() + apart;
        }
    }

    [Fact]
    public void Many_owners_with_few_ties_and_few_with_many_are_found()
    {
        TieLedger ledger = new(Scorer);
        TieKey[] keys = [.. Enumerable.Range(0, 400).Select(i => new TieKey(new($"o{i % 20 * (i % 3)}"), new($"c{i}")))];
        TieHandle[] handles = [.. keys.Select(ledger.Open)];
        Assert.Equal(400, ledger.Count);
        Assert.Equal(handles, keys.Select(ledger.Open));
        Assert.Equal(keys, ledger.Ties);
        Assert.False(ledger.Contains(new(new("o0"), new("nobody"))));
        Assert.Throws<ArgumentException>(() => ledger.Record(default, new Episode(new("x"), AsOf, Channel.Letter)));
    }

    [Fact]
    public void Record_AtOnceLateWithoutHistory_IsRefusedAndChangesNothing()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Owner, new(new("b"), AsOf, Channel.Letter, Friend));
        RelationshipScore before = ledger.Score(Key, AsOf);
        TieHandle tie = ledger.Open(Key), other = ledger.Open(new(Owner, Other));
        Assert.Throws<InvalidOperationException>(() => ledger.Record(
            new[] { other, tie },
            new Episode[] { new(new("x"), AsOf, Channel.Letter), new(new("a"), AsOf - Duration.FromDays(1), Channel.Letter) }));
        Assert.Equal(before, ledger.Score(Key, AsOf));
        Assert.Equal(0, ledger.Score(new(Owner, Other), AsOf).InteractionCount);
    }
}

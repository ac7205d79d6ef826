using CsCheck;
using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class TieFoldTests
{
    private static readonly Gen<StatedState> States = Gen.Select(
        Gen.Int[-20, 120], Gen.Int[1, 60].Nullable(), Gen.OneOf(ContactState.Paused, ContactState.Paused, ContactState.Ended),
        static (day, length, state) => new StatedState(state, Date(day), length is { } days ? Date(day + days) : null));

    // Whole days of UTC, so that a day is paused as a whole or not at all.
    [Fact]
    public void Unpaused_time_is_that_of_the_days_in_no_pause() =>
        Gen.Select(States.Array[0, 4], Gen.Int[-30, 100], Gen.Int[0, 100]).Sample(static (states, from, length) =>
        {
            TieProfile profile = new() { States = states };
            int expected = Enumerable.Range(from, length).Count(day => !states.Any(stated =>
                stated.State == ContactState.Paused && stated.HoldsOn(Date(day))));
            Assert.Equal(expected,
                TieFold.UnpausedDays(profile, Calendar.Number(Date(from)), Calendar.Number(Date(from + length))));
            Assert.Equal(Duration.FromDays(expected), Scorer.Fold.Unpaused(profile, Start(from), Start(from + length)));
        });

    // 90 hours stated on day 0 are 88.756 at the start of day 100; a letter weighs .6.
    [Fact]
    public void Bond_StatedBeforeTheFirstInteraction_IsWhatItAddsTo()
    {
        TieProfile friend = new() { Closeness = [new(Closeness.Friend, Date(0))] };
        Assert.Equal(Formulas.BondDecay(90, 100, 1_096, 20, 14_610) + .6, BondAtStart(100, friend, On(100)), 1e-9);
    }

    [Theory]
    [InlineData(49, 10 + .6)]
    [InlineData(50, 10 + .6)]
    [InlineData(51, 10)]
    public void Bond_StatedAsNow_IsThatOfTheStartOfItsDay(int day, double hours)
    {
        TieProfile stated = new() { Closeness = [new(Closeness.Acquaintance, Date(day), ClosenessMeaning.Now)] };
        Interaction[] history = [.. Every(1, 40), On(50)];
        Assert.Equal(hours, BondAtStart(Math.Max(50, day), stated, history), .03);
    }

    [Fact]
    public void Bond_StatedMoreThanOnce_IsThatOfTheLastByThen()
    {
        TieProfile stated = new()
        {
            Closeness =
            [
                new(Closeness.CloseFriend, Date(10)), new(Closeness.Acquaintance, Date(20)),
                new(Closeness.CasualFriend, Date(30), ClosenessMeaning.Now), new(Closeness.Friend, Date(40)),
            ],
        };
        Assert.Equal(0, BondAtStart(9, stated));
        Assert.Equal(200, BondAtStart(10, stated), 1e-9);
        Assert.Equal(Formulas.BondDecay(200, 19, 1_096, 20, 14_610), BondAtStart(29, stated), 1e-9);
        Assert.Equal(50, BondAtStart(30, stated), 1e-9);
        Assert.Equal(90, BondAtStart(40, stated), 1e-9);
        Assert.Equal(90 + .6, BondAtStart(40, stated, On(40)), 1e-9);
    }

    // Each day counts log2(1 + n): 63 messages 6, 64 or more from there on as well.
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(100)]
    public void Episodes_OfADayWithManyContacts_AreLog2OfOnePlusTheirNumber(int count)
    {
        TieState state = State(
        [
            .. Enumerable.Range(0, count).Select(static i => new Interaction(new($"m{i:D5}"), Day(0) + Duration.FromMinutes(i),
                Channel.Message, Friend)),
            On(1), On(2), On(2, id: "b"),
        ]);
        Assert.Equal(Math.Log2(1 + count) + 1 + Math.Log2(3), state.Episodes, 1e-12);
        Assert.Equal(3, state.ContactDays);
    }

    // Two gaps, g and 3 days: the first has lost 2^(-3/1096) of its weight.
    [Theory]
    [InlineData(1)]
    [InlineData(1_022)]
    [InlineData(1_023)]
    [InlineData(1_024)]
    [InlineData(1_025)]
    [InlineData(3_000)]
    public void Gaps_OfAnyLength_CountByTheirLengthAndItsLogarithm(int gap)
    {
        TieState state = State([On(0), On(gap), On(gap + 3)]);
        double kept = Math.Pow(2, -3 / 1_096.0);
        Assert.Equal(gap * kept + 3, state.GapSum, 1e-9);
        Assert.Equal(gap * Math.Log(gap) * kept + 3 * Math.Log(3), state.GapLogSum, 1e-9 * gap);
    }

    // A visit until 24:00 of its third day ends on it; the next contact comes five days later.
    [Theory]
    [InlineData(60, 5)]
    [InlineData(59, 5)]
    [InlineData(61, 4)]
    public void Gaps_AfterALongContact_BeginWithItsLastDay(int hours, int gap)
    {
        Interaction visit = new(new("visit"), Day(0), Channel.InPerson, Friend) { Length = Duration.FromHours(hours) };
        Assert.Equal(gap, State([visit, On(7)]).GapSum, 1e-9);
    }

    // Each balance tolerates what the bond of its own last interaction tolerates, .2 + .4 level.
    [Fact]
    public void Tolerance_OfEachBalance_StandsAsOfItsLastInteraction()
    {
        Interaction support = On(10, Channel.InPerson, Initiator.Owner) with { Supports = [new(TieSide.Owner)] };
        Interaction circular = On(400, Channel.Email, Initiator.Owner, "b") with { HeadCount = 100 };
        Interaction[] history = [On(0, Channel.InPerson), support, .. Enumerable.Range(20, 300).Select(static day =>
            On(day, Channel.InPerson, Initiator.Owner)), circular];
        RelationshipScore score = Score(500, history), atSupport = Score(10, history), atLast = Score(319, history);
        Assert.Equal(.2 + .4 * atSupport.BondLevel, score.Support.Tolerance, 1e-12);
        Assert.Equal(.2 + .4 * atLast.BondLevel, score.Initiative.Tolerance, 1e-12);
        Assert.True(score.Initiative.Tolerance > score.Support.Tolerance + .1);
        Assert.Equal(atLast.Initiative, score.Initiative);
    }

    [Fact]
    public void Tolerance_UnderAStatedCloseness_IsOfTheBondAsStated()
    {
        TieProfile friend = new() { Closeness = [new(Closeness.CloseFriend, Date(5))] };
        Interaction[] history = [.. Every(1, 10, Channel.Letter, Initiator.Owner)];
        RelationshipScore score = Score(9, friend, history);
        Assert.InRange(score.BondLevel, .93, .95);
        Assert.Equal(.2 + .4 * score.BondLevel, score.Initiative.Tolerance, 1e-12);
    }

    [Fact]
    public void Support_OfNoSupport_HasNoBalance() =>
        Assert.Equal(default, Score(9, On(0) with { Depth = Depth.Confiding }).Support);

    private static Instant Start(int day) => Day(day) - Duration.FromHours(12);

    private static TieState State(Interaction[] history) => Scorer.Replay(new(Key, history), Day(9_000));

    /// <summary>The bond at noon of a day, calculated back to the day's start, at which it was credited.</summary>
    private static double BondAtStart(int day, TieProfile profile, params Interaction[] history)
    {
        double noon = Score(day, profile, history).Bond;
        return noon > 0 ? 20 * Math.Log(1 + (Math.Exp(noon / 20) - 1) * Math.Pow(2, .5 / 1_096)) : 0;
    }
}

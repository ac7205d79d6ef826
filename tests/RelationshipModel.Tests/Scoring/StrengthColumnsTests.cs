using System.Numerics;
using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

/// <summary>Which ties have their numbers in columns, and that Strength = P/(1 + P).</summary>
public sealed class StrengthColumnsTests
{
    [Fact]
    public void Set_ATieOfContactAlone_HasItsNumbers()
    {
        Assert.True(IsSet(new(), On(0)));
        Assert.True(IsSet(new() { Cadence = Cadence.AsItComes, CircleGap = Duration.FromDays(9), MemberSince = Date(0) }, On(0)));
        Assert.True(IsSet(new() { Kind = TieKind.Friend, SupportRole = SupportRole.OwnerSupportsContact }, On(0)));
        Assert.True(IsSet(new() { Restrictions = ContactRestrictions.NoReminders }, On(0)));
        Assert.True(IsSet(new(), On(0, Channel.Reaction)));
    }

    [Fact]
    public void Set_ATieOfMoreStatements_IsScoredByItself()
    {
        Assert.False(IsSet(new() { Kind = TieKind.Parent }, On(0)));
        Assert.False(IsSet(new() { Closeness = [new(Closeness.Friend, Date(0))] }, On(0)));
        Assert.False(IsSet(new() { States = [new(ContactState.Paused, Date(0))] }, On(0)));
        Assert.False(IsSet(new() { Restrictions = ContactRestrictions.NoScore }, On(0)));
        Assert.False(IsSet(new() { MemberSince = Date(0) }, On(0, Channel.Reaction)));
        Assert.False(IsSet(new()));
        Assert.False(IsSet(new(), new Interaction(new("0"), Day(0), Channel.Voice, Friend) { Length = Duration.Zero }));
    }

    // 267 hours are the crossing; 240 hours, 30 days of eight.
    [Fact]
    public void Set_ABondAboveTheCrossing_IsScoredByItself()
    {
        Assert.True(IsSet(new(), Days(30)));
        Assert.False(IsSet(new(), Days(40)));

        static Interaction[] Days(int count) => [.. Enumerable.Range(0, count).Select(static day =>
            new Interaction(new($"{day:D5}"), Day(day), Channel.InPerson, Friend) { Length = Duration.FromHours(9) })];
    }

    // 2^-930 is 1e-280.
    [Theory]
    [InlineData(900, true)]
    [InlineData(950, false)]
    public void Set_ABondOfAlmostNothingAtTheReference_IsScoredByItself(int halfLives, bool isSet)
    {
        StrengthColumns columns = new(Scorer, Day(halfLives * 1_096));
        columns.Resize(1);
        Assert.Equal(isSet, columns.Set(0, State(On(0)), TieProfile.None));
    }

    [Fact]
    public void Evaluate_OfAnyRange_GivesTheOddsOfStrength()
    {
        StrengthColumns columns = new(Scorer, Day(100));
        int count = 3 * Vector<double>.Count + 1;
        columns.Resize(1);
        columns.Resize(count);
        Assert.Equal(count, columns.Count);
        for (int i = 0; i < count; i++) Assert.Equal(i != 2, columns.Set(i, State(Every(3 + i, 5)), i == 2 ? Parent : new()));
        foreach (int from in (int[])[0, Vector<double>.Count])
            for (int length = 0; from + length <= count; length++)
            {
                double[] p = new double[length + 1];
                p[length] = -7;
                columns.Evaluate(from, p.AsSpan(0, length), Day(400));
                Assert.Equal(-7, p[length]);
                for (int i = 0; i < length; i++)
                {
                    double strength = Score(400, Every(3 + from + i, 5)).Strength;
                    Assert.Equal(from + i == 2 ? double.NaN : strength / (1 - strength), p[i], 1e-11);
                }
            }
    }

    [Fact]
    public void Collect_OfARange_OffersWhatReachesTheBar()
    {
        StrengthColumns columns = new(Scorer, Day(100));
        columns.Resize(40);
        for (int i = 0; i < 40; i++) columns.Set(i, State(Every(3 + i * 7 % 40, 5)), new());
        foreach ((int from, int to) in ((int, int)[])[(0, 40), (0, 37), (8, 40), (8, 9), (16, 16)])
        {
            BestCandidates best = new(4);
            columns.Collect(from, to, Day(400), best);
            int[] expected = [.. Enumerable.Range(from, to - from)
                .OrderByDescending(static i => Score(400, Every(3 + i * 7 % 40, 5)).Strength).Take(4).Order()];
            Assert.Equal(expected, best.Indices.Order());
        }
    }

    // The bar rises to the value of the best at 2,048 of them.
    [Fact]
    public void Collect_LongAfterTheReference_OffersTheOddsOfThatDay()
    {
        StrengthColumns columns = new(Scorer, Day(100));
        columns.Resize(2_048);
        for (int i = 0; i < 2_048; i++) columns.Set(i, State(Every(10, 5)), new());
        BestCandidates best = new(1);
        columns.Collect(0, 2_048, Day(2_000), best);
        double strength = Score(2_000, Every(10, 5)).Strength;
        Assert.Equal(strength / (1 - strength), best.Bar, 1e-9);
    }

    private static TieProfile Parent => new() { Kind = TieKind.Parent };

    private static TieState State(params Interaction[] history) => Scorer.Replay(new(Key, history), Day(2_000));

    private static bool IsSet(TieProfile profile, params Interaction[] history)
    {
        StrengthColumns columns = new(Scorer, Day(100));
        columns.Resize(1);
        return columns.Set(0, Scorer.Replay(new(Key, history, profile), Day(100)), profile);
    }
}

using RelationshipModel.Introductions;

namespace RelationshipModel.Tests.Introductions;

/// <summary>
/// The score below which no pair comes into a digest: that of the least of as many pairs without a contact in common as there
/// are places and contacts that can be full. A digest of n with at most m of a contact needs n + 2(n - 1)/m of them.
/// </summary>
public sealed class DigestBoundTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(2, 2, 3)]
    [InlineData(2, 1, 4)]
    [InlineData(5, 2, 9)]
    [InlineData(5, 3, 7)]
    [InlineData(22, 1, 64)]
    public void Score_OfAsManyPairsAsNeeded_IsTheLeastOfThem(int top, int most, int needed)
    {
        DigestBound bound = new(top, most);
        for (int i = 1; i < needed; i++) bound.Add(Apart(i, 1.0 / i));

        Assert.Equal(0, bound.Score);

        bound.Add(Apart(needed, 1.0 / needed));
        Assert.Equal(1.0 / needed, bound.Score);
    }

    [Theory]
    [InlineData(23, 1)]
    [InlineData(33, 2)]
    [InlineData(int.MaxValue, 1000)]
    public void Score_OfADigestThatNeedsMoreThan64_StaysUnknown(int top, int most)
    {
        DigestBound bound = new(top, most);
        for (int i = 0; i < 100; i++) bound.Add(Apart(i, 1));

        Assert.Equal(0, bound.Score);
    }

    // Three are needed; in whatever order the best come, the third best is the bound.
    [Theory]
    [InlineData(.9, .8, .7, .6, .7)]
    [InlineData(.6, .7, .8, .9, .7)]
    [InlineData(.7, .9, .6, .8, .7)]
    [InlineData(.7, .7, .9, .7, .7)]
    [InlineData(.5, .9, .9, .9, .9)]
    public void Score_OfMorePairsThanNeeded_IsTheLeastOfTheBest(double a, double b, double c, double d, double expected)
    {
        DigestBound bound = new(2, 2);
        bound.Add(Apart(1, a));
        bound.Add(Apart(2, b));
        bound.Add(Apart(3, c));
        bound.Add(Apart(4, d));

        Assert.Equal(expected, bound.Score);
    }

    /// <summary>The pair that has a contact in common gives way where it alone does and is worse; a pair apart then tells which
    /// three stand.</summary>
    [Theory]
    [InlineData(.75, 20, 99, .75, .8)]
    [InlineData(.75, 99, 20, .75, .8)]
    [InlineData(.75, 21, 99, .75, .8)]
    [InlineData(.75, 99, 21, .75, .8)]
    [InlineData(.7, 20, 99, .7, .8)]
    [InlineData(.75, 10, 99, .7, .8)]
    [InlineData(.95, 10, 99, .7, .8)]
    [InlineData(.95, 31, 99, .7, .85)]
    [InlineData(.75, 98, 99, .75, .8)]
    [InlineData(.95, 10, 20, .7, .8)]
    [InlineData(.95, 20, 30, .7, .8)]
    [InlineData(.95, 30, 31, .7, .85)]
    public void Score_OfAPairWithAContactInCommon_CountsTheBetterOfBoth(double score, int first, int second, double expected,
        double then)
    {
        DigestBound bound = new(2, 2);
        bound.Add(new(.9, 10, 11));
        bound.Add(new(.7, 20, 21));
        bound.Add(new(.8, 30, 31));

        bound.Add(new(score, first, second));
        Assert.Equal(expected, bound.Score);

        bound.Add(new(.85, 40, 41));
        Assert.Equal(then, bound.Score);
    }

    [Fact]
    public void Score_AfterABetterPairTookAPlace_KeepsTheOrder()
    {
        DigestBound bound = new(2, 2);
        bound.Add(new(.5, 10, 11));
        bound.Add(new(.6, 20, 21));
        bound.Add(new(.9, 10, 12));
        bound.Add(new(.4, 30, 31));
        Assert.Equal(.4, bound.Score);

        bound.Add(new(.7, 40, 41));
        Assert.Equal(.6, bound.Score);

        bound.Add(new(.8, 50, 51));
        Assert.Equal(.7, bound.Score);
    }

    private static Candidate Apart(int number, double score) => new(score, 2 * number, 2 * number + 1);
}

using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Tests.Scoring;

public sealed class BestCandidatesTests
{
    [Fact]
    public void Indices_OfMoreThanAsked_AreTheBest()
    {
        BestCandidates best = new(3);
        double[] values = [.1, .7, .3, .9, .2, .8];
        for (int i = 0; i < values.Length; i++) best.Offer(values[i], i);
        Assert.Equal([1, 3, 5], best.Indices.Order());
        Assert.Equal(.7 * (1 - 1e-10), best.Bar, 1e-15);
    }

    [Fact]
    public void Indices_OfNoMoreThanAsked_AreAll()
    {
        BestCandidates best = new(3);
        for (int i = 0; i < 3; i++) best.Offer(i, i);
        Assert.Equal([0, 1, 2], best.Indices.Order());
        Assert.Equal(double.NegativeInfinity, best.Bar);
    }

    // Values of equally strong ties differ by rounding, and which comes first is decided afterwards.
    [Fact]
    public void Indices_OfValuesThatDifferByRounding_AreAllOfThem()
    {
        BestCandidates best = new(1);
        best.Offer(.5, 0);
        best.Offer(.5 * (1 - 1e-12), 1);
        best.Offer(.5 * (1 - 1e-8), 2);
        best.Offer(.5 * (1 - 1e-10), 3);
        Assert.Equal([0, 1, 3], best.Indices.Order());
    }

    [Fact]
    public void Indices_OfNoneAsked_AreEmpty()
    {
        BestCandidates best = new(0);
        best.Offer(1, 0);
        Assert.Empty(best.Indices);
    }

    // It is pruned, and the bar rises, whenever it holds four times as many as are asked, and 1,024 at least.
    [Theory]
    [InlineData(2, 1_024)]
    [InlineData(256, 1_024)]
    [InlineData(257, 1_028)]
    [InlineData(1_000, 4_000)]
    public void Bar_RisesWhenTooManyAreKept(int count, int limit)
    {
        BestCandidates best = new(count);
        for (int i = 0; i < limit - 1; i++) best.Offer(i, i);
        Assert.Equal(double.NegativeInfinity, best.Bar);
        best.Offer(limit - 1, limit - 1);
        Assert.Equal((limit - count) * (1 - 1e-10), best.Bar, 1e-9);
        Assert.Equal(Enumerable.Range(limit - count, count), best.Indices.Order());
    }

    // Of equal values none may be let go, so that it is pruned when twice as many are kept.
    [Fact]
    public void Bar_OfMoreEqualValuesThanTheLimit_RisesAtTwiceAsMany()
    {
        BestCandidates best = new(1);
        for (int i = 0; i < 1_024; i++) best.Offer(1, i);
        for (int i = 0; i < 1_023; i++) best.Offer(2, 1_024 + i);
        Assert.Equal(1 - 1e-10, best.Bar, 1e-15);
        best.Offer(2, 2_047);
        Assert.Equal(2 * (1 - 1e-10), best.Bar, 1e-15);
        Assert.Equal(Enumerable.Range(1_024, 1_024), best.Indices.Order());
    }
}

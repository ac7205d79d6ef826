namespace RelationshipModel.Evaluation.Tests;

public sealed class OwnerResamplingTests
{
    private static readonly OwnerResampling Resampling = new([new("a"), new("b"), new("c"), new("d")], 400);

    [Fact]
    public void Mean_OfGroups_IsTheMeanOfTheirMeans()
    {
        Estimate mean = Resampling.Mean([[(0, 1.0), (1, 3.0)], [(2, 10.0)]]);

        Assert.Equal(6, mean.Value);
        (double low, double high) = mean.Interval()!.Value;
        Assert.InRange(low, 1, 6);
        Assert.InRange(high, 6, 10);
        OwnerResampling again = new([new("d"), new("b"), new("a"), new("c")], 400);
        Assert.Equal(mean.Resampled, again.Mean([[(0, 1.0), (1, 3.0)], [(2, 10.0)]]).Resampled);
    }

    [Fact]
    public void Difference_OfWhatIsAlwaysOneMore_HasNoWidth()
    {
        Estimate low = Resampling.Mean([[(0, 1.0), (1, 3.0), (2, 7.0)]]);
        Estimate high = Resampling.Mean([[(0, 2.0), (1, 4.0), (2, 8.0)]]);

        (double from, double to) = (high - low).Interval()!.Value;
        Assert.Equal(1, from, 1e-12);
        Assert.Equal(1, to, 1e-12);
        Assert.Equal("+1.0 (+1.0 to +1.0)", (high - low).Text("+.0;-.0"));
        Assert.Equal("-", new Estimate(null, []).Text(".0"));
    }

    [Fact]
    public void Area_WeighsEachItemAsOftenAsItsOwnersAreDrawn()
    {
        Ranking ranking = new([1, 2, 3], [false, true, false]);
        // The positive beats one negative and not the other; counted 3 : 1 that is .75.
        Assert.Equal(.5, ranking.Area());
        Assert.Equal(.75, ranking.Area(static i => i == 0 ? 3 : 1));
        Assert.Null(ranking.Area(static i => i == 1 ? 0 : 1));
        Estimate area = Resampling.Area([new(ranking, [0, 1, 2])]);
        Assert.Equal(.5, area.Value);
        Assert.Contains(null, area.Resampled);
        Assert.Contains(area.Resampled, static value => value > .5);
    }
}

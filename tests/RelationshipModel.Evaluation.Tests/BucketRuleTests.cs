using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation.Tests;

public sealed class BucketRuleTests
{
    [Fact]
    public void Points_BothSidesWithinAYear_AreTheHandComputedSum() =>
        // balance 4 x 1/3, silence of 10 days 2, two messages in 90 days 2/5, no tenure
        Assert.Equal((4 / 3.0) + 2 + .4, BucketRule.Points(Made.Tie(300, 200, -80, 10)), 1e-12);

    [Fact]
    public void Points_OlderMessages_WeighLessInTheBalance() =>
        // sent 1 + .05, received .02: balance 4 x .02 / 1.05; silence 1; one message in 90 days
        Assert.Equal((4 * .02 / 1.05) + 1 + .2, BucketRule.Points(Made.Tie(-1000, 500, 60)), 1e-12);

    [Fact]
    public void Points_AllOlderThanFiveYears_AreNone() => Assert.Equal(0, BucketRule.Points(Made.Tie(4000, -2000)));

    [Theory]
    [InlineData(7, 3 + .2)]
    [InlineData(30, 2 + .2)]
    [InlineData(90, 1 + .2)]
    [InlineData(91, 0)]
    public void Points_OneMessageReceived_FollowTheSilence(double silence, double points) =>
        Assert.Equal(points, BucketRule.Points(Made.Tie(-silence)), 1e-12);

    [Fact]
    public void Points_NothingReceived_HalveTheRecency() => Assert.Equal(1.5 + .2, BucketRule.Points(Made.Tie(5)), 1e-12);

    [Theory]
    [InlineData(20, 365, 1)]
    [InlineData(19, 365, 0)]
    [InlineData(20, 364, 0)]
    [InlineData(50, 730, 2)]
    [InlineData(50, 729, 1)]
    [InlineData(49, 730, 1)]
    public void Points_ManyMessagesOverYears_AddTenure(int count, double tenure, double points) =>
        // the others were sent 200 days ago: no balance, no recency, no volume
        Assert.Equal(points, BucketRule.Points(Made.Tie([tenure, .. Enumerable.Repeat(200.0, count - 1)])), 1e-12);

    [Fact]
    public void Points_Everything_StopAtTen() =>
        // balance 4, recency 3, volume 2, tenure 2
        Assert.Equal(10,
            BucketRule.Points(Made.Tie([-800, 800, .. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 6.0 : -6.0)])));
}

using NodaTime;
using RelationshipModel.Circles;

namespace RelationshipModel.Tests.Circles;

public sealed class EffectiveCadenceTests
{
    private static readonly ContactId Friend = new("friend");
    private static readonly LocalDate Today = new(2024, 6, 1);
    private static readonly Cadence Weekly = Cadence.Every(Period.FromWeeks(1));
    private static readonly Cadence Monthly = Cadence.Every(Period.FromMonths(1));

    private static Circle Circle(string id, Cadence? cadence) => new(new(id), id) { Cadence = cadence };

    private static CircleMembership In(string circle, Cadence? cadence = null) =>
        new(new(circle), Friend, new(2024, 1, 1)) { Cadence = cadence };

    private static Cadence? Of(Circle[] circles, params CircleMembership[] memberships) =>
        new CircleStatements(circles, memberships, Today).CadenceOf(Friend);

    [Fact]
    public void Of_CadenceOfTheCircle_Counts() => Assert.Equal(Monthly, Of([Circle("a", Monthly)], In("a")));

    [Fact]
    public void Of_CadenceOfTheMembership_GoesBeforeThatOfTheCircle()
    {
        Assert.Equal(Monthly, Of([Circle("a", Weekly)], In("a", Monthly)));
        Assert.Equal(Cadence.AsItComes, Of([Circle("a", Weekly)], In("a", Cadence.AsItComes)));
    }

    [Fact]
    public void Of_NoCadence_IsNull() => Assert.Null(Of([Circle("a", null)], In("a")));

    [Fact]
    public void Of_SeveralCircles_TheShortestTargetCountsWhateverTheOrder()
    {
        Circle[] circles = [Circle("a", Monthly), Circle("b", Weekly), Circle("c", null)];

        Assert.Equal(Weekly, Of(circles, In("a"), In("b"), In("c")));
        Assert.Equal(Weekly, Of(circles, In("c"), In("b"), In("a")));
    }

    [Fact]
    public void Of_AsItComesBesideATarget_TheTargetCounts()
    {
        Circle[] circles = [Circle("a", Cadence.AsItComes), Circle("b", Monthly)];

        Assert.Equal(Monthly, Of(circles, In("a"), In("b")));
        Assert.Equal(Monthly, Of(circles, In("b"), In("a")));
    }

    [Fact]
    public void Of_AsItComesAlone_IsAsItComes() =>
        Assert.Equal(Cadence.AsItComes, Of([Circle("a", Cadence.AsItComes), Circle("b", null)], In("b"), In("a")));

    [Theory]
    [InlineData("P1M", "P31D", "P1M")]
    [InlineData("P1M", "P30D", "P30D")]
    [InlineData("P1M", "P4W", "P4W")]
    [InlineData("P1Y", "P12M1D", "P1Y")]
    [InlineData("P1Y", "P365D", "P365D")]
    public void Of_TargetsInDifferentUnits_AreComparedByMeanLength(string first, string second, string shortest)
    {
        static Cadence Every(string period) => Cadence.Every(NodaTime.Text.PeriodPattern.Roundtrip.Parse(period).Value);

        Circle[] circles = [Circle("a", Every(first)), Circle("b", Every(second))];

        Assert.Equal(Every(shortest), Of(circles, In("a"), In("b")));
        Assert.Equal(Every(shortest), Of(circles, In("b"), In("a")));
    }

    [Fact]
    public void Of_PastAndFutureMemberships_DoNotCount()
    {
        CircleMembership past = new(new("a"), Friend, new(2024, 1, 1), Today);
        CircleMembership future = new(new("a"), Friend, Today.PlusDays(1));

        Assert.Null(Of([Circle("a", Weekly)], past, future));
    }
}

using NodaTime;

namespace RelationshipModel.Tests.Nouns;

public sealed class CadenceTests
{
    public static TheoryData<Period> RefusedPeriods =>
    [
        Period.FromDays(-1), Period.FromMonths(-1), Period.FromHours(24), Period.FromTicks(1), Period.FromYears(1001),
        Period.FromMonths(12_001),
        Period.FromWeeks(52_001), Period.FromDays(365_001), new PeriodBuilder { Months = 1, Days = -1 }.Build(),
        new PeriodBuilder { Days = 1, Hours = 1 }.Build(),
    ];

    [Theory]
    [MemberData(nameof(RefusedPeriods), DisableDiscoveryEnumeration = true)]
    public void Every_NegativeSmallOrEndlessPart_IsRefused(Period period)
    {
        Assert.Throws<ArgumentException>("target", () => Cadence.Every(period));
        Assert.Throws<ArgumentException>("tolerance", () => Cadence.Every(Period.FromDays(1), period));
    }

    [Fact]
    public void Every_ZeroTarget_IsRefusedButZeroToleranceIsNot()
    {
        Assert.Throws<ArgumentException>("target", () => Cadence.Every(Period.Zero));
        Assert.Throws<ArgumentNullException>("target", () => Cadence.Every(null!));
        Assert.Equal(Period.Zero, Cadence.Every(Period.FromDays(1), Period.Zero).Tolerance);
    }

    [Fact]
    public void Every_AThousandYearsInAnyUnit_IsKept() =>
        Assert.All(
            [Period.FromYears(1000), Period.FromMonths(12_000), Period.FromWeeks(52_000), Period.FromDays(365_000)],
            static period => Assert.Equal($"every {period} within {period}", Cadence.Every(period, period).ToString()));

    [Fact]
    public void Every_Target_IsKept()
    {
        Cadence cadence = Cadence.Every(Period.FromWeeks(2), Period.FromDays(3));

        Assert.Equal((Period.FromWeeks(2), Period.FromDays(3), false), (cadence.Target, cadence.Tolerance, cadence.IsAsItComes));
        Assert.Equal("every P2W within P3D", cadence.ToString());
        Assert.NotEqual(Cadence.Every(Period.FromWeeks(2)), cadence);
    }

    [Fact]
    public void AsItComes_HasNoTarget()
    {
        Assert.True(Cadence.AsItComes is { IsAsItComes: true, Target: null, Tolerance: null });
        Assert.Equal("as it comes", Cadence.AsItComes.ToString());
    }
}

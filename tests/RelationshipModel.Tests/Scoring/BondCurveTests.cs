using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>The curve of the default options, whose crossing is at 267 hours; that of kin, at 64; one whose longest half-life
/// always binds; and one whose crossing is at 29,220 hours, beyond the 500 scales up to which a bond is kept as
/// e^(b/c) - 1.</summary>
public sealed class BondCurveTests
{
    private const double Longest = 14_610;

    public static TheoryData<double, double> Curves => new() { { 1_096, 20 }, { 4_384, 20 }, { Longest, 20 }, { 1, 2 } };

    [Theory]
    [MemberData(nameof(Curves))]
    public void Decayed_FromBelowAndAboveTheCrossing_IsTheClosedForm(double halfLife, double scale)
    {
        BondCurve curve = new(halfLife, Longest, scale);
        double crossing = Formulas.BondCrossing(halfLife, Longest, scale);
        foreach (double hours in (double[])[.001, 1, 60, 70, 260, 280, 999, 1_001, 29_000, 30_000, crossing, crossing * 1.01])
            foreach (double days in (double[])[.25, 1, 30, 1_000.5, 20_000, 40_000])
            {
                double expected = Formulas.BondDecay(hours, days, halfLife, scale, Longest);
                Assert.Equal(expected, curve.Hours(curve.Decayed(curve.Of(hours), days)), 1e-11 * hours);
            }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Credited_InParts_IsTheSum(double halfLife, double scale)
    {
        BondCurve curve = new(halfLife, Longest, scale);
        BondStock bond = default;
        double sum = 0;
        foreach (double hours in (double[])[.5, 3, 60, 3, 200, 8, 740, 2, 998, 1_500, 8, 30_000, 8])
        {
            bond = curve.Credited(bond, hours);
            sum += hours;
            Assert.Equal(sum, curve.Hours(bond), 1e-11 * sum);
            Assert.Equal(curve.Of(sum).Value > 0, bond.Value > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Of_AtTheCrossingAndTheLargestKeptAsAStock_IsKept(double halfLife, double scale)
    {
        BondCurve curve = new(halfLife, Longest, scale);
        double pivot = Math.Min(Formulas.BondCrossing(halfLife, Longest, scale), 500 * scale);
        Assert.Equal(pivot > 0, curve.Of(pivot).Value > 0);
        Assert.True(curve.Keeps(curve.Of(pivot)));
        Assert.Equal(-(pivot + 1), curve.Of(pivot + 1).Value);
        Assert.False(curve.Keeps(new(curve.Of(pivot).Value * 1.01 + 1)));
    }

    [Fact]
    public void Credited_OrDecayedByNothing_IsTheSameBitForBit()
    {
        BondCurve curve = new(1_096, Longest, 20);
        foreach (double hours in (double[])[0, .1, 50, 300])
        {
            BondStock bond = curve.Of(hours);
            Assert.Equal(bond, curve.Credited(bond, 0));
            Assert.Equal(bond, curve.Decayed(bond, 0));
            Assert.Equal(bond, curve.Decayed(bond, -1));
        }

        Assert.Equal(0, curve.Hours(curve.Decayed(default, 1e9)));
    }

    // 3 years for a weak bond, log2(1 + e^1.25) times as much at 50 hours, never more than 40 years.
    [Theory]
    [InlineData(0, 1_096)]
    [InlineData(50, 2_374.840_898)]
    [InlineData(600, Longest)]
    public void HalfLifeDaysOf_ABond_IsWithinTheLongest(double hours, double days)
    {
        BondCurve curve = new(1_096, Longest, 20);
        Assert.Equal(days, curve.HalfLifeDaysOf(hours), 1e-3);
        if (hours > 0) Assert.Equal(hours / 2, curve.Hours(curve.Decayed(curve.Of(hours), curve.HalfLifeDaysOf(hours))), 1e-9);
    }

    [Theory]
    [InlineData(260)]
    [InlineData(266)]
    [InlineData(268)]
    [InlineData(400)]
    [InlineData(530)]
    [InlineData(536)]
    public void HalfLifeDaysOf_ABondNearTheCrossing_IsWhenItIsHalf(double hours)
    {
        BondCurve curve = new(1_096, Longest, 20);
        double days = curve.HalfLifeDaysOf(hours);
        Assert.Equal(hours / 2, Formulas.BondDecay(hours, days, 1_096, 20, Longest), 1e-9);
        Assert.InRange(days, 1_096, Longest);
    }
}

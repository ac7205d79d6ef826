using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

public sealed class FormulasTests
{
    // Values to 17 digits, calculated with 50.
    [Theory]
    [InlineData(1e-20, 1e-20)]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(.015625, .015747708686685747)]
    [InlineData(1, 1.7182818284590452)]
    [InlineData(7.99, 2950.2969594591772)]
    [InlineData(8, 2979.9579870417283)]
    [InlineData(20, 485165194.40979028)]
    [InlineData(-1e-10, -9.9999999995e-11)]
    [InlineData(-1, -.63212055882855768)]
    [InlineData(-800, -1)]
    [InlineData(800, double.PositiveInfinity)]
    public void ExpM1_NearAndFarFromZero_IsPrecise(double x, double expected) =>
        Assert.True(double.IsInfinity(expected) ? Formulas.ExpM1(x) == expected
            : Math.Abs(Formulas.ExpM1(x) - expected) <= 1e-8 * Math.Abs(expected), $"{Formulas.ExpM1(x):R}");

    [Fact]
    public void ExpM1_OnTheWholeOfItsTable_UndoesLog1P()
    {
        for (int i = 0; i <= 8_200; i++)
        {
            double x = i / 1_024.0;
            Assert.Equal(x, Formulas.Log1P(Formulas.ExpM1(x)), 4e-16 * Math.Max(1, x) * 2);
            Assert.Equal(Math.Exp(x) - 1, Formulas.ExpM1(x), 1e-15 * Math.Exp(x));
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(2, 2, 2)]
    [InlineData(6, 2, 4)]
    [InlineData(3, 1, 2)]
    [InlineData(14, 2, 6)]
    public void UnstatedCredit_IsMTimesLog2OfOnePlusSByM(double sum, double largest, double expected) =>
        Assert.Equal(expected, Formulas.UnstatedCredit(sum, largest), 1e-15);

    [Theory]
    [InlineData(5, 0, 1_096, 20, 14_610, 5)]
    [InlineData(5, -1, 1_096, 20, 14_610, 5)]
    [InlineData(0, 9, 1_096, 20, 14_610, 0)]
    [InlineData(400, 14_610 / 4.0, 1_096, 20, 14_610, 336.358_566_101_486_2)]
    [InlineData(40, 14_610, 14_610, 20, 14_610, 20)]
    [InlineData(1e-9, 1_096, 1_096, 20, 14_610, 5e-10)]
    public void BondDecay_BelowTheCrossingAndAbove_IsTheSolution(
        double bond, double days, double halfLife, double scale, double longest, double expected) =>
        Assert.Equal(expected, Formulas.BondDecay(bond, days, halfLife, scale, longest), 1e-9 * Math.Max(bond, 1e-9));

    // b(t) = c ln(1 + (e^(b/c) - 1) e^(-lambda t)).
    [Theory]
    [InlineData(20, 1_096)]
    [InlineData(20, 100)]
    [InlineData(100, 1_096)]
    [InlineData(100, 20_000)]
    [InlineData(1, 5_000)]
    public void WeakBondDecay_IsTheClosedForm(double bond, double days) =>
        Assert.Equal(20 * Math.Log(1 + (Math.Exp(bond / 20) - 1) * Math.Pow(2, -days / 1_096)),
            Formulas.WeakBondDecay(bond, days, 1_096, 20), 1e-12 * bond);

    [Fact]
    public void WeakBondDecay_OfNothingOrAfterNoTime_IsTheBond()
    {
        Assert.Equal(5, Formulas.WeakBondDecay(5, 0, 1_096, 20));
        Assert.Equal(5, Formulas.WeakBondDecay(5, -3, 1_096, 20));
        Assert.Equal(0, Formulas.WeakBondDecay(0, 3, 1_096, 20));
        Assert.Equal(1e5 - 20 * Formulas.Ln2, Formulas.WeakBondDecay(1e5, 1_096, 1_096, 20), 1e-9);
    }

    // lambda c (1 - e^(-b/c)) = mu b: both losses are the same there.
    [Theory]
    [InlineData(1_096, 20)]
    [InlineData(4_384, 20)]
    [InlineData(14_600, 20)]
    [InlineData(1, 2)]
    public void BondCrossing_IsWhereBothLossesAreTheSame(double halfLife, double scale)
    {
        double crossing = Formulas.BondCrossing(halfLife, 14_610, scale);
        Assert.True(crossing > 0);
        Assert.Equal(scale / halfLife * -Formulas.ExpM1(-crossing / scale), crossing / 14_610, 1e-12);
    }

    [Theory]
    [InlineData(14_610)]
    [InlineData(20_000)]
    public void BondCrossing_WhereTheLongestHalfLifeAlwaysBinds_IsZero(double halfLife) =>
        Assert.Equal(0, Formulas.BondCrossing(halfLife, 14_610, 20));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, .25)]
    [InlineData(50, .5)]
    [InlineData(75, .625)]
    [InlineData(100, .75)]
    [InlineData(125, .8125)]
    public void LeastLevel_IsExactAtPowersAndAChordBetween(double x, double expected) =>
        Assert.Equal(expected, Formulas.LeastLevel(x, 50), 1e-15);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.5, .5)]
    [InlineData(2, 1)]
    [InlineData(3, 1.5)]
    [InlineData(1024, 10)]
    [InlineData(1280, 10.25)]
    public void LeastLog2_IsExactAtPowersAndLinearBetween(double x, double expected) =>
        Assert.Equal(expected, Formulas.LeastLog2(x), 1e-12);

    [Fact]
    public void Plain_formulas_are_as_they_are_written()
    {
        Assert.Equal(.25, Formulas.HalfLifeDecay(20, 10), 1e-15);
        Assert.Equal(.75, Formulas.Level(100, 50), 1e-15);
        Assert.Equal(.25, Formulas.PowerLaw(6, 2), 1e-15);
        Assert.Equal(.4, Formulas.Balance(5, 1, 2), 1e-15);
        Assert.Equal(.6, Formulas.Knowledge(5, 1, 2), 1e-15);
        Assert.Equal(1, Formulas.Reciprocity(-.3, .3));
        Assert.Equal(.5, Formulas.Reciprocity(-.65, .3), 1e-15);
        Assert.Equal(1.5, Formulas.HarmonicMean(1, 3), 1e-15);
        Assert.Equal(0, Formulas.HarmonicMean(0, 0));
        Assert.Equal(0, Formulas.HarmonicMean(-1, -3));
        Assert.Equal(.75, Formulas.Saturation(3), 1e-15);
        Assert.Equal(2 * Math.Log(5), Formulas.ScaledLogarithm(2, 10, 2), 1e-15);
        Assert.Equal(Math.Exp((10 + 3 * Math.Log(7)) / 5), Formulas.ShrunkGeometricMean(10, 3, 7, 2), 1e-12);
        Assert.Equal(200, Formulas.DaysToDecay(40, 10, 100), 1e-12);
    }

    [Theory]
    [InlineData(0, .5)]
    [InlineData(-699, 2.680_1e-304)]
    [InlineData(-701, 3.627_2e-305)]
    [InlineData(-745, 4.940_656_458_412_465e-324)]
    [InlineData(-1e6, 4.940_656_458_412_465e-324)]
    [InlineData(1e6, 1)]
    public void Logistic_IsAboveZeroHoweverSmall(double x, double expected) =>
        Assert.InRange(Formulas.Logistic(x), .9999 * expected, 1.0001 * expected);

    // Of four throws one side comes once or never, on either side, in 10 of 16.
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(2, 4, 1)]
    [InlineData(2, 5, 1)]
    [InlineData(1, 4, .625)]
    [InlineData(3, 4, .625)]
    [InlineData(0, 4, .125)]
    [InlineData(4, 4, .125)]
    [InlineData(0, 1, 1)]
    [InlineData(2, 10, .109375)]
    [InlineData(8, 10, .109375)]
    [InlineData(40, 100, .056887933640980866)]
    [InlineData(0, 100, 1.5777218104420236e-30)]
    public void TwoSidedBinomial_IsExact(int k, int n, double expected) =>
        Assert.Equal(expected, Formulas.TwoSidedBinomial(k, n), 1e-9 * expected);

    // An interaction at a later hour of its day counts so much more than one at its start.
    [Theory]
    [InlineData(1)]
    [InlineData(182.625)]
    [InlineData(5_000)]
    public void Growth_WithinADay_IsThatOfTheHalfLife(double halfLifeDays)
    {
        DayDecay decay = new(halfLifeDays);
        foreach (int hour in (int[])[0, 1, 12, 23])
            Assert.Equal(Math.Pow(2, hour / 24.0 / halfLifeDays), decay.Growth(hour * NodaConstants.NanosecondsPerHour), 1e-14);
    }
}

using CsCheck;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Laws;

/// <summary>The bond that the fold keeps is that of the closed form, at any size and after any time.</summary>
public sealed class BondCurveLaws
{
    private const double Scale = 20, HalfLife = 1096, Longest = 14_610;

    private static readonly BondCurve Curve = new(HalfLife, Longest, Scale);
    private static readonly BondCurve Kin = new(4 * HalfLife, Longest, Scale);
    private static readonly Gen<double> Hours = Gen.Double[-36, 14].Select(Math.Exp);
    private static readonly Gen<double> Days = Gen.Frequency((3, Gen.Double[0, 40_000]), (1, Gen.Double[0, 3_000_000]));

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b));

    private static double Decay(double hours, double days) => Curve.Hours(Curve.Decayed(Curve.Of(hours), days));

    [Fact]
    public void A_bond_of_some_hours_has_those_hours() => Hours.Sample(hours => Near(Curve.Hours(Curve.Of(hours)), hours));

    [Fact]
    public void A_bond_decays_as_the_closed_form_says() =>
        Gen.Select(Hours, Days).Sample((hours, days) =>
        {
            double expected = Formulas.BondDecay(hours, days, HalfLife, Scale, Longest), actual = Decay(hours, days);
            Assert.True(Near(expected, actual) || Math.Abs(expected - actual) <= 1e-13 * hours, $"{expected:R} {actual:R}");
        });

    [Fact]
    public void A_credit_adds_its_hours() =>
        Gen.Select(Hours, Hours).Sample((hours, more) => Near(Curve.Hours(Curve.Credited(Curve.Of(hours), more)), hours + more));

    [Fact]
    public void Decay_in_two_steps_is_decay_in_one() =>
        Gen.Select(Hours, Gen.Double[0, 30_000], Gen.Double[0, 30_000]).Sample((hours, first, second) =>
        {
            double once = Decay(hours, first + second), twice = Decay(Decay(hours, first), second);
            Assert.True(Near(once, twice) || Math.Abs(once - twice) <= 1e-13 * hours, $"{once:R} {twice:R}");
        });

    [Fact]
    public void The_least_hours_of_a_day_are_no_more_than_the_hours_at_any_time_of_it() =>
        Gen.Select(Hours, Gen.Double[0, 2]).Sample((hours, days) =>
        {
            double least = Curve.LeastHours(Curve.Of(hours)), actual = Decay(hours, days);
            Assert.True(least <= actual && least >= (hours > 200 ? 0 : hours - 2 - .1 * Scale), $"{least:R} {actual:R}");
        });

    [Fact]
    public void The_least_level_is_no_more_than_the_level_and_near_it() =>
        Hours.Sample(hours =>
        {
            double least = Formulas.LeastLevel(hours, 50), level = Formulas.Level(hours, 50);
            Assert.True(least <= level + 1e-15 && least >= level - .05, $"{least:R} {level:R}");
        });

    [Fact]
    public void No_bond_halves_in_more_than_forty_years() =>
        Hours.Sample(hours => Decay(hours, Longest) <= hours / 2 * (1 + 1e-12));

    [Fact]
    public void The_half_life_is_the_time_in_which_it_halves() =>
        Hours.Sample(hours =>
        {
            double days = new BondCurve(HalfLife, Longest, Scale).HalfLifeDaysOf(hours);
            Assert.True(days <= Longest && Math.Abs(Decay(hours, days) - hours / 2) <= 1e-9 * hours, $"{hours:R} {days:R}");
        });

    [Theory]
    [InlineData(0, 3.0)]
    [InlineData(50, 6.5)]
    [InlineData(200, 22)]
    [InlineData(1000, 40)]
    public void The_half_life_is_as_the_design_says(double hours, double years) =>
        Assert.Equal(years, new BondCurve(HalfLife, Longest, Scale).HalfLifeDaysOf(hours) / 365.25, .05 * years);

    [Fact]
    public void Above_the_crossing_the_longest_half_life_binds()
    {
        double crossing = Formulas.BondCrossing(HalfLife, Longest, Scale);
        Assert.Equal(267, crossing, 1.0);
        Assert.Equal(crossing * 2, Decay(crossing * 4, Longest), 1e-9);
        Assert.True(Formulas.BondCrossing(4 * HalfLife, Longest, Scale) is > 60 and < 70);
        Assert.Equal(0, Formulas.BondCrossing(Longest, Longest, Scale));
    }

    [Fact]
    public void More_bond_stays_more_bond() =>
        Gen.Select(Hours, Hours, Days).Sample((a, b, days) =>
            Assert.True(
                (a <= b ? Decay(a, days) <= Decay(b, days) * (1 + 1e-13) : Decay(b, days) <= Decay(a, days) * (1 + 1e-13))));

    [Fact]
    public void Kin_lose_no_faster() =>
        Gen.Select(Hours, Days)
            .Sample((hours, days) => Kin.Hours(Kin.Decayed(Kin.Of(hours), days)) >= Decay(hours, days) * (1 - 1e-12));

    [Fact]
    public void Growing_day_by_day_for_a_lifetime_and_fading_stays_exact()
    {
        BondStock stock = default;
        double hours = 0;
        for (int day = 0; day < 20_000; day++)
        {
            stock = Curve.Credited(Curve.Decayed(stock, 1), 8);
            hours = Formulas.BondDecay(hours, 1, HalfLife, Scale, Longest) + 8;
        }

        Assert.True(hours > 50_000);
        Assert.Equal(1, Curve.Hours(stock) / hours, 1e-11);
        Assert.Equal(1, Curve.Hours(Curve.Decayed(stock, 500_000)) / Formulas.BondDecay(hours, 500_000, HalfLife, Scale, Longest),
            1e-11);
    }
}

using CsCheck;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Laws;

/// <summary>The stock that the fold keeps is the bond of the closed form, at any size and after any time.</summary>
public sealed class BondStockLaws
{
    private const double Scale = 5, HalfLife = 365;

    private static readonly Gen<double> Hours = Gen.Double[-36, 14].Select(Math.Exp);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-11 * Math.Max(Math.Abs(a), Math.Abs(b));

    [Fact]
    public void A_stock_of_some_hours_has_those_hours() =>
        Hours.Sample(hours => Near(BondStock.Of(hours, Scale).Hours(Scale), hours));

    [Fact]
    public void A_stock_decays_as_the_closed_form_says() =>
        Gen.Select(Hours, Gen.Double[0, 40_000]).Sample((hours, days) =>
        {
            double expected = Formulas.BondDecay(hours, days, HalfLife, Scale);
            double actual = BondStock.Of(hours, Scale).DecayedBy(days / HalfLife).Hours(Scale);
            Assert.True(Near(expected, actual) || Math.Abs(expected - actual) <= 1e-13 * hours, $"{expected:R} {actual:R}");
        });

    [Fact]
    public void A_credit_adds_its_hours() =>
        Gen.Select(Hours, Hours).Sample((hours, more) => Near(BondStock.Of(hours, Scale).Credited(more, Scale).Hours(Scale), hours + more));

    [Fact]
    public void A_million_hours_last_through_ten_thousand_years() =>
        Assert.True(Near(BondStock.Of(1e6, Scale).DecayedBy(10_000).Hours(Scale), 1e6 - 10_000 * Scale * Math.Log(2)));

    [Fact]
    public void Growing_day_by_day_past_what_a_double_holds_and_back_stays_exact()
    {
        BondStock stock = default;
        double hours = 0;
        for (int day = 0; day < 2000; day++)
        {
            stock = stock.DecayedBy(1 / HalfLife).Credited(4, Scale);
            hours = Formulas.BondDecay(hours, 1, HalfLife, Scale) + 4;
        }

        Assert.True(stock.Exponent > 0);
        Assert.True(Near(stock.Hours(Scale), hours));
        stock = stock.DecayedBy(2000);
        Assert.Equal(0, stock.Exponent);
        Assert.True(Near(stock.Hours(Scale), Formulas.BondDecay(hours, 2000 * HalfLife, HalfLife, Scale)));
    }
}

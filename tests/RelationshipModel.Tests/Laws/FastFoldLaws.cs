using CsCheck;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Laws;

/// <summary>What the fold takes from a table or a bound is what the formula says.</summary>
public sealed class FastFoldLaws
{
    private static readonly ScoringOptions Options = new();
    private static readonly double HalfLife = Options.BondHalfLife.TotalDays, Scale = Options.BondScale.TotalHours;

    [Fact]
    public void The_growth_of_a_credit_is_its_series() =>
        Gen.Double[-40, 3].Select(Math.Exp).Sample(x =>
        {
            double term = x, sum = 0;
            for (int i = 2; term > sum * 1e-18; i++)
            {
                sum += term;
                term *= x / i;
            }

            Assert.True(Math.Abs(Formulas.ExpM1(x) - sum) <= 1e-14 * sum, $"{x:R}: {Formulas.ExpM1(x):R}, the series gives {sum:R}");
        });

    [Fact]
    public void Growth_never_falls_as_its_exponent_rises() =>
        Gen.Select(Gen.Double[0, 9], Gen.Double[-30, 0].Select(Math.Exp)).Sample((x, step) => Formulas.ExpM1(x) <= Formulas.ExpM1(x + step) * (1 + 1e-15));

    [Fact]
    public void An_imbalance_is_judged_as_the_tolerance_of_the_bond_says()
    {
        ToleratedBalances tolerated = new(Options, HalfLife);
        TieFold fold = new(Options);
        int judged = 0;
        Gen.Select(Gen.Double[0, 1], Gen.Double[-8, 6].Select(Math.Exp), Gen.Double[0, 1.04]).Sample((share, hours, days) =>
        {
            double balance = Options.BaseTolerance + share * (1 - Options.BaseTolerance);
            BondStock credited = BondStock.Of(hours, Scale);
            bool expected = balance <= fold.Tolerance(credited.DecayedBy(days / HalfLife).Hours(Scale));
            if (tolerated.Judge(balance, credited) is not { } said) return;
            Interlocked.Increment(ref judged);
            Assert.Equal(expected, said);
        });
        Assert.True(judged > 0);
    }

    [Fact]
    public void An_imbalance_at_the_edge_of_what_a_bond_tolerates_is_left_to_the_formula() =>
        Gen.Double[-2, 5].Select(Math.Exp).Sample(hours =>
        {
            double balance = new TieFold(Options).Tolerance(hours);
            Assert.Null(new ToleratedBalances(Options, HalfLife).Judge(balance, BondStock.Of(hours, Scale)));
        });
}

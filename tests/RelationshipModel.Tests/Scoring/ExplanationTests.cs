using System.Globalization;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class ExplanationTests
{
    [Theory]
    [InlineData(Combination.Sum, 9.5, "2 3 4.5")]
    [InlineData(Combination.Product, 27, "2 3 4.5")]
    [InlineData(Combination.Minimum, 2, "3 2 4.5")]
    [InlineData(Combination.Maximum, 4.5, "2 4.5 3")]
    [InlineData(Combination.Difference, -1, "2 3")]
    [InlineData(Combination.Ratio, 1.5, "6 4")]
    [InlineData(Combination.Power, 8, "2 3")]
    [InlineData(Combination.Logistic, .5, "0")]
    [InlineData(Combination.ScaledLogarithm, 0, "3 5 5")]
    [InlineData(Combination.PowerLaw, .25, "6 2")]
    [InlineData(Combination.HalfLifeDecay, .125, "6 2")]
    [InlineData(Combination.Level, .75, "6 3")]
    [InlineData(Combination.BondDecay, 20, "40 14610 14610 20 14610")]
    [InlineData(Combination.Balance, .25, "4 1 3.5")]
    [InlineData(Combination.Reciprocity, .5, "-.6 .2")]
    [InlineData(Combination.NoisyOr, .88, ".4 .8")]
    [InlineData(Combination.HarmonicMean, 3, "2 6")]
    [InlineData(Combination.GeometricMean, 6, "3 8 9")]
    [InlineData(Combination.Saturation, .75, "3")]
    [InlineData(Combination.Complement, .7, ".3")]
    [InlineData(Combination.ShrunkMean, 3.25, "7 2 3 2")]
    [InlineData(Combination.ShrunkGeometricMean, 7.389_056_098_930_65, "8 4 1 0")]
    public void Recompute_OfEachCombination_IsItsFormula(Combination combination, double expected, string children)
    {
        Explanation explanation =
            new("term", 0, "1", combination, children.Split(' ').Select(static value =>
                new Explanation("child", double.Parse(value, CultureInfo.InvariantCulture))));
        Assert.Equal(expected, explanation.Recompute(), 1e-12);
        Assert.Equal(expected, Explanation.Combined("term", "h", combination, explanation.Children).Value, 1e-12);
    }

    [Fact]
    public void Recompute_OfAGivenTerm_IsItsValue() => Assert.Equal(7, new Explanation("term", 7).Recompute());

    [Fact]
    public void ToString_OfATieOfManyContacts_NamesFiveAndSaysHowManyMore()
    {
        string bond = Score(130, Every(10, 13)).Explanation.Find("bond_at_last_credit")!.ToString();

        Assert.Matches(@" <- (\S+, ){4}\S+ and 8 more\n$", bond);
        Assert.DoesNotContain("more", Score(130, Every(10, 5)).Explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_OfATree_IndentsTermsWithUnitsCombinationsAndEvidence()
    {
        Explanation tree = new("sum", 1.25, "h", Combination.Sum,
        [
            new("half", .5, "h", Combination.Product, [new("quarter", .25), new("two", 2, "times")], [new("a"), new("b")]),
            new("rest", .75, "1"),
        ]);
        Assert.Equal("""
            sum = 1.25 h [Sum]
              half = 0.5 h [Product] <- a, b
                quarter = 0.25
                two = 2 times
              rest = 0.75

            """.ReplaceLineEndings("\n"), tree.ToString());
        Assert.Equal(2, tree.Find("two")!.Value);
        Assert.Same(tree, tree.Find("sum"));
        Assert.Null(tree.Find("three"));
    }

    [Fact]
    public void Constructor_ChildrenWithoutCombinationOrTheOtherWayRound_IsRefused()
    {
        string message =
            Assert.Throws<ArgumentException>("children", () => new Explanation("term", 1, "1", Combination.Sum)).Message;
        Assert.StartsWith("The term term combines 0 children by Sum; only a given term has no children.", message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("children", () => new Explanation("term", 1, children: [new("child", 1)]));
        Assert.StartsWith("The value of the term term is NaN; it must be finite.",
            Assert.Throws<ArgumentException>("value", () => new Explanation("term", double.NaN)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("value", () => new Explanation("term", double.PositiveInfinity));
        Assert.Throws<ArgumentException>("value", () => new Explanation("term", double.NegativeInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Explanation("term", 1, "1", (Combination)99));
        Assert.ThrowsAny<ArgumentException>(() => new Explanation("", 1));
        Assert.ThrowsAny<ArgumentException>(() => new Explanation("term", 1, ""));
    }
}

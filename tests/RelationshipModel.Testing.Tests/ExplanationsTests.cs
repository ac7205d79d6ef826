using RelationshipModel.Scoring;
using Xunit.Sdk;

namespace RelationshipModel.Testing.Tests;

public sealed class ExplanationsTests
{
    private static Explanation Sum(double value) =>
        new("sum", value, combination: Combination.Sum, children: [new("a", 1), new("b", 2)]);

    [Fact]
    public void AssertHolds_EveryNodeIsWhatItDeclares_Passes() =>
        Explanations.AssertHolds(new("product", 12, combination: Combination.Product, children: [Sum(3), new("c", 4)]));

    [Fact]
    public void AssertHolds_NodeBelowTheTopIsOff_FailsAndNamesIt()
    {
        Explanation product = new("product", 13.2, combination: Combination.Product, children: [Sum(3.3), new("c", 4)]);

        XunitException fault = Assert.ThrowsAny<XunitException>(() => Explanations.AssertHolds(product));

        Assert.Contains("sum is 3.3; its Sum makes 3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AssertHolds_OffByMoreThanTheTolerance_Fails() =>
        Assert.ThrowsAny<XunitException>(() => Explanations.AssertHolds(Sum(3 * (1 + 3 * Explanations.Tolerance))));
}

using RelationshipModel.Scoring;

namespace RelationshipModel.Testing;

/// <summary>Assertions on explanations.</summary>
public static class Explanations
{
    /// <summary>The relative distance allowed between a node and the combination of its children; for a difference, relative to
    /// the larger of the two.</summary>
    /// <value>1e-12.</value>
    public const double Tolerance = 1e-12;

    /// <summary>Asserts that every node of an explanation equals the combination it declares.</summary>
    public static void AssertHolds(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        double expected = explanation.Recompute();
        Assert.True(
            Math.Abs(expected - explanation.Value) <= Tolerance * Math.Max(Scale(explanation, expected), 1e-300),
            $"{explanation.Term} is {explanation.Value:R}; its {explanation.Combination} makes {expected:R}.\n{explanation}");
        foreach (Explanation child in explanation.Children) AssertHolds(child);
    }

    // Where almost all is taken away, what is left is a matter of rounding.
    private static double Scale(Explanation explanation, double expected) => explanation.Combination switch
    {
        Combination.Complement => 1,
        Combination.Difference => explanation.Children.Max(static child => Math.Abs(child.Value)),
        _ => Math.Abs(expected),
    };
}

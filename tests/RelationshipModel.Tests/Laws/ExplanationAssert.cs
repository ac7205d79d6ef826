namespace RelationshipModel.Tests.Laws;

internal static class ExplanationAssert
{
    /// <summary>Holds every node of an explanation to the combination it declares.</summary>
    internal static void Holds(Explanation explanation)
    {
        double expected = explanation.Recompute();
        Assert.True(
            Math.Abs(expected - explanation.Value) <= 1e-12 * Math.Max(Math.Abs(expected), 1e-300),
            $"{explanation.Term} is {explanation.Value:R}; its {explanation.Combination} makes {expected:R}.\n{explanation}");
        foreach (Explanation child in explanation.Children) Holds(child);
    }
}

namespace RelationshipModel.Evaluation;

/// <summary>Sums of numbers of which the logarithms are known.</summary>
internal static class LogSum
{
    /// <summary>ln(e^a + e^b) without overflow; a may be minus infinity.</summary>
    public static double Of(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));
}

namespace RelationshipModel.Evaluation;

/// <summary>The area under the ROC curve, each item counting once.</summary>
internal static class Auc
{
    /// <inheritdoc cref="Ranking.Area"/>
    /// <exception cref="ArgumentException">The lengths differ, or a score is not a number.</exception>
    public static double? Of(IReadOnlyList<double> scores, IReadOnlyList<bool> positive) => new Ranking(scores, positive).Area();
}

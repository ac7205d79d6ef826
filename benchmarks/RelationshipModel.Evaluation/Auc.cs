namespace RelationshipModel.Evaluation;

/// <summary>
/// The area under the ROC curve: the probability that a positive drawn at random has a higher score than a
/// negative drawn at random, equal scores counting half. Computed from the sum of the positives' ranks, ties
/// sharing the mean rank (Mann and Whitney 1947).
/// </summary>
internal static class Auc
{
    /// <summary>The area, from 0 to 1; null where there is no positive or no negative.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a score is not a number.</exception>
    public static double? Of(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        if (scores.Count != positive.Count)
            throw new ArgumentException($"There are {scores.Count} scores but {positive.Count} outcomes.", nameof(positive));
        if (scores.Any(double.IsNaN)) throw new ArgumentException("A score is not a number.", nameof(scores));
        double positives = positive.Count(isPositive => isPositive);
        double negatives = positive.Count - positives;
        if (positives == 0 || negatives == 0) return null;

        int[] order = [.. Enumerable.Range(0, scores.Count).OrderBy(i => scores[i])];
        double rankSum = 0;
        for (int first = 0; first < order.Length;)
        {
            int after = first;
            while (after < order.Length && scores[order[after]] == scores[order[first]]) after++;
            double meanRank = (first + 1 + after) / 2.0;
            for (; first < after; first++)
                if (positive[order[first]]) rankSum += meanRank;
        }

        return (rankSum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}

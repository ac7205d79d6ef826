namespace RelationshipModel.Evaluation;

/// <summary>
/// Items in the order of their scores. The area under the ROC curve is the probability that a positive drawn at random has a
/// higher score than a
/// negative drawn at random, equal scores counting half (Mann and Whitney 1947).
/// </summary>
internal sealed class Ranking
{
    private readonly int[] _order;
    private readonly IReadOnlyList<bool> _positive;

    /// <summary>For each place in the order, whether the score is that of the place before.</summary>
    private readonly bool[] _isLevel;

    /// <exception cref="ArgumentException">The lengths differ, or a score is not a number.</exception>
    public Ranking(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        if (scores.Count != positive.Count) throw new ArgumentException(
            $"There are {scores.Count} scores but {positive.Count} outcomes.", nameof(positive));
        if (scores.Any(double.IsNaN)) throw new ArgumentException("A score is not a number.", nameof(scores));
        _positive = positive;
        double[] sorted = [.. scores];
        _order = [.. Enumerable.Range(0, scores.Count)];
        Array.Sort(sorted, _order);
        _isLevel = [.. sorted.Select((score, place) => place > 0 && score == sorted[place - 1])];
    }

    /// <summary>The area, from 0 to 1; null where there is no positive or no negative.</summary>
    /// <param name="weightOf">How often an item counts; null counts each once.</param>
    public double? Area(Func<int, int>? weightOf = null)
    {
        double positives = 0, negatives = 0, below = 0, levelPositives = 0, levelNegatives = 0;
        for (int place = 0; place < _order.Length; place++)
        {
            if (!_isLevel[place]) CloseLevel();
            int item = _order[place], weight = weightOf?.Invoke(item) ?? 1;
            if (_positive[item]) levelPositives += weight;
            else levelNegatives += weight;
        }

        CloseLevel();
        return positives == 0 || negatives == 0 ? null : below / (positives * negatives);

        void CloseLevel()
        {
            below += levelPositives * (negatives + levelNegatives / 2);
            positives += levelPositives;
            negatives += levelNegatives;
            levelPositives = levelNegatives = 0;
        }
    }
}

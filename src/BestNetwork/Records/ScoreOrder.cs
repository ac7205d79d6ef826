namespace BestNetwork.Records;

/// <summary>The order in which ties are shown.</summary>
internal static class ScoreOrder
{
    /// <summary>The strongest first; of equal ones by owner and contact.</summary>
    internal static IComparer<ScoredTie> Strongest { get; } = Comparer<ScoredTie>.Create(static (a, b) =>
    {
        int byStrength = b.Score.Strength.CompareTo(a.Score.Strength);
        return byStrength != 0 ? byStrength : a.Score.Tie.CompareTo(b.Score.Tie);
    });
}

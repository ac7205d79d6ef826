namespace RelationshipModel.Evaluation.Rules;

/// <summary>A rule that looks at one tie at a time.</summary>
internal sealed class TieRule(string name, Func<PastTie, double> score, string? family = null) : IRule
{
    public string Name => name;

    public string? Family => family;

    public IReadOnlyList<double> Score(Run run) => [.. run.Snapshot.Ties.Select(score)];
}

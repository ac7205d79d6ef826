namespace RelationshipModel.Evaluation.Rules;

/// <summary>The rule that orders ties by one of the numbers of a model.</summary>
internal sealed class NumberRule(string name, Func<Snapshot, IReadOnlyList<TieNumbers>> model, Func<TieNumbers, double> number)
    : IRule
{
    public string Name => name;

    public IReadOnlyList<double> Score(Run run) => [.. model(run.Snapshot).Select(number)];
}

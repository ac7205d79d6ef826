namespace RelationshipModel.Evaluation.Rules;

/// <summary>A way to order an owner's ties by how likely they are to be active soon.</summary>
internal interface IRule
{
    string Name { get; }

    /// <summary>Rules that differ in one constant share a family; the report adds the best of it. Null:
    /// the rule stands for itself.</summary>
    string? Family => null;

    /// <summary>One score for each tie of the run's snapshot, in its order; the higher, the likelier.</summary>
    IReadOnlyList<double> Score(Run run);
}

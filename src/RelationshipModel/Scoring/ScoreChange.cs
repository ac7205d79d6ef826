using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>The change of a tie's score between two instants, term by term. Immutable.</summary>
public sealed record ScoreChange
{
    internal ScoreChange(RelationshipScore earlier, RelationshipScore later)
    {
        Earlier = earlier;
        Later = later;
        Explanation = new("change_of_strength", later.Strength - earlier.Strength, "1", Combination.Difference,
            [later.Explanation, earlier.Explanation]);
        StrengthContributions? before = earlier.Contributions, after = later.Contributions;
        Terms = ValueList.Create<TermChange>(
        [
            new("of_bond", before?.Bond, after?.Bond),
            new("of_continuity", before?.Continuity, after?.Continuity),
            new("of_reciprocity", before?.Reciprocity, after?.Reciprocity),
        ]);
    }

    /// <summary>Gets the score at the earlier instant.</summary>
    public RelationshipScore Earlier { get; }

    /// <summary>Gets the score at the later instant.</summary>
    public RelationshipScore Later { get; }

    /// <summary>Gets the change of strength, with both scores spelled out.</summary>
    public Explanation Explanation { get; }

    /// <summary>Gets the change of each term inside the logistic: of bond, of continuity, of reciprocity. Where all are known
    /// they sum to the change of closeness.</summary>
    public IReadOnlyList<TermChange> Terms { get; }

    /// <summary>The tie and both strengths.</summary>
    public override string ToString() => $"{Earlier} -> {Later}";
}

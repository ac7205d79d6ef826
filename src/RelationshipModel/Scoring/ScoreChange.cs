
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
        if ((earlier.Contributions, later.Contributions) is not ({ } before, { } after)) return;
        Contributions = new(
            after.Bond - before.Bond, after.Continuity - before.Continuity, after.Reciprocity - before.Reciprocity);
    }

    /// <summary>Gets the score at the earlier instant.</summary>
    public RelationshipScore Earlier { get; }

    /// <summary>Gets the score at the later instant.</summary>
    public RelationshipScore Later { get; }

    /// <summary>Gets the change of strength, with both scores spelled out.</summary>
    public Explanation Explanation { get; }

    /// <summary>Gets the change of each term inside the logistic, which sum to the change of closeness; null if there was no bond
    /// at either instant.</summary>
    public StrengthContributions? Contributions { get; }

    /// <summary>Returns the tie and both strengths.</summary>
    public override string ToString() => $"{Earlier} -> {Later}";
}

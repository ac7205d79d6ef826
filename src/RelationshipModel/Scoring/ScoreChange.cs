using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>How a tie's score changed between two instants, term by term. Immutable.</summary>
public sealed record ScoreChange
{
    internal ScoreChange(RelationshipScore earlier, RelationshipScore later)
    {
        Earlier = earlier;
        Later = later;
        Explanation before = earlier.Explanation, after = later.Explanation;
        Explanation = new("change_of_strength", later.Strength - earlier.Strength, "1", Combination.Difference, [after, before]);
        Terms = ValueList.Create<TermChange>([Term("of_bond"), Term("of_recency"), Term("of_reciprocity")]);

        TermChange Term(string term) => new(term, Contribution(before, term), Contribution(after, term));

        // A known bond with unknown reciprocity contributes nothing, which is a number; without a bond there are no contributions at all.
        static double? Contribution(Explanation strength, string term) =>
            strength.Combination == Combination.Logistic ? strength.Find(term)?.Value ?? 0 : null;
    }

    /// <summary>The score at the earlier instant.</summary>
    public RelationshipScore Earlier { get; }

    /// <summary>The score at the later instant.</summary>
    public RelationshipScore Later { get; }

    /// <summary>The change of strength, with both scores spelled out.</summary>
    public Explanation Explanation { get; }

    /// <summary>The change of each term inside the logistic: of bond, of recency, of reciprocity. Where all are known they sum to the change of closeness.</summary>
    public IReadOnlyList<TermChange> Terms { get; }

    /// <summary>The tie and both strengths.</summary>
    public override string ToString() => $"{Earlier} -> {Later}";
}

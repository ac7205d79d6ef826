namespace RelationshipModel.Scoring;

/// <summary>How a term inside the logistic of strength changed.</summary>
/// <param name="Term">The name of the term, as in the explanation of strength.</param>
/// <param name="Before">Its contribution before; null where there was no bond yet.</param>
/// <param name="After">Its contribution after; null likewise.</param>
public readonly record struct TermChange(string Term, double? Before, double? After)
{
    /// <summary>After - before; null where either is missing.</summary>
    public double? Change => After - Before;
}

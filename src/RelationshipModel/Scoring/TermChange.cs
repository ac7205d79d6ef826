namespace RelationshipModel.Scoring;

/// <summary>The change of a term inside the logistic of strength.</summary>
/// <param name="Term">The name of the term, as in the explanation of strength.</param>
/// <param name="Before">Its contribution before; null if there was no bond yet.</param>
/// <param name="After">Its contribution after; null likewise.</param>
public readonly record struct TermChange(string Term, double? Before, double? After)
{
    /// <summary>Gets the change, After - Before; null if either is missing.</summary>
    public double? Change => After - Before;
}

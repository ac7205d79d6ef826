namespace RelationshipModel.Scoring;

/// <summary>The contributions of each side of a tie in the long run, of initiative or of support, as of the last interaction that
/// entered them.</summary>
/// <param name="Owner">The amount the owner gave: sessions opened and two thirds of those answered, or times support was given,
/// halving every two years.</param>
/// <param name="Contact">The amount the contact gave, likewise.</param>
/// <param name="Balance">(owner - contact)/(owner + contact + 2 prior): -1 to 1, positive if the owner gave more.</param>
/// <param name="Tolerance">The imbalance that the bond tolerates: 0 to 1.</param>
/// <param name="IsKnown">Whether enough is on record to say anything.</param>
/// <param name="IsOneSided">Whether the tie may be called one-sided: beyond tolerance for over a year of
/// interactions, and not by chance.</param>
public readonly record struct ReciprocityBalance(double Owner, double Contact, double Balance, double Tolerance, bool IsKnown,
    bool IsOneSided)
{
    /// <summary>Gets the reciprocity, 1 - max(0, |balance| - tolerance)/(1 - tolerance): 0 to 1; null while unknown.</summary>
    public double? Reciprocity => IsKnown ? Formulas.Reciprocity(Balance, Tolerance) : null;

    /// <summary>Whether both sides gave anything.</summary>
    internal bool IsBothWays => Owner > 0 && Contact > 0;

    /// <summary>The smaller of the reciprocities that are known; null while both are unknown.</summary>
    internal static double? Smaller(in ReciprocityBalance initiative, in ReciprocityBalance support) =>
        (initiative.Reciprocity, support.Reciprocity) is ({ } a, { } b) ? Math.Min(a, b) : initiative.Reciprocity
            ?? support.Reciprocity;
}

namespace RelationshipModel.Scoring;

/// <summary>The terms whose sum makes <see cref="RelationshipScore.Strength"/>: 1 / (1 + e^-<see cref="Sum"/>).</summary>
/// <param name="Bond">The term of the bond: ln(bond/midpoint). 0 at the midpoint, negative below.</param>
/// <param name="Continuity">The term of the continuity: its weight times ln(continuity). 0 or less.</param>
/// <param name="Reciprocity">The term of the reciprocity: its weight times the logarithm of the floored reciprocity. 0 or less;
/// 0 if <see cref="RelationshipScore.Reciprocity"/> is null.</param>
public readonly record struct StrengthContributions(double Bond, double Continuity, double Reciprocity)
{
    /// <summary>Gets the sum of the terms.</summary>
    public double Sum => Bond + Continuity + Reciprocity;
}

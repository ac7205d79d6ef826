namespace RelationshipModel.Scoring;

/// <summary>
/// A bond in the form in which it decays: below the crossing of a <see cref="BondCurve"/> as e^(b/c) - 1, which decays
/// as any weak tie does, so that decay is one multiplication and a credit one multiplication and one addition; above
/// it, where that would overflow, as -b.
/// </summary>
/// <param name="Value">0 or more: e^(b/c) - 1. Below 0: the bond in hours, negated.</param>
internal readonly record struct BondStock(double Value);

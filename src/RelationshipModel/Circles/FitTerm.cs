using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>A term of how well a tie fits a circle: its value first, its explanation and its reason once it is shown.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Explain">Explains the value.</param>
/// <param name="Reason">Returns the value in words; null if there is nothing to say.</param>
internal sealed record FitTerm(double Value, Func<Explanation> Explain, Func<Reason?> Reason);

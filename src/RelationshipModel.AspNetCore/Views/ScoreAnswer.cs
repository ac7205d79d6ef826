using RelationshipModel.Scoring;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>The score of one tie, with its explanation.</summary>
/// <param name="Tie">The tie as a list shows it.</param>
/// <param name="Score">The complete score.</param>
public sealed record ScoreAnswer(TieView Tie, RelationshipScore Score);

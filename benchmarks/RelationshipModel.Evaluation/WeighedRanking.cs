namespace RelationshipModel.Evaluation;

/// <summary>A ranking whose items weigh as often as their owners are drawn.</summary>
/// <param name="Ranking">The ranking.</param>
/// <param name="First">The owner of each item.</param>
/// <param name="Second">Another owner of each item, whose draws are multiplied with the first's; null if there is none.</param>
internal sealed record WeighedRanking(Ranking Ranking, IReadOnlyList<int> First, IReadOnlyList<int>? Second = null);

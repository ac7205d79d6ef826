namespace RelationshipModel.AspNetCore.Views;

/// <summary>The result of recording interactions.</summary>
/// <param name="Added">The number of new interactions.</param>
/// <param name="Known">The number of interactions that were already known by their ids, or had only erased contacts.</param>
public sealed record RecordedAnswer(int Added, int Known);

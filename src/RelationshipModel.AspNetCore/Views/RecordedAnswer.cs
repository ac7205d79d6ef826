namespace RelationshipModel.AspNetCore.Views;

/// <summary>The result of recording interactions.</summary>
/// <param name="Added">How many were new.</param>
/// <param name="Known">How many were known already by their ids, or had no contact but those who were erased.</param>
public sealed record RecordedAnswer(int Added, int Known);

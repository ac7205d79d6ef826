namespace RelationshipModel.Privacy;

/// <summary>The interactions that were removed when the log was shortened.</summary>
internal sealed record EarlierJson(int Interactions, string Until);

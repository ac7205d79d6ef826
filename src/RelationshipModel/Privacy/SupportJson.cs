namespace RelationshipModel.Privacy;

/// <summary>A support of an interaction.</summary>
internal sealed record SupportJson(string By, string Kind);

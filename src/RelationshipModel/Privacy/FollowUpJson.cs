namespace RelationshipModel.Privacy;

/// <summary>A promise between the owner and the contact.</summary>
internal sealed record FollowUpJson(string By, string PromisedAt, string? Due, string? What, string Outcome, string? ClosedAt);

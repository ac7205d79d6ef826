namespace RelationshipModel.AspNetCore.Views;

/// <summary>How a promise ended.</summary>
/// <param name="Outcome">Kept, broken or dropped; open to open it again.</param>
public sealed record ClosedPromise(FollowUpOutcome Outcome);

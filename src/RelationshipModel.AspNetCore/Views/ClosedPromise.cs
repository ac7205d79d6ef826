namespace RelationshipModel.AspNetCore.Views;

/// <summary>The outcome of a promise.</summary>
/// <param name="Outcome">Kept, broken or dropped; open to open it again.</param>
public sealed record ClosedPromise(FollowUpOutcome Outcome);

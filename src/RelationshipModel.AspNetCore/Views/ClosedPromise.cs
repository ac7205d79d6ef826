using System.Text.Json.Serialization;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>The outcome of a promise.</summary>
/// <param name="Outcome">Kept, broken or dropped; open to open it again.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ClosedPromise([property: JsonRequired] FollowUpOutcome Outcome);

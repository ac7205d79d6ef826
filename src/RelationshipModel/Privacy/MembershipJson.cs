namespace RelationshipModel.Privacy;

/// <summary>A membership of the contact in a circle.</summary>
internal sealed record MembershipJson(string Purpose, string Since, string? Until);

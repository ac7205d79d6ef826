namespace RelationshipModel.Privacy;

/// <summary>An introduction of the contact.</summary>
internal sealed record IntroductionJson(string With, string State, string? AskedAt, string[] MayTell);

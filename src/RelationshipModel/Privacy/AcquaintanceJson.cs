namespace RelationshipModel.Privacy;

/// <summary>An acquaintance between the contact and another person.</summary>
internal sealed record AcquaintanceJson(string With, string State, string Source, string? Since);

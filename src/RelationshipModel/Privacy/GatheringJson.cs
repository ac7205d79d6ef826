namespace RelationshipModel.Privacy;

/// <summary>A gathering that the contact attended.</summary>
internal sealed record GatheringJson(int Number, string Name, string At, double? LengthInSeconds, string? Place, string[] With);

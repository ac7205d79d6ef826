namespace RelationshipModel.Privacy;

/// <summary>The contact.</summary>
internal sealed record ContactJson(
    string Id, string? Name, string[] Interests, string[] Offers, string[] Needs, string? Birthday, string? Place,
    string[] Restrictions);

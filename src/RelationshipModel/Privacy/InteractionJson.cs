namespace RelationshipModel.Privacy;

/// <summary>An interaction with the contact.</summary>
internal sealed record InteractionJson(
    string At,
    string Channel,
    string[] With,
    int HeadCount,
    string? OpenedBy,
    bool IsReply,
    double? LengthInSeconds,
    string? Depth,
    SupportJson[] Supports,
    int? Gathering);

namespace RelationshipModel.Privacy;

/// <summary>An export, version 1.</summary>
internal sealed record ExportJson(
    string Format,
    int Version,
    string ExportedAt,
    ContactJson Contact,
    EarlierJson? Earlier,
    InteractionJson[] Interactions,
    MembershipJson[] Memberships,
    GatheringJson[] Gatherings,
    FollowUpJson[] FollowUps,
    NoteJson[] Notes,
    AcquaintanceJson[] Acquaintances,
    IntroductionJson[] Introductions);

using System.Text.Json.Serialization;

namespace RelationshipModel.Privacy;

/// <summary>The form of an export, version 1. What it holds is written by <see cref="ContactExport"/>.</summary>
[JsonSerializable(typeof(ExportJson))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]

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

using System.Text.Json.Serialization;

namespace RelationshipModel.Privacy;

/// <summary>The form of an export, version 1. What it holds is written by <see cref="ContactExport"/>.</summary>
[JsonSerializable(typeof(ExportJson))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ContactExportJson : JsonSerializerContext;

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
    AcquaintanceJson[] Acquaintances,
    IntroductionJson[] Introductions);

internal sealed record ContactJson(
    string Id, string? Name, string[] Interests, string[] Offers, string[] Needs, string? Birthday, string? Place, string[] Preferences);

internal sealed record EarlierJson(int Interactions, string Until);

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

internal sealed record SupportJson(string By, string Kind);

internal sealed record MembershipJson(string Purpose, string Since, string? Until);

internal sealed record GatheringJson(int Number, string Name, string At, double? LengthInSeconds, string? Place, string[] With);

internal sealed record FollowUpJson(string By, string PromisedAt, string? Due, string? Note, string Outcome, string? ClosedAt);

internal sealed record AcquaintanceJson(string With, string State, string Source, string? Since);

internal sealed record IntroductionJson(string With, string State, string? AskedAt, string[] MayTell);

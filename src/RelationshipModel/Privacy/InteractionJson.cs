using System.Text.Json.Serialization;

namespace RelationshipModel.Privacy;

/// <summary>The form of an export, version 1. What it holds is written by <see cref="ContactExport"/>.</summary>
[JsonSerializable(typeof(ExportJson))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]

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

using System.Text.Json.Serialization;

namespace RelationshipModel.Privacy;

/// <summary>The form of an export, version 1. What it holds is written by <see cref="ContactExport"/>.</summary>
[JsonSerializable(typeof(ExportJson))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]

internal sealed record ContactJson(
    string Id, string? Name, string[] Interests, string[] Offers, string[] Needs, string? Birthday, string? Place,
    string[] Restrictions);

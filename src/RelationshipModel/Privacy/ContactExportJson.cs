using System.Text.Json.Serialization;

namespace RelationshipModel.Privacy;

/// <summary>The JSON form of an export, which <see cref="ContactExport"/> fills.</summary>
[JsonSerializable(typeof(ExportJson))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ContactExportJson : JsonSerializerContext;

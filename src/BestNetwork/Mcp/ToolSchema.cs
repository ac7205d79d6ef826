using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using BestNetwork.Commands;
using RelationshipModel.Import.Csv;

namespace BestNetwork.Mcp;

/// <summary>Creates the JSON Schema of arguments and answers from their types.</summary>
internal static class ToolSchema
{
    /// <summary>The words that an argument may be.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Words = new(StringComparer.Ordinal)
    {
        ["channel"] = CsvWords.Channels,
        ["depth"] = CsvWords.Depths,
        ["support"] = LoggedContact.SupportWords,
        ["by"] = LoggedContact.ByWords,
    };

    /// <summary>The schema of the arguments of a tool.</summary>
    internal static JsonElement OfArguments(JsonTypeInfo type) => Of(type, isInput: true);

    /// <summary>The schema of the answer of a tool.</summary>
    internal static JsonElement OfAnswer(JsonTypeInfo type) => Of(type, isInput: false);

    private static JsonElement Of(JsonTypeInfo type, bool isInput)
    {
        JsonNode schema = type.GetJsonSchemaAsNode(new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Described(context, node, isInput),
        });
        return JsonElement.Parse(schema.ToJsonString());
    }

    private static JsonObject Described(JsonSchemaExporterContext context, JsonNode node, bool isInput)
    {
        JsonPropertyInfo? property = context.PropertyInfo;
        JsonObject schema = node as JsonObject ?? [];
        // The converter of texts hides from the exporter that it writes them.
        if (context.TypeInfo.Type == typeof(string))
            schema["type"] = property is { IsGetNullable: true } && !isInput ? new JsonArray("string", "null") : "string";
        else if (isInput && property is { IsRequired: false } && schema["type"] is JsonArray types)
            schema["type"] = types[0]!.DeepClone();
        if (context.TypeInfo.ElementType == typeof(string)) schema["items"] = new JsonObject { ["type"] = "string" };
        if (isInput && property is not null && Words.TryGetValue(property.Name, out IReadOnlyList<string>? words))
            schema["enum"] = new JsonArray([.. words.Select(static word => JsonValue.Create(word))]);
        if (property?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true)
            is [DescriptionAttribute description, ..])
            schema["description"] = description.Description;
        return schema;
    }
}

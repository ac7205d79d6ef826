using System.Text.Json;

namespace BestNetwork.Tests;

/// <summary>Holds a JSON value to the part of JSON Schema that the tools' schemas use.</summary>
internal static class JsonSchemaCheck
{
    internal static void Holds(JsonElement schema, JsonElement value, string path = "$")
    {
        string type = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            JsonValueKind.Null => "null",
            _ => "boolean",
        };
        JsonElement allowed = schema.GetProperty("type");
        string[] types = allowed.ValueKind == JsonValueKind.Array
            ? [.. allowed.EnumerateArray().Select(static one => one.GetString()!)] : [allowed.GetString()!];
        Assert.True(types.Contains(type) || (type == "integer" && types.Contains("number")),
            $"{path} is {type}, not {string.Join(" or ", types)}");
        if (type == "array")
        {
            int i = 0;
            foreach (JsonElement item in value.EnumerateArray()) Holds(schema.GetProperty("items"), item, $"{path}[{i++}]");
        }
        else if (type == "object")
        {
            JsonElement properties = schema.GetProperty("properties");
            foreach (JsonElement required in schema.GetProperty("required").EnumerateArray())
                Assert.True(value.TryGetProperty(required.GetString()!, out _), $"{path} has no {required}");
            foreach (JsonProperty property in value.EnumerateObject())
            {
                Assert.True(properties.TryGetProperty(property.Name, out JsonElement of), $"{path} has {property.Name}");
                Holds(of, property.Value, $"{path}.{property.Name}");
            }
        }
    }
}

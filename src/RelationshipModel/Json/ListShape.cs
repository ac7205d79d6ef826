using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationshipModel.Json;

/// <summary>A list written as an array.</summary>
internal sealed class ListShape<T>(JsonShape<T> item) : JsonShape<IReadOnlyList<T>>
    where T : notnull
{
    internal override IReadOnlyList<T> Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Unlike(reader.TokenType, "an array", "list");
        List<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(reader.TokenType == JsonTokenType.Null
                ? throw new JsonException("A list must not contain null.")
                : item.Read(ref reader, options));
        return items;
    }

    public override JsonObject Schema(JsonNamingPolicy? naming) =>
        new() { ["type"] = "array", ["items"] = JsonShapes.Reference(item, naming) };

    internal override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (T one in value) item.Write(writer, one, options);
        writer.WriteEndArray();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationshipModel.Json;

/// <summary>A number or a truth value.</summary>
/// <param name="type">Its type in a schema.</param>
/// <param name="read">Reads a value.</param>
/// <param name="write">Writes a value.</param>
internal sealed class ScalarShape<T>(string type, JsonScalarReader<T> read, Action<Utf8JsonWriter, T> write) : JsonShape<T>
    where T : notnull
{
    public override JsonObject Schema(JsonNamingPolicy? naming) => new() { ["type"] = type };

    internal override T Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return read(ref reader);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw Unlike(
                reader.TokenType,
                type switch { "integer" => "a whole number", "number" => "a number", _ => "true or false" }, type);
        }
    }

    internal override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using BestNetwork.Output;

namespace BestNetwork.Mcp;

/// <summary>Writes every text of an answer with its invisible characters written out.</summary>
internal sealed class VisibleTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException("The value is not a text.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(VisibleText.Of(value));
}

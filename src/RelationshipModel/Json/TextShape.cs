using System.Text.Json;

namespace RelationshipModel.Json;

/// <summary>A value written as text.</summary>
/// <param name="example">A text that is read, for the message about one that is not.</param>
/// <param name="format">Writes a value.</param>
/// <param name="parse">Reads a text; throws <see cref="FormatException"/> or <see cref="ArgumentException"/> if it is no
/// value.</param>
internal sealed class TextShape<T>(string example, Func<T, string> format, Func<string, T> parse) : JsonShape<T>
    where T : notnull
{
    internal override T Read(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Parse(reader.GetString()!)
            : throw new JsonException($"{typeof(T).Name} is written as text, such as \"{example}\"; this is {reader.TokenType}.");

    internal override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    internal override string Format(T value) => format(value);

    internal override T Parse(string text)
    {
        try
        {
            return parse(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new JsonException(
                $"'{(text.Length > 40 ? $"{text[..40]}..." : text)}' is no {typeof(T).Name}; write it such as \"{example}\".", e);
        }
    }
}

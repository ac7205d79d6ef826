using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationshipModel.Json;

/// <summary>A value written as text.</summary>
/// <param name="example">A text that is read, for the message about one that is not.</param>
/// <param name="format">Writes a value.</param>
/// <param name="parse">Reads a text; throws <see cref="FormatException"/> or <see cref="ArgumentException"/> if it is no
/// value.</param>
internal sealed class TextShape<T>(string example, Func<T, string> format, Func<string, T> parse) : JsonShape<T>
    where T : notnull
{
    /// <summary>The name that JSON Schema has for the form; null for none.</summary>
    internal string? FormatName { get; init; }

    /// <summary>The longest text; null if that is not limited.</summary>
    internal int? MaxLength { get; init; }

    /// <summary>The texts there are; null if they are not listed.</summary>
    internal IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whether several of <see cref="Names"/> may stand with commas between them.</summary>
    internal bool IsFlags { get; init; }

    private string Allowed => Names is null ? $"such as \"{example}\""
        : IsFlags ? $"one or more of {string.Join(", ", Names)} with commas between them" : $"one of {string.Join(", ", Names)}";

    public override JsonObject Schema(JsonNamingPolicy? naming)
    {
        JsonObject schema = new() { ["type"] = "string" };
        if (FormatName is not null) schema["format"] = FormatName;
        if (MaxLength is { } longest) (schema["minLength"], schema["maxLength"]) = (1, longest);
        if (IsFlags) schema["pattern"] = $"^({string.Join('|', Names!)})(, ({string.Join('|', Names!)}))*$";
        else if (Names is not null) schema["enum"] = new JsonArray([.. Names.Select(static name => JsonValue.Create(name))]);
        return schema;
    }

    internal override T Read(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Parse(TextAt(ref reader))
            : throw Unlike(reader.TokenType, $"text, {Allowed}");

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
                $"'{(text.Length > 40 ? $"{text[..40]}..." : text)}' is not a valid {Words}; write "
                    + (Names is null ? $"it like \"{example}\"." : $"{Allowed}."), e);
        }
    }
}

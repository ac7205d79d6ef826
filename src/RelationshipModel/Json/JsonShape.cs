using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationshipModel.Json;

/// <summary>The form of a type in JSON.</summary>
internal abstract class JsonShape<T> : IJsonShape
    where T : notnull
{
    /// <summary>The type in words, for messages: they are read by people who write JSON.</summary>
    protected static string Words { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(typeof(T).Name).Replace('_', ' ');

    internal abstract T Read(ref Utf8JsonReader reader, JsonSerializerOptions options);

    internal abstract void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options);

    public abstract JsonObject Schema(JsonNamingPolicy? naming);

    /// <summary>A fault of a value that has not the form that it must have.</summary>
    protected static JsonException Unlike(JsonTokenType found, string form, string? words = null) => new(
        $"This {found switch
        {
            JsonTokenType.StartObject => "object",
            JsonTokenType.StartArray => "array",
            JsonTokenType.String => "text",
            JsonTokenType.Number => "number",
            _ => found.ToString().ToLowerInvariant(),
        }} is not a valid {words ?? Words}; write it as {form}.");

    /// <summary>The text at which a reader is.</summary>
    protected static string TextAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("The text is not valid Unicode.", e);
        }
    }

    /// <summary>The value as the name of a property.</summary>
    internal virtual string Format(T value) => throw new NotSupportedException($"{typeof(T).Name} cannot be a key in JSON.");

    /// <summary>The value that the name of a property says.</summary>
    internal virtual T Parse(string text) => throw new NotSupportedException($"{typeof(T).Name} cannot be a key in JSON.");
}

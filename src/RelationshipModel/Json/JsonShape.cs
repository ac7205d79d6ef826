using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationshipModel.Json;

/// <summary>The form of a type in JSON.</summary>
internal abstract class JsonShape<T> : IJsonShape
    where T : notnull
{
    internal abstract T Read(ref Utf8JsonReader reader, JsonSerializerOptions options);

    internal abstract void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options);

    public abstract JsonObject Schema(JsonNamingPolicy? naming);

    /// <summary>The value as the name of a property.</summary>
    internal virtual string Format(T value) => throw new NotSupportedException($"{typeof(T).Name} cannot be a key in JSON.");

    /// <summary>The value that the name of a property says.</summary>
    internal virtual T Parse(string text) => throw new NotSupportedException($"{typeof(T).Name} cannot be a key in JSON.");
}

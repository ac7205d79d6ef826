using System.Text.Json;

namespace RelationshipModel.Json;

/// <summary>The form of a type in JSON.</summary>
internal abstract class JsonShape<T>
    where T : notnull
{
    internal abstract T Read(ref Utf8JsonReader reader, JsonSerializerOptions options);

    internal abstract void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options);

    /// <summary>The value as the name of a property.</summary>
    internal virtual string Format(T value) => throw new NotSupportedException($"{typeof(T).Name} cannot be a key in JSON.");

    /// <summary>The value that the name of a property says.</summary>
    internal virtual T Parse(string text) => throw new NotSupportedException($"{typeof(T).Name} cannot be a key in JSON.");
}

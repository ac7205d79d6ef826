using System.Text.Json;

namespace RelationshipModel.Json;

/// <summary>A property of an object in JSON.</summary>
/// <param name="name">The name as the type has it, before a naming policy.</param>
internal abstract class ShapeProperty<T>(string name)
{
    internal string Name => name;

    /// <summary>Whether the property is the owner's own, and written only where that was asked for.</summary>
    internal bool IsPrivate { get; init; }

    /// <summary>Whether the property is left out where it is null or empty, whatever the options say.</summary>
    internal bool IsSparse { get; init; }

    /// <summary>Writes name and value.</summary>
    internal abstract void Write(Utf8JsonWriter writer, string written, T value, JsonSerializerOptions options);

    /// <summary>Reads a value that is not null.</summary>
    internal abstract object Read(ref Utf8JsonReader reader, JsonSerializerOptions options);
}

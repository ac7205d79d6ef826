using System.Text.Json;
using System.Text.Json.Nodes;

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

    /// <summary>Whether the value may be null.</summary>
    internal bool IsOptional { get; init; }

    internal abstract JsonNode Schema(JsonNamingPolicy? naming);

    /// <summary>Writes name and value.</summary>
    internal abstract void Write(Utf8JsonWriter writer, string written, T value, JsonSerializerOptions options);

    /// <summary>Reads a value that is not null.</summary>
    internal abstract object Read(ref Utf8JsonReader reader, JsonSerializerOptions options);
}

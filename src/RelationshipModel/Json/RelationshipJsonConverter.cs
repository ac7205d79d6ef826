using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationshipModel.Json;

/// <summary>
/// Converts a value of this library to JSON and back. The types carry it as an attribute, so that they serialize with any
/// <see cref="JsonSerializerOptions"/>: ids, enums, instants, days and lengths as text, nouns as objects.
/// </summary>
/// <remarks>
/// Instants, days, lengths and periods are written in ISO 8601, enums by name, zones by their IANA name. A property that is
/// missing is read as the default that its type documents, or refused if it has none; one that is unknown, appears twice
/// or has a value that the type refuses ends reading with a <see cref="JsonException"/>.
/// </remarks>
/// <typeparam name="T">The type to convert: an id, an enum or a noun of this library, or one of NodaTime's types.</typeparam>
public sealed class RelationshipJsonConverter<T> : JsonConverter<T>
    where T : notnull
{
    private readonly JsonShape<T> _shape = JsonShapes.Of<T>();

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        _shape.Read(ref reader, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _shape.Write(writer, value, options);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        _shape.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(_shape.Format(value));
    }
}

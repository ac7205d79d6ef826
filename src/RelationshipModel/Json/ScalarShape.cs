using System.Text.Json;

namespace RelationshipModel.Json;

/// <summary>A number or a truth value.</summary>
internal sealed class ScalarShape<T>(JsonScalarReader<T> read, Action<Utf8JsonWriter, T> write) : JsonShape<T>
    where T : notnull
{
    internal override T Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return read(ref reader);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new JsonException($"This {reader.TokenType} is no {typeof(T).Name}.", e);
        }
    }

    internal override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
}

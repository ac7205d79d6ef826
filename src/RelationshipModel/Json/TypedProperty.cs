using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RelationshipModel.Json;

/// <summary>A property whose values have a shape.</summary>
/// <param name="name">The name as the type has it.</param>
/// <param name="tryGet">Gets the value; false where it is null.</param>
/// <param name="shape">The shape in which the value is written.</param>
internal sealed class TypedProperty<T, TValue>(string name, TryGet<T, TValue> tryGet, JsonShape<TValue> shape)
    : ShapeProperty<T>(name)
    where TValue : notnull
{
    internal override JsonNode Schema(JsonNamingPolicy? naming)
    {
        JsonNode schema = JsonShapes.Reference(shape, naming);
        return IsOptional ? JsonShapes.OrNull(schema) : schema;
    }

    internal override void Write(Utf8JsonWriter writer, string written, T value, JsonSerializerOptions options)
    {
        if (tryGet(value, out TValue found))
        {
            writer.WritePropertyName(written);
            shape.Write(writer, found, options);
        }
        else if (!IsSparse && options.DefaultIgnoreCondition == JsonIgnoreCondition.Never)
        {
            writer.WriteNull(written);
        }
    }

    internal override object Read(ref Utf8JsonReader reader, JsonSerializerOptions options) => shape.Read(ref reader, options);
}

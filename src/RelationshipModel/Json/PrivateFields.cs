using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationshipModel.Json;

/// <summary>Stands among the converters of options that write what is private to the owner. It converts nothing.</summary>
internal sealed class PrivateFields : JsonConverter<PrivateFields>
{
    public override PrivateFields Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, PrivateFields value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

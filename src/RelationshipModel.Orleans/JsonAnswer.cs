using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RelationshipModel.Json;

namespace RelationshipModel.Orleans;

/// <summary>An answer in JSON, in the core's form (<see cref="RelationshipJson.Web"/>).</summary>
/// <remarks>
/// Answers such as a score compute their explanations on demand, from what is in the silo, so they cannot travel themselves.
/// Their JSON can: a web program passes it on, and a C# program reads what it needs with <see cref="Read"/>. Numbers are written
/// so that they are read back as the same bits. What is private to the owner is left out.
/// </remarks>
[GenerateSerializer, Immutable, Alias("RelationshipModel.JsonAnswer")]
public sealed class JsonAnswer
{
    [Id(0)]
    private readonly byte[] _utf8;

    internal JsonAnswer(byte[] utf8) => _utf8 = utf8;

    /// <summary>Gets the JSON, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>Reads the JSON as the caller's own type, which has only the properties that the caller needs.</summary>
    /// <typeparam name="T">The type, such as a record with some properties of <see cref="Scoring.RelationshipScore"/>. Ids,
    /// enums, nouns, reasons and explanations are the core's own types.</typeparam>
    /// <param name="options">The options; null for <see cref="JsonSerializerOptions.Web"/>.</param>
    /// <exception cref="JsonException">The JSON does not have the form of the type.</exception>
    public T Read<T>(JsonSerializerOptions? options = null) =>
        JsonSerializer.Deserialize<T>(_utf8, options ?? JsonSerializerOptions.Web)!;

    /// <summary>Returns the length of the answer; never what it says.</summary>
    public override string ToString() => $"{_utf8.Length} bytes of JSON";

    internal static JsonAnswer Of<T>(T answer) =>
        new(JsonSerializer.SerializeToUtf8Bytes(answer, (JsonTypeInfo<T>)RelationshipJson.Web.GetTypeInfo(typeof(T))));
}

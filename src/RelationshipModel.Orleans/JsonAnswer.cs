using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RelationshipModel.Json;

namespace RelationshipModel.Orleans;

/// <summary>An answer in JSON, in the form that the core gives it (<see cref="RelationshipJson.Web"/>).</summary>
/// <remarks>
/// Answers such as a score compute their explanations when asked, from what lies in the silo, so they cannot travel as they are.
/// Their JSON can: a web program passes it on, and a program in C# reads what it needs of it with <see cref="Read"/>. Numbers
/// are written so that they are read as the same bits. What is private to the owner is left out.
/// </remarks>
[GenerateSerializer, Immutable, Alias("RelationshipModel.JsonAnswer")]
public sealed class JsonAnswer
{
    [Id(0)]
    private readonly byte[] _utf8;

    internal JsonAnswer(byte[] utf8) => _utf8 = utf8;

    /// <summary>Gets the JSON, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>Reads the JSON as a type of the caller's, which has the properties that it needs.</summary>
    /// <typeparam name="T">The type, such as a record with some properties of <see cref="Scoring.RelationshipScore"/>. Ids,
    /// enums, nouns, reasons and explanations are the core's own types.</typeparam>
    /// <param name="options">The options; null for <see cref="JsonSerializerOptions.Web"/>.</param>
    /// <exception cref="JsonException">The JSON has no such form.</exception>
    public T Read<T>(JsonSerializerOptions? options = null) =>
        JsonSerializer.Deserialize<T>(_utf8, options ?? JsonSerializerOptions.Web)!;

    /// <summary>Returns the length of the answer; never what it says.</summary>
    public override string ToString() => $"{_utf8.Length} bytes of JSON";

    internal static JsonAnswer Of<T>(T answer) =>
        new(JsonSerializer.SerializeToUtf8Bytes(answer, (JsonTypeInfo<T>)RelationshipJson.Web.GetTypeInfo(typeof(T))));
}

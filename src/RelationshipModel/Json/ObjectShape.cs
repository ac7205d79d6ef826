using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationshipModel.Json;

/// <summary>A noun written as an object: each property is named once, here.</summary>
internal sealed class ObjectShape<T>(Func<ObjectFields, T> make, params IReadOnlyList<ShapeProperty<T>> properties) : JsonShape<T>
    where T : notnull
{
    // Naming policies are few and live as long as the program.
    private readonly ConcurrentDictionary<JsonNamingPolicy, string[]> _names = new();
    private readonly string[] _plainNames = [.. properties.Select(static property => property.Name)];

    public override JsonObject Schema(JsonNamingPolicy? naming)
    {
        JsonObject written = [];
        foreach (ShapeProperty<T> property in properties) written[Named(property.Name)] = property.Schema(naming);
        return new()
        {
            ["type"] = "object",
            ["properties"] = written,
            ["required"] = new JsonArray([.. ObjectFields.RequiredBy(make).Select(name => JsonValue.Create(Named(name)))]),
            ["additionalProperties"] = false,
        };

        string Named(string name) => naming?.ConvertName(name) ?? name;
    }

    internal override T Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Unlike(reader.TokenType, "an object");
        string[] names = NamesBy(options);
        ObjectFields fields = new(Words, options.PropertyNamingPolicy);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = TextAt(ref reader);
            int index = Array.FindIndex(names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                throw new JsonException(
                    $"There is no property '{name}' of {Words}; there are {string.Join(", ", names)}.");
            reader.Read();
            fields.Add(properties[index].Name, reader.TokenType == JsonTokenType.Null ? null : Read(ref reader, index));
        }

        try
        {
            return make(fields);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            int index = Array.FindIndex(_plainNames, name =>
                name.Equals((e as ArgumentException)?.ParamName, StringComparison.OrdinalIgnoreCase));
            string subject = index < 0 ? $"This is not a valid {Words}" : names[index];
            throw new JsonException($"{subject}: {e.Message.Split(" (Parameter '")[0]}", e);
        }

        object Read(ref Utf8JsonReader reader, int index)
        {
            try
            {
                return properties[index].Read(ref reader, options);
            }
            catch (JsonException e)
            {
                throw new JsonException($"{names[index]}: {e.Message}", e.InnerException);
            }
        }
    }

    internal override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        string[] names = NamesBy(options);
        bool writesPrivate = RelationshipJson.IncludesPrivate(options);
        writer.WriteStartObject();
        for (int i = 0; i < properties.Count; i++)
            if (!properties[i].IsPrivate || writesPrivate) properties[i].Write(writer, names[i], value, options);
        writer.WriteEndObject();
    }

    private string[] NamesBy(JsonSerializerOptions options) => options.PropertyNamingPolicy is { } policy
        ? _names.GetOrAdd(policy, (by, plain) => [.. plain.Select(by.ConvertName)], _plainNames)
        : _plainNames;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Scoring;

namespace BestNetwork.Output;

/// <summary>Writes an array of objects as JSON, each with its explanations as trees.</summary>
internal sealed class JsonOutput(Stream stream) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    internal void Array<T>(IEnumerable<T> items, Action<T> fields)
    {
        _json.WriteStartArray();
        foreach (T item in items)
        {
            _json.WriteStartObject();
            fields(item);
            _json.WriteEndObject();
            if (_json.BytesPending > 0x10000) _json.Flush();
        }

        _json.WriteEndArray();
    }

    internal JsonOutput Text(string name, string? text)
    {
        if (text is null) _json.WriteNull(name);
        else _json.WriteString(name, text);
        return this;
    }

    internal JsonOutput Texts(string name, IEnumerable<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (string text in texts) _json.WriteStringValue(text);
        _json.WriteEndArray();
        return this;
    }

    internal JsonOutput Number(string name, double? number)
    {
        if (number is { } value) _json.WriteNumber(name, value);
        else _json.WriteNull(name);
        return this;
    }

    internal JsonOutput Flag(string name, bool flag)
    {
        _json.WriteBoolean(name, flag);
        return this;
    }

    internal JsonOutput Time(string name, Instant? at) => Text(name, at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null);

    internal JsonOutput Tree(string name, Explanation explanation)
    {
        _json.WritePropertyName(name);
        JsonSerializer.Serialize(_json, ExplanationLine.Of(explanation), ScoreJsonContext.Default.ExplanationLine);
        return this;
    }

    public void Dispose() => _json.Dispose();
}

using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Scoring;

namespace BestNetwork.Output;

/// <summary>Writes objects as JSON, as an array or one a line, each with its explanations as trees.</summary>
/// <remarks>Characters that nobody sees (controls, bidirectional marks) are always escaped, so that no text of others
/// moves what stands beside it.</remarks>
internal sealed class JsonOutput : IDisposable
{
    private readonly EscapingStream _output;
    private readonly Utf8JsonWriter _json;
    private readonly bool _isLines;

    internal JsonOutput(Stream stream, bool isLines = false)
    {
        _isLines = isLines;
        _output = new(stream);
        _json = new(_output,
            new() { Indented = !isLines, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    internal void Array<T>(IEnumerable<T> items, Action<T> fields)
    {
        Begin();
        foreach (T item in items)
        {
            Item(json =>
            {
                json.WriteStartObject();
                fields(item);
                json.WriteEndObject();
            });
        }

        End();
    }

    internal void Begin()
    {
        if (!_isLines) _json.WriteStartArray();
    }

    /// <summary>Writes one item of the array, or one line.</summary>
    internal void Item(Action<Utf8JsonWriter> write)
    {
        write(_json);
        if (_isLines)
        {
            _json.Flush();
            _json.Reset();
            _output.WriteByte((byte)'\n');
        }
        else if (_json.BytesPending > 0x10000)
        {
            _json.Flush();
        }
    }

    internal void End()
    {
        if (_isLines) return;
        _json.WriteEndArray();
        _json.Flush();
        _output.WriteByte((byte)'\n');
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

    internal JsonOutput Time(string name, Instant? at) =>
        Text(name, at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null);

    /// <summary>Writes an explanation as a tree, or its value alone.</summary>
    internal JsonOutput Tree(string name, Explanation explanation, bool explains) =>
        explains ? Tree(name, explanation) : Number(name, explanation.Value);

    internal JsonOutput Tree(string name, Explanation explanation)
    {
        _json.WritePropertyName(name);
        JsonSerializer.Serialize(_json, ExplanationLine.Of(explanation), ScoreJsonContext.Default.ExplanationLine);
        return this;
    }

    public void Dispose()
    {
        _json.Dispose();
        _output.Dispose();
    }
}

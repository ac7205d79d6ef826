using System.Buffers;
using System.Text;
using System.Text.Json;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads JSON token by token from a stream, in memory bounded by the longest token allowed. What is wrong ends it and is
/// told by
/// <see cref="Fault"/>.</summary>
internal sealed class JsonSource
{
    private const int FirstBuffer = 64 * 1024;

    private Stream _source;
    private readonly int _maxToken;
    private readonly CancellationToken _cancellationToken;
    private readonly RecentTexts _recent = new();
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private bool _isLast;
    private bool _isEscaped;
    private JsonReaderState _state;
    private int _valueStart;
    private int _valueLength;
    private bool _hasEscapes;

    internal JsonSource(Stream source, ImportLimits limits, CancellationToken cancellationToken, bool isLines = false)
    {
        (_source, _maxToken, _cancellationToken) = (source, limits.LineLength, cancellationToken);
        _state = new(new()
        {
            AllowTrailingCommas = true,
            AllowMultipleValues = isLines,
            CommentHandling = JsonCommentHandling.Disallow,
            MaxDepth = 64,
        });
    }

    internal JsonTokenType Type { get; private set; }

    /// <summary>Gets the line of the token just read, from 1.</summary>
    internal long Line { get; private set; } = 1;

    /// <summary>Gets what is wrong; null for nothing.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Reads the next token. False at the end or at a fault.</summary>
    internal bool Read()
    {
        if (Fault is not null) return false;
        if (_end == 0 && !_isLast) Begin();
        while (Fault is null)
        {
            Utf8JsonReader reader = new(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            bool hasToken;
            try
            {
                hasToken = reader.Read();
            }
            catch (JsonException)
            {
                return End("this is not valid JSON from here on; was the file cut off?");
            }

            if (hasToken) return Take(reader);
            if (_isLast) return false;
            Skip((int)reader.BytesConsumed);
            _state = reader.CurrentState;
            if (!Fill()) return false;
        }

        return false;
    }

    /// <summary>Goes to the next property of the object that is open. False at its end.</summary>
    internal bool NextProperty() => Read() && Type == JsonTokenType.PropertyName;

    /// <summary>Goes to the next element of the array that is open. False at its end.</summary>
    internal bool NextElement() => Read() && Type != JsonTokenType.EndArray;

    /// <summary>Goes to the next object in the array that is open, and enters it; other elements are skipped. False at its
    /// end.</summary>
    internal bool NextObject()
    {
        while (NextElement())
        {
            if (Type == JsonTokenType.StartObject) return true;
            Skip();
        }

        return false;
    }

    /// <summary>Whether the name of the property or the text is this one.</summary>
    internal bool Is(ReadOnlySpan<byte> text) => Value.SequenceEqual(text);

    /// <summary>Skips the value of the property, or the rest of the value that just began.</summary>
    internal void Skip()
    {
        if (Type == JsonTokenType.PropertyName && !Read()) return;
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        for (int depth = 1; depth > 0 && Read();)
        {
            if (Type is JsonTokenType.StartObject or JsonTokenType.StartArray) depth++;
            else if (Type is JsonTokenType.EndObject or JsonTokenType.EndArray) depth--;
        }
    }

    /// <summary>Reads the value of the property as text, a number as its digits; null for anything else, which is passed
    /// over.</summary>
    internal string? Text()
    {
        if (!Read()) return null;
        if (Type is JsonTokenType.String or JsonTokenType.Number) return Current();
        Skip();
        return null;
    }

    /// <summary>Reads the value of the property as text in UTF-8, valid until the next token; empty where it is longer than so
    /// many bytes, or no text.</summary>
    internal ReadOnlySpan<byte> ShortText(int maxBytes)
    {
        if (!Read()) return default;
        if (Type == JsonTokenType.String) return _valueLength <= maxBytes ? Value : default;
        Skip();
        return default;
    }

    /// <summary>Reads the value of the property as a whole number, also where it is written as text; null for anything else,
    /// which is skipped.</summary>
    internal long? Number()
    {
        if (!Read()) return null;
        if (Type is JsonTokenType.String or JsonTokenType.Number)
            return System.Buffers.Text.Utf8Parser.TryParse(Value, out long number, out int used)
                && (used == Value.Length || Value[used] == (byte)'.') ? number : null;
        Skip();
        return null;
    }

    /// <summary>Reads the value of the property as true or false; false for anything else, which is skipped.</summary>
    internal bool Flag()
    {
        if (!Read()) return false;
        if (Type == JsonTokenType.True) return true;
        Skip();
        return false;
    }

    /// <summary>Enters the object that is the value of the property. False if the value is not one; then it is skipped.</summary>
    internal bool EnterObject() => Enter(JsonTokenType.StartObject);

    /// <summary>Enters the array that is the value of the property. False if the value is not one; then it is skipped.</summary>
    internal bool EnterArray() => Enter(JsonTokenType.StartArray);

    /// <summary>Gets whether the text just read is empty or blank.</summary>
    internal bool IsBlank => Value.Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>Whether the text just read has at most a number of bytes.</summary>
    internal bool IsShort(int maxBytes) => _valueLength <= maxBytes;

    /// <summary>Returns the text just read.</summary>
    internal string Current() => _hasEscapes ? Unescaped(Value) : _recent.Of(Value);

    private ReadOnlySpan<byte> Value => _buffer.AsSpan(_valueStart, _valueLength);

    private bool Enter(JsonTokenType start)
    {
        if (!Read()) return false;
        if (Type == start) return true;
        Skip();
        return false;
    }

    private bool Take(in Utf8JsonReader reader)
    {
        Type = reader.TokenType;
        _valueLength = reader.ValueSpan.Length;
        int consumed = (int)reader.BytesConsumed;
        _valueStart = _start + (int)reader.TokenStartIndex + (Type is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0);
        _hasEscapes = reader.ValueIsEscaped;
        _state = reader.CurrentState;
        Skip(consumed);
        return true;
    }

    private void Skip(int count)
    {
        Line += _buffer.AsSpan(_start, count).Count((byte)'\n');
        _start += count;
    }

    private bool End(string reason)
    {
        Fault = reason;
        return false;
    }

    private void Begin()
    {
        try
        {
            _source = UnicodeText.AsUtf8(_source);
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            _isLast = true;
            End(CompressedData.Fault(e));
            return;
        }

        while (_end < 3 && !_isLast && Fill()) { }
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
    }

    private bool Fill()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length > _maxToken) return End(FormattableString.Invariant(
                $"a text has more than {_maxToken} bytes (LineLength)"));
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read;
        try
        {
            read = _source.Read(_buffer.AsSpan(_end));
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            return End(CompressedData.Fault(e));
        }

        _isLast = read == 0;
        BlankHexEscapes(_end, read);
        _end += read;
        return true;
    }

    /// <summary>Telegram writes control characters as <c>\x0B</c>, which JSON does not know. They stand in texts alone, so blanks
    /// do as well.</summary>
    private void BlankHexEscapes(int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            if (!_isEscaped)
            {
                int next = _buffer.AsSpan(i, start + count - i).IndexOf((byte)'\\');
                if (next < 0) return;
                i += next;
                _isEscaped = true;
            }
            else
            {
                if (_buffer[i] == 'x' && i > 0) _buffer[i - 1] = _buffer[i] = (byte)' ';
                _isEscaped = false;
            }
        }
    }

    private static string Unescaped(ReadOnlySpan<byte> text)
    {
        ArrayBufferWriter<char> plain = new(text.Length);
        while (!text.IsEmpty)
        {
            int escape = text.IndexOf((byte)'\\');
            ReadOnlySpan<byte> before = escape < 0 ? text : text[..escape];
            plain.Write(Encoding.UTF8.GetString(before));
            if (escape < 0 || escape + 1 >= text.Length) break;
            char c = (char)text[escape + 1];
            int length = 2;
            if (c == 'u' && escape + 6 <= text.Length && System.Buffers.Text.Utf8Parser.TryParse(text.Slice(escape + 2, 4),
                out ushort unit, out int used, 'x') && used == 4)
            {
                c = (char)unit;
                length = 6;
            }
            else c = c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => c };
            plain.Write([c]);
            text = text[(escape + length)..];
        }

        return plain.WrittenSpan.ToString();
    }
}

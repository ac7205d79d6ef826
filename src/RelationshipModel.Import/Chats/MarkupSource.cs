using System.Globalization;
using System.Text;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>
/// Reads the tags of XML or HTML one by one from a stream, as they are: characters that XML forbids do no harm, half surrogate
/// pairs written as two
/// references are joined, long values are cut, and nothing that a document type declares is ever expanded.
/// </summary>
internal sealed class MarkupSource : IDisposable
{
    /// <summary>The number of characters of a value or a text that are kept; what is longer is a body or a picture.</summary>
    internal const int MaxValue = 4096;

    private const int MaxAttributes = 200;
    private const int MaxName = 100;

    private readonly Stream _source;
    private StreamReader? _text;
    private readonly CancellationToken _cancellationToken;
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _value = new();
    private readonly RecentTexts _recent = new();
    private int _at;
    private int _end;

    internal MarkupSource(Stream source, CancellationToken cancellationToken)
    {
        _source = source;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Gets the name of the tag, in lower case; empty for a text.</summary>
    internal string Name { get; private set; } = "";

    internal bool IsClosing { get; private set; }

    /// <summary>Gets whether the tag closes itself.</summary>
    internal bool IsEmpty { get; private set; }

    /// <summary>Gets the text between two tags, cut and with references resolved.</summary>
    internal string Text { get; private set; } = "";

    internal long Line { get; private set; } = 1;

    /// <summary>Gets the line on which the tag just read begins.</summary>
    internal long TagLine { get; private set; } = 1;

    /// <summary>Gets what is wrong; null for nothing.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Reads up to the next tag or text. False at the end.</summary>
    /// <param name="withTexts">Whether texts that are not blank are returned, not skipped.</param>
    internal bool Next(bool withTexts = false)
    {
        while (Fault is null)
        {
            int next = Peek();
            if (next < 0) return false;
            if (next != '<')
            {
                if (!ReadText(withTexts)) continue;
                Name = "";
                return true;
            }

            TagLine = Line;
            Take();
            next = Peek();
            if (next == '!') PassDeclaration();
            else if (next == '?') PassTo("?>");
            else if (next == '/' || IsNameCharacter(next)) return ReadTag();
        }

        return false;
    }

    /// <summary>Returns an attribute of the tag, without blanks around it; empty where it is missing or <c>null</c>, as Android
    /// writes it.</summary>
    internal string Attribute(string name) => _attributes.TryGetValue(name, out string? value) && value != "null" ? value : "";

    public void Dispose() => _text?.Dispose();

    private bool ReadText(bool isWanted)
    {
        _value.Clear();
        int next;
        while ((next = Peek()) >= 0 && next != '<') Append((char)Take());
        if (!isWanted) return false;
        Text = Resolved().Trim();
        return Text.Length > 0;
    }

    private bool ReadTag()
    {
        IsClosing = Peek() == '/';
        if (IsClosing) Take();
        IsEmpty = false;
        _attributes.Clear();
        Name = NameHere();
        while (true)
        {
            PassBlanks();
            int next = Peek();
            if (next < 0) return End("the file ends within a tag; it was cut off");
            if (next == '>')
            {
                Take();
                return true;
            }

            if (next == '/')
            {
                Take();
                IsEmpty = Peek() == '>';
            }
            else if (IsNameCharacter(next))
            {
                string name = NameHere();
                PassBlanks();
                string value = "";
                if (Peek() == '=')
                {
                    Take();
                    PassBlanks();
                    if (Value() is not { } read) return End("the file ends within a value; it was cut off");
                    value = read;
                }

                if (_attributes.Count < MaxAttributes) _attributes[name] = value;
            }
            else Take();
        }
    }

    private string NameHere()
    {
        _value.Clear();
        while (IsNameCharacter(Peek()))
        {
            char c = (char)Take();
            if (_value.Length < MaxName) _value.Append(char.ToLowerInvariant(c));
        }

        return _recent.Of(_value);
    }

    private string? Value()
    {
        _value.Clear();
        int quote = Peek();
        if (quote is not ('"' or '\''))
        {
            while (Peek() is var c && c >= 0 && c is not ('>' or '/') && !char.IsWhiteSpace((char)c)) Append((char)Take());
            return Resolved();
        }

        Take();
        while (true)
        {
            if (_at == _end && !Fill()) return null;
            int length = _buffer.AsSpan(_at, _end - _at).IndexOf((char)quote);
            int taken = length < 0 ? _end - _at : length;
            ReadOnlySpan<char> part = _buffer.AsSpan(_at, taken);
            Line += part.Count('\n');
            _value.Append(part[..Math.Min(taken, MaxValue - Math.Min(MaxValue, _value.Length))]);
            _at += taken;
            if (length < 0) continue;
            _at++;
            return Resolved().Trim();
        }
    }

    private void Append(char c)
    {
        if (_value.Length < MaxValue) _value.Append(c);
    }

    private void PassDeclaration()
    {
        Take();
        if (Peek() == '-')
        {
            PassTo("-->");
            return;
        }

        if (Peek() == '[')
        {
            PassTo("]]>");
            return;
        }

        while (Peek() is var c && c >= 0)
        {
            Take();
            if (c == '>') return;
            if (c != '[') continue;
            End("the file declares entities of its own (a document type with an internal subset); it is not read");
            return;
        }
    }

    private void PassTo(string end)
    {
        int matched = 0;
        while (Peek() >= 0)
        {
            char c = (char)Take();
            if (c == end[matched])
            {
                if (++matched == end.Length) return;
            }
            // Another dash or bracket before the end keeps what was matched of it.
            else if (!(matched == end.Length - 1 && c == end[0])) matched = c == end[0] ? 1 : 0;
        }
    }

    private void PassBlanks()
    {
        while (Peek() is var c && c >= 0 && char.IsWhiteSpace((char)c)) Take();
    }

    private string Resolved()
    {
        if (_value.Length == 0) return "";
        string text = _recent.Of(_value);
        if (!text.Contains('&', StringComparison.Ordinal)) return text;
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int end = text[i] == '&' ? text.IndexOf(';', i) : -1;
            if (end < 0 || end - i > 10)
            {
                plain.Append(text[i]);
                continue;
            }

            if (Reference(text.AsSpan(i + 1, end - i - 1)) is not { } resolved)
            {
                plain.Append(text[i]);
                continue;
            }

            plain.Append(resolved);
            i = end;
        }

        return plain.ToString();
    }

    private static string? Reference(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "amp": return "&";
            case "lt": return "<";
            case "gt": return ">";
            case "quot": return "\"";
            case "apos": return "'";
            case "nbsp": return " ";
        }

        if (name is not ['#', ..]) return null;
        bool isHex = name.Length > 1 && name[1] is 'x' or 'X';
        ReadOnlySpan<char> digits = name[(isHex ? 2 : 1)..];
        NumberStyles style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(digits, style, CultureInfo.InvariantCulture, out int code)) return null;
        // Halves of a pair come as two references, one after the other.
        if (code is > 0 and <= char.MaxValue) return ((char)code).ToString();
        return Rune.IsValid(code) && code > 0 ? new Rune(code).ToString() : null;
    }

    private static bool IsNameCharacter(int c) => c >= 0 && (char.IsLetterOrDigit((char)c) || c is '_' or '-' or ':' or '.');

    private int Peek() => _at < _end || Fill() ? _buffer[_at] : -1;

    private int Take()
    {
        char c = _buffer[_at++];
        if (c == '\n') Line++;
        return c;
    }

    private bool Fill()
    {
        if (Fault is not null) return false;
        _cancellationToken.ThrowIfCancellationRequested();
        try
        {
            _at = 0;
            _text ??= new(UnicodeText.AsUtf8(_source), Encoding.UTF8, detectEncodingFromByteOrderMarks: true,
                bufferSize: 32 * 1024, leaveOpen: true);
            _end = _text.Read(_buffer);
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            _end = 0;
            return End(CompressedData.Fault(e));
        }

        return _end > 0;
    }

    private bool End(string reason)
    {
        Fault ??= reason;
        return false;
    }
}

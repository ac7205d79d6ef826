using System.Buffers.Text;
using System.Text;

namespace RelationshipModel.Import.Text;

/// <summary>One logical line of iCalendar or vCard: <c>group.NAME;PARAM=value,"value":value</c>, folds undone.</summary>
internal sealed class ContentLine
{

    private readonly List<(string Name, string Value)> _parameters = [];
    private readonly byte[] _value;

    private ContentLine(string name, byte[] value)
    {
        Name = name;
        _value = value;
    }

    /// <summary>The property's name in upper case, without its group.</summary>
    internal string Name { get; }

    /// <summary>The group before the name, in upper case; empty if not found.</summary>
    internal string Group { get; private init; } = "";

    /// <summary>
    /// The values of a parameter, lists taken apart; of one without a name (vCard 2.1), its value under
    /// TYPE, ENCODING or CHARSET as it means.
    /// </summary>
    internal IEnumerable<string> Parameters(string name)
    {
        foreach ((string given, string value) in _parameters)
            if (given == name) yield return value;
    }

    internal string? Parameter(string name)
    {
        foreach ((string given, string value) in _parameters)
            if (given == name) return value;
        return null;
    }

    /// <summary>The line with the beginning of its value, up to a colon, as the end of a parameter: for a parameter
    /// whose colon was not quoted.</summary>
    internal ContentLine WithLonger(string parameter, int colon)
    {
        string value = Text();
        ContentLine mended = new(Name, Encoding.UTF8.GetBytes(value[(colon + 1)..])) { Group = Group };
        mended._parameters.AddRange(
            _parameters.Select(given => given.Name == parameter ? (given.Name, $"{given.Value}:{value[..colon]}") : given));
        return mended;
    }

    internal bool IsQuotedPrintable => Parameters("ENCODING")
        .Any(static e => e.Equals("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase));

    /// <summary>The value as text, in its charset, its transfer encoding undone; escapes still stand.</summary>
    internal string Text()
    {
        byte[] bytes = IsQuotedPrintable ? QuotedPrintable(_value) : IsBase64 ? FromBase64(_value) : _value;
        return Decode(bytes, Parameter("CHARSET"));
    }

    internal static string Decode(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        return Ascii.IsValid(bytes) && charset is null
            ? Encoding.ASCII.GetString(bytes) : CodePages.Decode(bytes, charset is null ? null : CodePages.Find(charset));
    }

    /// <summary>Parses a line. Null if it is not valid: it has no colon, or its name is not valid.</summary>
    internal static ContentLine? Parse(ReadOnlySpan<byte> line)
    {
        int end = line.IndexOfAny((byte)':', (byte)';');
        if (end <= 0 || end > 128) return null;
        ReadOnlySpan<byte> given = line[..end].TrimEnd(" \t"u8);
        if (given.IsEmpty) return null;
        foreach (byte b in given)
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'-' or (byte)'.' or (byte)'_')) return null;
        string full = Encoding.ASCII.GetString(given).ToUpperInvariant();
        int dot = full.LastIndexOf('.');
        int colon = EndOfParameters(line, end);
        if (colon < 0) return null;
        ContentLine parsed = new(full[(dot + 1)..], line[(colon + 1)..].ToArray()) { Group = dot < 0 ? "" : full[..dot] };
        if (colon > end) parsed.AddParameters(line[(end + 1)..colon]);
        return parsed;
    }

    private static int EndOfParameters(ReadOnlySpan<byte> line, int from)
    {
        bool quoted = false;
        for (int i = from; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted || IsEscapedQuote(line, i);
            else if (line[i] == ':' && !quoted) return i;
        }

        return quoted ? line[from..].IndexOf((byte)':') is >= 0 and int first ? from + first : -1 : -1;
    }

    /// <summary>
    /// Whether a quote in a quoted value is part of it: behind a backslash, as RFC 5545 has it not but programs
    /// write it, and not where the value ends.
    /// </summary>
    private static bool IsEscapedQuote(ReadOnlySpan<byte> text, int at)
    {
        if (at == 0 || text[at - 1] != '\\') return false;
        ReadOnlySpan<byte> rest = text[(at + 1)..];
        if (rest.IsEmpty || rest[0] == ':') return false;
        if (rest[0] != ';') return true;
        int name = rest[1..].IndexOfAnyExcept(NameBytes);
        return name < 1 || rest[name + 1] != '=';
    }

    private static readonly System.Buffers.SearchValues<byte> NameBytes =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"u8);

    private void AddParameters(ReadOnlySpan<byte> text)
    {
        foreach (Range range in Split(text, (byte)';'))
        {
            ReadOnlySpan<byte> parameter = text[range];
            int equals = parameter.IndexOf((byte)'=');
            string name = equals < 0 ? "" : Decode(parameter[..equals]).Trim().ToUpperInvariant();
            ReadOnlySpan<byte> values = parameter[(equals + 1)..];
            if (name.Length > 0 && !IsList(name)) _parameters.Add((name, Plain(Decode(values))));
            else
                foreach (Range part in Split(values, (byte)','))
                {
                    string value = Plain(Decode(values[part]));
                    // Some quote the list as a whole: TYPE="voice,home" (RFC 6350, 6.4.1).
                    foreach (string one in name is "TYPE" or "FEATURE" ? value.Split(',') : [value])
                        _parameters.Add((name.Length > 0 ? name : NameOf(one), one));
                }
        }
    }

    /// <summary>Whether a parameter may have several values. In others a comma is part of the
    /// value, even without quotes.</summary>
    private static bool IsList(string name) =>
        name is "TYPE" or "FEATURE" or "MEMBER" or "DELEGATED-FROM" or "DELEGATED-TO" or "DISPLAY" or "PID" or "ENCODING";

    private static string NameOf(string value) => value.ToUpperInvariant() switch
    {
        "QUOTED-PRINTABLE" or "BASE64" or "8BIT" or "7BIT" or "B" => "ENCODING",
        "UTF-8" => "CHARSET",
        _ => "TYPE",
    };

    /// <summary>The value without its quotes and escapes: those of RFC 6868, and the backslashes that programs write
    /// although no RFC allows them.</summary>
    private static string Plain(string value)
    {
        value = value.Trim();
        if (value is ['"', .., '"']) value = value[1..^1];
        else value = value.Trim('"');
        if (!value.AsSpan().ContainsAny('^', '\\')) return value;
        StringBuilder plain = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            char? next = i + 1 < value.Length ? value[i + 1] : null;
            char? meant = (value[i], next) switch
            {
                ('^', 'n') => '\n',
                ('^', '\'') => '"',
                ('^', '^') => '^',
                ('\\', '"' or ',' or ';' or ':' or '\\') => next,
                _ => null,
            };
            plain.Append(meant ?? value[i]);
            if (meant is not null) i++;
        }

        return plain.ToString();
    }

    /// <summary>The parts between separators that are neither quoted nor escaped.</summary>
    private static List<Range> Split(ReadOnlySpan<byte> text, byte separator)
    {
        List<Range> parts = [];
        bool quoted = false;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted || IsEscapedQuote(text, i);
            if (text[i] != separator || quoted || (i > 0 && text[i - 1] == '\\' && separator == ';')) continue;
            parts.Add(start..i);
            start = i + 1;
        }

        parts.Add(start..);
        return parts;
    }

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> value)
    {
        byte[] plain = new byte[value.Length];
        int length = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && char.IsAsciiHexDigit((char)value[i + 1])
                && char.IsAsciiHexDigit((char)value[i + 2]))
            {
                plain[length++] = Convert.FromHexString(Encoding.ASCII.GetString(value.Slice(i + 1, 2)))[0];
                i += 2;
            }
            else if (!(value[i] == '=' && i == value.Length - 1))
            {
                plain[length++] = value[i];
            }
        }

        return plain[..length];
    }

    private bool IsBase64 => Parameters("ENCODING").Any(static e => e.ToUpperInvariant() is "B" or "BASE64");

    /// <summary>The bytes of a value in Base64; the value itself if it is not.</summary>
    private static byte[] FromBase64(byte[] value)
    {
        byte[] plain = new byte[value.Length];
        return Base64.DecodeFromUtf8(value, plain, out _, out int written) == System.Buffers.OperationStatus.Done
            ? plain[..written] : value;
    }
}

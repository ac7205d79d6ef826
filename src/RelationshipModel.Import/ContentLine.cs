using System.Text;

namespace RelationshipModel.Import;

/// <summary>One logical line of iCalendar or vCard: <c>group.NAME;PARAM=value,"value":value</c>, folds undone.</summary>
internal sealed class ContentLine
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Fallback = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly List<(string Name, string Value)> _parameters = [];
    private readonly byte[] _value;

    private ContentLine(string name, byte[] value)
    {
        Name = name;
        _value = value;
    }

    /// <summary>The property's name in upper case, without its group.</summary>
    internal string Name { get; }

    /// <summary>The group before the name, in upper case; empty where there is none.</summary>
    internal string Group { get; private init; } = "";

    /// <summary>
    /// The values of a parameter, lists taken apart; of one without a name (vCard 2.1), its value under TYPE, ENCODING or CHARSET as it means.
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

    internal bool IsQuotedPrintable => Parameters("ENCODING").Any(static e => e.Equals("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase));

    /// <summary>The value as text, in its charset, its transfer encoding undone; escapes still stand.</summary>
    internal string Text()
    {
        byte[] bytes = IsQuotedPrintable ? QuotedPrintable(_value) : _value;
        return Decode(bytes, Parameter("CHARSET"));
    }

    internal static string Decode(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        if (charset is not null && !charset.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) && EncodingOf(charset) is { } encoding)
            return encoding.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Fallback.GetString(bytes);
        }
    }

    /// <summary>Takes a line apart. Null where it is none: without a colon, or with a name that is none.</summary>
    internal static ContentLine? Parse(ReadOnlySpan<byte> line)
    {
        int end = line.IndexOfAny((byte)':', (byte)';');
        if (end <= 0 || end > 128) return null;
        foreach (byte b in line[..end])
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'-' or (byte)'.' or (byte)'_')) return null;
        string full = Encoding.ASCII.GetString(line[..end]).ToUpperInvariant();
        int dot = full.LastIndexOf('.');
        int colon = EndOfParameters(line, end);
        if (colon < 0) return null;
        ContentLine parsed = new(full[(dot + 1)..], line[(colon + 1)..].ToArray()) { Group = dot < 0 ? "" : full[..dot] };
        if (colon > end) parsed.AddParameters(Decode(line[(end + 1)..colon]));
        return parsed;
    }

    private static int EndOfParameters(ReadOnlySpan<byte> line, int from)
    {
        bool quoted = false;
        for (int i = from; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ':' && !quoted) return i;
        }

        return quoted ? line[from..].IndexOf((byte)':') is >= 0 and int first ? from + first : -1 : -1;
    }

    private void AddParameters(string text)
    {
        foreach (string parameter in Split(text, ';'))
        {
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? "" : parameter[..equals].Trim().ToUpperInvariant();
            foreach (string part in Split(parameter[(equals + 1)..], ','))
            {
                string value = Unescaped(part.Trim().Trim('"'));
                _parameters.Add((name.Length > 0 ? name : NameOf(value), value));
            }
        }
    }

    private static string NameOf(string value) => value.ToUpperInvariant() switch
    {
        "QUOTED-PRINTABLE" or "BASE64" or "8BIT" or "7BIT" or "B" => "ENCODING",
        "UTF-8" => "CHARSET",
        _ => "TYPE",
    };

    /// <summary>Undoes the escapes of RFC 6868.</summary>
    private static string Unescaped(string value) =>
        value.Contains('^', StringComparison.Ordinal)
            ? value.Replace("^n", "\n", StringComparison.Ordinal).Replace("^'", "\"", StringComparison.Ordinal).Replace("^^", "^", StringComparison.Ordinal)
            : value;

    private static IEnumerable<string> Split(string text, char separator)
    {
        bool quoted = false;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            if (text[i] != separator || quoted) continue;
            yield return text[start..i];
            start = i + 1;
        }

        yield return text[start..];
    }

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> value)
    {
        byte[] plain = new byte[value.Length];
        int length = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && char.IsAsciiHexDigit((char)value[i + 1]) && char.IsAsciiHexDigit((char)value[i + 2]))
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

    private static Encoding? EncodingOf(string charset)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}

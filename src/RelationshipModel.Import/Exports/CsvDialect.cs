using System.Buffers;
using System.Text;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Exports;

/// <summary>The form of a CSV: its character set and the separator of its fields, found from its text.</summary>
/// <param name="Encoding">The character set.</param>
/// <param name="Separator">The separator of fields.</param>
/// <param name="StatesSeparator">Whether its first line states the separator (<c>sep=;</c>) and is not a record.</param>
/// <param name="Header">The header that it lacks: a list of names and addresses tells by its values what its columns are. Null
/// for any other.</param>
internal sealed record CsvDialect(Encoding Encoding, char Separator, bool StatesSeparator, IReadOnlyList<string>? Header = null)
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("0123456789@:/\\<>{}[]()=+*?!#%&$;|_");

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback,
        new DecoderReplacementFallback(TextSource.NotText.ToString()));

    /// <summary>Finds how a CSV is written.</summary>
    /// <param name="sample">Its beginning, without a byte order mark, or all of it.</param>
    /// <param name="known">The number of names that mean something among those of a header.</param>
    internal static CsvDialect Of(ReadOnlySpan<byte> sample, Func<IReadOnlyList<string>, int> known)
    {
        if (IsUtf8(sample)) return Of(Utf8, sample, known).Dialect;
        // In the right code page the header has the most names that are known; if several are right, the text decides.
        (CsvDialect Dialect, int Known) best = Of(CodePages.Guess(sample), sample, known);
        foreach (Encoding encoding in CodePages.Candidates)
            if (Of(encoding, sample, known) is var other && other.Known > best.Known) best = other;
        return best.Dialect;
    }

    /// <summary>Whether the text is in UTF-8, or was and is damaged in a few places.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> sample)
    {
        int valid = 0, invalid = 0;
        while (!sample.IsEmpty)
        {
            int ascii = sample.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0) break;
            sample = sample[ascii..];
            if (Rune.DecodeFromUtf8(sample, out _, out int length) == OperationStatus.Done) valid++;
            else if (sample.Length >= 4) invalid++;
            sample = sample[length..];
        }

        return invalid == 0 || valid > invalid;
    }

    private static (CsvDialect Dialect, int Known) Of(Encoding encoding, ReadOnlySpan<byte> sample,
        Func<IReadOnlyList<string>, int> known)
    {
        string text = encoding.GetString(sample[..Math.Min(sample.Length, 64 * 1024)]);
        string[] lines = [.. text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(CsvRecords.MaxPreamble)];
        if (lines is [var first, ..] && first.Trim('"') is { Length: 5 } stated
            && stated.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && Separators.Contains(stated[4]))
        {
            int found = lines.Length > 1 ? known(Fields(lines[1], stated[4])) : 0;
            return (new(encoding, stated[4], StatesSeparator: true), found);
        }

        (char Separator, int Known, int Fields) best = (',', 0, 0);
        foreach (string line in lines)
        {
            foreach (char separator in Separators)
            {
                List<string> fields = Fields(line, separator);
                int names = known(fields);
                if (names > best.Known || (names == best.Known && names > 0 && fields.Count > best.Fields))
                    best = (separator, names, fields.Count);
            }
        }

        if (best.Known == 0)
        {
            foreach (char separator in Separators)
                if (HeaderOf([.. lines.Select(line => Fields(line, separator))]) is { } header)
                    return (new(encoding, separator, StatesSeparator: false, header), 0);
        }

        return (new(encoding, best.Separator, StatesSeparator: false), best.Known);
    }

    /// <summary>Returns the header of a list without one: each record has one name and at least one column has e-mail addresses
    /// alone. Null if it may be anything else.</summary>
    private static List<string>? HeaderOf(List<List<string>> records)
    {
        int count = records.Count == 0 ? 0 : records[0].Count;
        if (count < 2 || records.Exists(record => record.Count != count)) return null;
        List<string> header = [];
        for (int c = 0; c < count; c++)
        {
            List<string> values = [.. records.Select(record => record[c].Trim()).Where(static value => value.Length > 0)];
            header.Add(values.Count == 0 ? ""
                : values.TrueForAll(static value => PersonAddress.TryEmail(value, out _)) ? "Email"
                : values.TrueForAll(static value => PersonAddress.TryPhone(value, out _) && BirthdayText.Iso(value) is null) ? "Phone"
                : values.TrueForAll(static value => value.Any(char.IsLetter) && !value.AsSpan().ContainsAny(NeverInNames)) ? "Name"
                : "-");
        }

        return header.Contains("Email") && header.Count(static name => name == "Name") == 1 && !header.Contains("-")
            ? [.. header.Select(static (name, c) => name.Length == 0 ? name : $"{name} {c + 1}")] : null;
    }

    /// <summary>The fields of a line, quotes undone.</summary>
    private static List<string> Fields(string line, char separator)
    {
        List<string> fields = [];
        StringBuilder field = new();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}

using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace BestNetwork.Output;

/// <summary>Writes CSV: UTF-8, commas, LF, quotes where RFC 4180 asks for them, numbers that read back as they were.</summary>
/// <remarks>
/// Opened in a spreadsheet, no text of others is a formula that does anything: an apostrophe comes before what begins like one
/// (https://owasp.org/www-community/attacks/CSV_Injection), also after blanks, a byte order mark or marks that nobody sees, and
/// also after a semicolon, a tab or a new line, where spreadsheets of other locales begin a cell. A sign or an at sign before
/// letters, digits, spaces, dots, hyphens and underscores alone calls nothing, so that such names stay as they are.
/// </remarks>
internal sealed class CsvOutput(Stream stream, bool isForTerminal = false) : IDisposable
{
    /// <summary>The characters besides the comma after which some spreadsheets begin a cell.</summary>
    private static readonly System.Buffers.SearchValues<char> CellEnds = System.Buffers.SearchValues.Create(";\t\r\n");

    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("+-@\uFF0B\uFF0D\uFF20");

    private readonly StreamWriter _text = new(stream, new UTF8Encoding(false), 32 * 1024, leaveOpen: true) { NewLine = "\n" };
    private bool _lineHasFields;

    internal CsvOutput Field(string text)
    {
        Separate();
        // A program gets texts as they are; on a terminal nothing of them may move the cursor or what stands beside.
        text = Defused(isForTerminal ? VisibleText.Of(text) : text);
        if (text.AsSpan().ContainsAny(Special)) _text.Write($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        else _text.Write(text);
        return this;
    }

    internal CsvOutput Field(double? number)
    {
        Separate();
        if (number is not { } value) return this;
        Span<char> digits = stackalloc char[32];
        bool fits = value.TryFormat(digits, out int length, "R", CultureInfo.InvariantCulture);
        _text.Write(fits ? digits[..length] : value.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    internal CsvOutput Field(int number) => Field(number.ToString(CultureInfo.InvariantCulture));

    internal CsvOutput Field(Instant? instant) => Field(instant is { } at ? InstantPattern.ExtendedIso.Format(at) : "");

    internal void Header(params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns) Field(column);
        EndLine();
    }

    internal void EndLine()
    {
        _text.WriteLine();
        _lineHasFields = false;
    }

    public void Dispose() => _text.Dispose();

    private static string Defused(string text)
    {
        if (text is ['\t' or '\r' or '\n', ..]) return $"'{text[0]}{Defused(text[1..])}";
        if (!text.AsSpan().ContainsAny(CellEnds)) return MayBeFormula(text) ? $"'{text}" : text;
        StringBuilder defused = new(text.Length + 1);
        for (int at = 0; at <= text.Length;)
        {
            int end = text.AsSpan(at).IndexOfAny(CellEnds);
            string cell = end < 0 ? text[at..] : text[at..(at + end)];
            if (MayBeFormula(cell)) defused.Append('\'');
            defused.Append(cell);
            if (end < 0) break;
            defused.Append(text[at + end]);
            at += end + 1;
        }

        return defused.ToString();
    }

    private static bool MayBeFormula(ReadOnlySpan<char> cell)
    {
        int start = 0;
        while (start < cell.Length && IsUnseen(cell[start])) start++;
        cell = cell[start..];
        if (cell is ['"', ..]) cell = cell[1..];
        if (cell is ['=' or '\uFF1D', ..]) return true;
        if (cell is not [var sign, ..] || !Signs.Contains(sign)) return false;
        foreach (char c in cell[1..])
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '.' or '-' or '_')) return true;
        return false;
    }

    private static bool IsUnseen(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control
            or UnicodeCategory.NonSpacingMark;

    private void Separate()
    {
        if (_lineHasFields) _text.Write(',');
        _lineHasFields = true;
    }
}

using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace BestNetwork.Output;

/// <summary>Writes CSV: UTF-8, commas, LF, quotes where RFC 4180 asks for them, numbers that read back as they were.</summary>
/// <remarks>
/// Opened in a spreadsheet, no text of others is a formula that does anything: an apostrophe comes before what begins like one
/// (https://owasp.org/www-community/attacks/CSV_Injection). A sign or an at sign before letters, digits, spaces, dots, hyphens and underscores
/// alone calls nothing, so that such names stay as they are.
/// </remarks>
internal sealed class CsvOutput(Stream stream) : IDisposable
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("+-@\uFF0B\uFF0D\uFF20");

    private readonly StreamWriter _text = new(stream, new UTF8Encoding(false), 32 * 1024, leaveOpen: true) { NewLine = "\n" };
    private bool _lineHasFields;

    internal CsvOutput Field(string text)
    {
        Separate();
        if (MayBeFormula(text)) text = $"'{text}";
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

    private static bool MayBeFormula(string text) =>
        text is ['=' or '\uFF1D' or '\t' or '\r' or '\n', ..]
        || (text is [var sign, ..] && Signs.Contains(sign) && text.Skip(1).Any(static c => !char.IsLetterOrDigit(c) && c is not (' ' or '.' or '-' or '_')));

    private void Separate()
    {
        if (_lineHasFields) _text.Write(',');
        _lineHasFields = true;
    }
}

using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace BestNetwork.Output;

/// <summary>Writes events of whole days as iCalendar (RFC 5545).</summary>
internal sealed class CalendarOutput : IDisposable
{
    private const int MaxLineBytes = 75;

    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private readonly StreamWriter _text;
    private readonly string _stamp;

    /// <summary>Begins a calendar.</summary>
    /// <param name="stream">The output.</param>
    /// <param name="stamp">The instant at which it is written.</param>
    internal CalendarOutput(Stream stream, Instant stamp)
    {
        _text = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        _stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(stamp);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//bestnetwork//EN");
    }

    /// <summary>Writes an event. The same key and day of origin give the same id, so that opening the file again changes the
    /// event rather than adding one.</summary>
    internal void Event(string key, LocalDate origin, LocalDate day, string summary, string description)
    {
        Line("BEGIN:VEVENT");
        Line($"UID:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{Basic.Format(origin)}")).AsSpan(0, 16))}@bestnetwork");
        Line($"DTSTAMP:{_stamp}");
        Line($"DTSTART;VALUE=DATE:{Basic.Format(day)}");
        Line($"SUMMARY:{Escaped(summary)}");
        if (description.Length > 0) Line($"DESCRIPTION:{Escaped(description)}");
        Line("TRANSP:TRANSPARENT");
        Line("END:VEVENT");
    }

    public void Dispose()
    {
        Line("END:VCALENDAR");
        _text.Dispose();
    }

    private static string Escaped(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n') escaped.Append("\\n");
            else if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (!char.IsControl(c)) escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Folds a line between characters, so that none is longer than 75 bytes.</summary>
    private void Line(string line)
    {
        int bytes = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MaxLineBytes)
            {
                _text.Write("\r\n ");
                bytes = 1;
            }

            _text.Write(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        _text.WriteLine();
    }
}

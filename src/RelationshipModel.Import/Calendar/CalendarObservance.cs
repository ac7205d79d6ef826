using System.Globalization;
using NodaTime;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>A STANDARD or DAYLIGHT part of a VTIMEZONE: an offset and when it begins to apply.</summary>
internal sealed class CalendarObservance
{
    internal CalendarTime? Start { get; private set; }

    internal Offset? Before { get; private set; }

    internal Offset? After { get; private set; }

    internal List<string> Rules { get; } = [];

    internal List<CalendarTime> Dates { get; } = [];

    internal void Add(ContentLine line)
    {
        switch (line.Name)
        {
            case "DTSTART" when CalendarTime.TryParse(line.Text(), null, out CalendarTime start):
                Start = start;
                break;
            case "TZOFFSETFROM":
                Before = OffsetOf(line.Text());
                break;
            case "TZOFFSETTO":
                After = OffsetOf(line.Text());
                break;
            case "RRULE" when Rules.Count < 10 && line.Text() is { Length: <= RecurrenceRuleText.MaxLength } rule:
                Rules.Add(rule);
                break;
            case "RDATE":
                foreach (string part in line.Text()
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    if (Dates.Count < 1000 && CalendarTime.TryParse(part, null, out CalendarTime date)) Dates.Add(date);
                break;
        }
    }

    /// <summary>Reads <c>+0100</c>, <c>-033030</c>, <c>+01:00</c>, <c>+01</c>; without a sign it is ahead of UTC.</summary>
    private static Offset? OffsetOf(string text)
    {
        string digits = text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        bool isBehind = digits.StartsWith('-');
        if (digits is ['+' or '-', ..]) digits = digits[1..];
        if (digits.Length is not (2 or 4 or 6)
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return null;
        for (int length = digits.Length; length < 6; length += 2) number *= 100;
        int seconds = (number / 10_000 * 3600) + (number / 100 % 100 * 60) + (number % 100);
        return seconds <= 18 * 3600 ? Offset.FromSeconds(isBehind ? -seconds : seconds) : null;
    }
}

using System.Globalization;
using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>A STANDARD or DAYLIGHT part of a VTIMEZONE: from when on which offset holds.</summary>
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
                foreach (string part in line.Text().Split(','))
                    if (Dates.Count < 1000 && CalendarTime.TryParse(part, null, out CalendarTime date)) Dates.Add(date);
                break;
        }
    }

    /// <summary>Reads <c>+0100</c>, <c>-033030</c>.</summary>
    private static Offset? OffsetOf(string text)
    {
        string digits = text.Trim();
        if (digits is not ['+' or '-', ..] || digits.Length is not (5 or 7)
            || !int.TryParse(digits.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return null;
        if (digits.Length == 5) number *= 100;
        int seconds = (number / 10_000 * 3600) + (number / 100 % 100 * 60) + (number % 100);
        return seconds <= 18 * 3600 ? Offset.FromSeconds(digits[0] == '-' ? -seconds : seconds) : null;
    }
}

using System.Globalization;
using System.Text;
using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>An RRULE made fit to expand: on the clock of its event, and of a size that a meeting may have.</summary>
/// <param name="Text">The rule; meaningless where there is a fault.</param>
/// <param name="Fault">What is wrong with it; null for nothing.</param>
internal sealed record RecurrenceRuleText(string Text, string? Fault)
{
    internal const int MaxLength = 1024;

    private const int MaxTimesADay = 24;

    /// <summary>Reads a rule.</summary>
    /// <param name="text">The rule as it stands in the file.</param>
    /// <param name="start">The event's start.</param>
    /// <param name="offset">The offset by which an UNTIL in UTC is put on the event's clock where the start has no zone; null for none.</param>
    internal static RecurrenceRuleText Read(string text, CalendarTime start, Offset? offset = null)
    {
        if (text.Length > MaxLength) return Faulty(FormattableString.Invariant($"the recurrence rule is longer than {MaxLength} characters"));
        StringBuilder rule = new();
        string frequency = "";
        int hours = 1, minutes = 1;
        foreach (string part in text.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) return Faulty($"'{Quoted.Short(part)}' is no part of a recurrence rule");
            string name = part[..equals].TrimEnd(), value = part[(equals + 1)..].Trim();
            int values = value.AsSpan().Count(',') + 1;
            if (values > 400) return Faulty($"the recurrence rule lists more than 400 values for {name}");
            switch (name)
            {
                case "FREQ":
                    frequency = value;
                    break;
                case "BYHOUR":
                    hours = values;
                    break;
                case "BYMINUTE":
                    minutes = values;
                    break;
                case "UNTIL":
                    if (!CalendarTime.TryParse(value, null, out CalendarTime until)) return Faulty($"'{Quoted.Short(value)}' is no date in UNTIL");
                    value = Until(until, start, offset);
                    break;
                case "BYSECOND":
                    return Faulty("the recurrence rule repeats within a minute (BYSECOND), as no meeting does");
                case "INTERVAL" or "COUNT" or "BYDAY" or "BYMONTHDAY" or "BYYEARDAY" or "BYWEEKNO" or "BYMONTH" or "BYSETPOS" or "WKST":
                    break;
                default:
                    continue;
            }

            if (rule.Length > 0) rule.Append(';');
            rule.Append(name).Append('=').Append(value);
        }

        if (frequency is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY"))
            return Faulty($"the recurrence rule repeats '{Quoted.Short(frequency)}'; read are DAILY, WEEKLY, MONTHLY and YEARLY");
        if (hours * minutes > MaxTimesADay)
            return Faulty(FormattableString.Invariant($"the recurrence rule repeats {hours * minutes} times a day; at most {MaxTimesADay} are read"));
        return new(rule.ToString(), null);
    }

    private static RecurrenceRuleText Faulty(string fault) => new("", fault);

    /// <summary>The end on the clock of the start: expansion knows no zones.</summary>
    private static string Until(CalendarTime until, CalendarTime start, Offset? offset)
    {
        LocalDateTime local = until.Local;
        if (until.IsUtc && !start.IsUtc && !start.IsDate)
        {
            Instant instant = until.Local.InUtc().ToInstant();
            if (start.Zone is not null) local = start.Zone.ToLocal(instant);
            else if (offset is { } given) local = instant.WithOffset(given).LocalDateTime;
        }

        return until.IsDate && !start.IsDate
            ? local.ToString("uuuuMMdd'T235959'", CultureInfo.InvariantCulture)
            : local.ToString(start.IsDate ? "uuuuMMdd" : "uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    }
}

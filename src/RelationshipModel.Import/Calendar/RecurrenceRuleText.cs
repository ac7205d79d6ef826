using System.Globalization;
using System.Text;
using NodaTime;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>A recurrence rule (RRULE) prepared for expansion: on the clock of its event, and no
/// larger than a meeting's may be.</summary>
/// <param name="Text">The rule; meaningless if there is a fault.</param>
/// <param name="Fault">The fault; null if it can be expanded.</param>
internal sealed record RecurrenceRuleText(string Text, string? Fault)
{
    internal const int MaxLength = 1024;

    private const int MinutesADay = 1440;

    private const int MaxTimesADay = 24;

    /// <summary>The last time; null if the rule states none. Expansion of <see cref="Text"/> goes on for a year, since it
    /// leaves out of a last year what is before the day of the start.</summary>
    private LocalDateTime? Last { get; init; }

    /// <summary>The number of times, the start included; null if the rule states none.</summary>
    internal int? Count { get; private init; }

    /// <summary>The months of the rule, if expansion of <see cref="Text"/> would not keep to them; null if it does.</summary>
    private HashSet<int>? Months { get; init; }

    /// <summary>Whether the rule counts hours or minutes.</summary>
    internal bool IsWithinDays { get; private init; }

    /// <summary>Whether the rule still applies at a time that the expansion of <see cref="Text"/> gives.</summary>
    internal bool Includes(LocalDateTime at) => Last is not { } last || at <= last;

    /// <summary>Whether a time is in the months of the rule.</summary>
    internal bool IsInMonths(LocalDateTime at) => Months is null || Months.Contains(at.Month);

    /// <summary>Reads a rule. What makes no difference (COUNT=0, empty parts, spaces) is left out; what changes dates
    /// and is not known is a fault.</summary>
    /// <param name="text">The value of the property.</param>
    /// <param name="start">The event's start.</param>
    /// <param name="owners">The zone of times that have none, and of whole days.</param>
    internal static RecurrenceRuleText Read(string text, CalendarTime start, DateTimeZone owners)
    {
        if (text.Length > MaxLength)
            return Faulty(FormattableString.Invariant($"the recurrence rule is longer than {MaxLength} characters"));
        // Some escape the separators as if the rule were a text.
        string upper = text.Replace("\\", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
        if (upper.StartsWith("RRULE:", StringComparison.Ordinal)) upper = upper["RRULE:".Length..];
        upper = VCalendarRule.Read(upper) ?? upper;
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        foreach (string part in upper.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) return Faulty($"'{Quoted.Short(part)}' is not a part of a recurrence rule");
            string name = part[..equals].TrimEnd(), value = Compact(part[(equals + 1)..]);
            if (value.Length == 0) continue;
            if (parts.TryGetValue(name, out string? before) && before != value)
            {
                if (!name.StartsWith("BY", StringComparison.Ordinal))
                    return Faulty($"the recurrence rule states {Quoted.Short(name)} twice");
                value = $"{before},{value}";
            }

            if (value.AsSpan().Count(',') >= 400)
                return Faulty($"the recurrence rule lists more than 400 values for {Quoted.Short(name)}");
            parts[name] = value;
        }

        return Build(parts, start, owners);
    }

    private static RecurrenceRuleText Build(Dictionary<string, string> parts, CalendarTime start, DateTimeZone owners)
    {
        string frequency = parts.GetValueOrDefault("FREQ", "");
        if (frequency is not ("MINUTELY" or "HOURLY" or "DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY"))
            return Faulty($"the recurrence rule repeats '{Quoted.Short(frequency)}'; MINUTELY to YEARLY are supported");
        bool isWithinDays = frequency is "MINUTELY" or "HOURLY";
        if (isWithinDays && start.IsDate)
            return Faulty($"the recurrence rule repeats '{frequency}' an event that takes whole days");
        StringBuilder rule = new($"FREQ={frequency}");
        LocalDateTime? last = null;
        int? count = null;
        // Expansion takes days of the year in all months.
        HashSet<int>? months = parts.ContainsKey("BYYEARDAY") && parts.TryGetValue("BYMONTH", out string? listed)
            ? [.. listed.Split(',').Select(static month =>
                int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)] : null;
        if (months is not null && parts.ContainsKey("BYSETPOS"))
            return Faulty("the recurrence rule has BYSETPOS with BYYEARDAY and BYMONTH, which is not supported and may change "
                + "its dates");
        foreach ((string name, string value) in parts)
        {
            switch (name)
            {
                case "FREQ":
                case "RSCALE" when value is "GREGORIAN" or "GREGORY":
                case "SKIP" when value == "OMIT":
                // Old versions of rrule.js repeat the start.
                case "DTSTART" when CalendarTime.TryParse(value, null, out CalendarTime again)
                    && again.OnClockOf(start, owners).Local == start.Local:
                case "COUNT" or "INTERVAL" when value.All(static c => c == '0'):
                case "BYHOUR" or "BYMINUTE" or "BYSECOND" when start.IsDate:
                case "BYSECOND" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int second)
                    && second == start.Local.Second:
                    continue;
                // The last year of the calendar stands for no end.
                case "UNTIL" when value.StartsWith("9999", StringComparison.Ordinal):
                    continue;
                case "UNTIL":
                    if (!CalendarTime.TryParse(value, null, out CalendarTime until))
                        return Faulty($"'{Quoted.Short(value)}' is not a date in UNTIL");
                    last = until.IsDate && !start.IsDate
                        ? until.Local.Date + LocalTime.MaxValue : until.OnClockOf(start, owners).Local;
                    continue;
                case "BYSECOND":
                    return Faulty("the recurrence rule repeats within a minute (BYSECOND), as no meeting does");
                case "COUNT":
                    count = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int most)
                        ? most : int.MaxValue;
                    if (months is not null) continue;
                    break;
                case "BYMONTH" when months is not null:
                    continue;
                case "INTERVAL" or "BYDAY" or "BYMONTHDAY" or "BYYEARDAY" or "BYWEEKNO" or "BYMONTH" or "BYSETPOS" or "WKST"
                    or "BYHOUR" or "BYMINUTE":
                    break;
                default:
                    return Faulty(
                        $"the recurrence rule has '{Quoted.Short($"{name}={value}")}', which is not supported and may change "
                            + $"its dates");
            }

            rule.Append(';').Append(name).Append('=').Append(value);
        }

        if (TimesADay() is var times && times > MaxTimesADay)
            return Faulty(
                FormattableString.Invariant($"the recurrence rule repeats {times} times a day; at most {MaxTimesADay} are read"));
        // Expansion takes the days of a month for those of the month of the start; they are those of all.
        if (frequency == "YEARLY" && parts.ContainsKey("BYMONTHDAY") && !parts.ContainsKey("BYMONTH")
            && !parts.ContainsKey("BYWEEKNO") && !parts.ContainsKey("BYYEARDAY"))
            rule.Append(";BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12");
        if (last is { } end && count is null)
            rule.Append(";UNTIL=").Append(end.PlusYears(1)
                .ToString(start.IsDate ? "uuuuMMdd" : "uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture));
        return new(rule.ToString(), null) { Last = last, Count = count, Months = months, IsWithinDays = isWithinDays };

        int TimesADay()
        {
            int step = int.TryParse(parts.GetValueOrDefault("INTERVAL"), CultureInfo.InvariantCulture, out int given) && given > 0
                ? Math.Min(given, MinutesADay) : 1;
            int minutes = ValuesOf("BYMINUTE", frequency == "MINUTELY" ? (59 + step) / step : 1);
            return frequency == "MINUTELY" && step > 60 ? (MinutesADay - 1 + step) / step
                : minutes * ValuesOf("BYHOUR", frequency switch { "MINUTELY" => 24, "HOURLY" => (23 + step) / step, _ => 1 });
        }

        int ValuesOf(string name, int otherwise) => start.IsDate ? 1
            : parts.TryGetValue(name, out string? value) ? value.AsSpan().Count(',') + 1 : otherwise;
    }

    private static RecurrenceRuleText Faulty(string fault) => new("", fault);

    /// <summary>A list without spaces and empty values.</summary>
    private static string Compact(string value) =>
        string.Join(',', value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

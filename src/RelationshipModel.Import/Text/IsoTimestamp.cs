using NodaTime;
using NodaTime.Text;

namespace RelationshipModel.Import.Text;

/// <summary>A moment as people write it: an ISO 8601 instant, a local date and time, or a bare date.</summary>
/// <remarks>
/// Read are <c>2026-01-31</c>, <c>2026-01-31T18:30</c>, <c>2026-01-31T18:30:05.25</c>, each of the latter two also with <c>Z</c>
/// or an offset (<c>+01:00</c>, <c>+0100</c>, <c>+01</c>) and also with a space in place of the T.
/// </remarks>
internal readonly record struct IsoTimestamp
{
    private const int DateLength = 10;
    private const int DateTimeLength = 19;

    private static readonly LocalDate FirstDay = Interaction.Earliest.InUtc().Date;
    private static readonly LocalDate LastDay = Interaction.Latest.InUtc().Date;

    private static readonly LocalDateTimePattern[] LocalPatterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
    ];

    private static readonly OffsetDateTimePattern[] OffsetPatterns =
    [
        .. from time in new[] { "HH':'mm':'ss;FFFFFFFFF", "HH':'mm" }
           from offset in new[] { "o<G>", "o<+HHmm>" }
           select OffsetDateTimePattern.CreateWithInvariantCulture($"uuuu'-'MM'-'dd'T'{time}{offset}"),
    ];

    private IsoTimestamp(Instant at, LocalDate? date)
    {
        At = at;
        Date = date;
    }

    /// <summary>The instant; for a bare date the start of that day in the zone.</summary>
    internal Instant At { get; }

    /// <summary>The day, where a bare date was given; null otherwise.</summary>
    internal LocalDate? Date { get; }

    /// <summary>Reads a timestamp that lies from <see cref="Interaction.Earliest"/> to
    /// <see cref="Interaction.Latest"/>.</summary>
    /// <param name="text">The text; spaces around it are ignored.</param>
    /// <param name="zone">The zone of a date and of a time without an offset.</param>
    /// <param name="result">The timestamp.</param>
    internal static bool TryParse(ReadOnlySpan<char> text, DateTimeZone zone, out IsoTimestamp result) =>
        Fault(text, zone, out result) is null;

    internal static string? Fault(ReadOnlySpan<char> text, DateTimeZone zone, out IsoTimestamp result)
    {
        ArgumentNullException.ThrowIfNull(zone);
        text = text.Trim();
        return TryParseCommonForm(text, zone, out result, out string? fault)
            ? fault : FaultByPattern(text.ToString(), zone, out result);
    }

    /// <summary>Reads a date, and a date and time to the second, without the cost of a pattern.
    /// False: let the patterns judge.</summary>
    private static bool TryParseCommonForm(ReadOnlySpan<char> text, DateTimeZone zone, out IsoTimestamp result, out string? fault)
    {
        result = default;
        fault = null;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-') return false;
        int century = Digits(text, 0), ofCentury = Digits(text, 2), month = Digits(text, 5), day = Digits(text, 8);
        int year = (century * 100) + ofCentury;
        if (century < 0 || ofCentury < 0 || year < 1 || month is < 1 or > 12) return false;
        if (day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return false;
        LocalDate date = new(year, month, day);
        if (text.Length == DateLength)
        {
            fault = Of(date, zone, out result);
            return true;
        }

        if (text.Length < DateTimeLength || text[10] is not ('T' or ' ') || text[13] != ':' || text[16] != ':') return false;
        int hour = Digits(text, 11), minute = Digits(text, 14), second = Digits(text, 17);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return false;
        LocalDateTime local = date + new LocalTime(hour, minute, second);
        ReadOnlySpan<char> suffix = text[DateTimeLength..];
        if (suffix.IsEmpty)
        {
            fault = Of(local, zone, out result);
            return true;
        }

        Offset offset = Offset.Zero;
        if (suffix is not "Z")
        {
            if (suffix.Length != 6 || suffix[0] is not ('+' or '-') || suffix[3] != ':') return false;
            int hours = Digits(suffix, 1), minutes = Digits(suffix, 4);
            if (hours is < 0 or > 17 || minutes is < 0 or > 59) return false;
            offset = suffix[0] == '-' ? Offset.FromHoursAndMinutes(-hours, -minutes) : Offset.FromHoursAndMinutes(hours, minutes);
        }

        fault = Of(local.WithOffset(offset), out result);
        return true;
    }

    internal static string? FaultByPattern(string text, DateTimeZone zone, out IsoTimestamp result)
    {
        result = default;
        if (text.Length > 40) return "the timestamp is too long";
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day) return Of(day.Value, zone, out result);
        if (text.Length > DateLength && text[DateLength] == ' ')
            text = $"{text.AsSpan(0, DateLength)}T{text.AsSpan(DateLength + 1)}";
        foreach (LocalDateTimePattern pattern in LocalPatterns)
            if (pattern.Parse(text) is { Success: true } local) return Of(local.Value, zone, out result);
        foreach (OffsetDateTimePattern pattern in OffsetPatterns)
            if (pattern.Parse(text) is { Success: true } instant) return Of(instant.Value, out result);
        return $"'{Quoted.Short(text)}' is not a timestamp; write an ISO 8601 date (2026-01-31) or instant (2026-01-31T18:30:00Z)";
    }

    private static string? Of(LocalDate date, DateTimeZone zone, out IsoTimestamp result)
    {
        result = default;
        return IsOutside(date) ? OutOfRange(date) : Checked(zone.AtStartOfDay(date).ToInstant(), date, out result);
    }

    private static string? Of(LocalDateTime local, DateTimeZone zone, out IsoTimestamp result)
    {
        result = default;
        return IsOutside(local.Date) ? OutOfRange(local.Date) : Checked(zone.AtLeniently(local).ToInstant(), null, out result);
    }

    private static string? Of(OffsetDateTime instant, out IsoTimestamp result)
    {
        result = default;
        return IsOutside(instant.Date) ? OutOfRange(instant.Date) : Checked(instant.ToInstant(), null, out result);
    }

    private static string? Checked(Instant at, LocalDate? date, out IsoTimestamp result)
    {
        result = new(at, date);
        return at < Interaction.Earliest || at > Interaction.Latest ? OutOfRange(at.InUtc().Date) : null;
    }

    private static bool IsOutside(LocalDate date) => date < FirstDay || date > LastDay;

    private static string OutOfRange(LocalDate date) =>
        $"the timestamp is out of range: {Text(date)} is outside {Text(FirstDay)} to {Text(LastDay)}";

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static int Digits(ReadOnlySpan<char> text, int start)
    {
        int tens = text[start] - '0', ones = text[start + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -1 : (tens * 10) + ones;
    }
}

using System.Globalization;
using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>A date or a time of a calendar: in a zone, in UTC, or floating.</summary>
internal readonly record struct CalendarTime(LocalDateTime Local, bool IsDate, bool IsUtc, CalendarZone? Zone)
{
    /// <summary>Returns the instant. A date begins with its day; a time that a zone skips is moved forward, one that occurs twice
    /// is the earlier.</summary>
    internal Instant? ToInstant(DateTimeZone owners)
    {
        if (Local.Year is < 2 or > 9998) return null;
        if (IsDate) return owners.AtStartOfDay(Local.Date).ToInstant();
        if (IsUtc) return Local.InUtc().ToInstant();
        return Zone is null ? owners.AtLeniently(Local).ToInstant() : Zone.ToInstant(Local);
    }

    /// <summary>Another time on the same clock.</summary>
    internal CalendarTime At(LocalDateTime local) => this with { Local = local };

    /// <summary>The time that the clock shows then: another one if the zone skips this.</summary>
    internal CalendarTime Existing(DateTimeZone owners) =>
        IsDate || IsUtc || ToInstant(owners) is not { } instant
            ? this : At(Zone?.ToLocal(instant) ?? instant.InZone(owners).LocalDateTime);

    /// <summary>
    /// The same moment on the clock of a series: a floating time is on that clock already, a date becomes that day at
    /// the time of the series, and of a time only the day counts for a series of whole days. Midnight in UTC is the
    /// day that it names, in whatever zone.
    /// </summary>
    internal CalendarTime OnClockOf(CalendarTime series, DateTimeZone owners)
    {
        if (IsDate) return series.IsDate ? this : series.At(Local.Date + series.Local.TimeOfDay);
        bool isFloating = !IsUtc && Zone is null;
        if (series.IsDate)
            return series.At((IsUtc && Local.TimeOfDay != LocalTime.Midnight
                ? Local.InUtc().WithZone(owners).Date : Local.Date).AtMidnight());
        if (isFloating || (IsUtc && series.IsUtc)) return series.At(Local);
        if (ToInstant(owners) is not { } instant) return series.At(Local);
        return series.At(series.IsUtc ? instant.InUtc().LocalDateTime : series.Zone?.ToLocal(instant)
            ?? instant.InZone(owners).LocalDateTime);
    }

    /// <summary>The spelling by which an occurrence is told apart. It does not depend on the owner's zone.</summary>
    internal string Key()
    {
        if (IsDate) return Local.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
        return IsUtc || Zone is null
            ? Local.ToString(IsUtc ? "uuuuMMdd'T'HHmmss'Z'" : "uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture)
            : Zone.ToInstant(Local).InUtc().LocalDateTime.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads <c>20260131</c>, <c>20260131T183000</c> or <c>20260131T183000Z</c>; hyphens and colons
    /// of ISO 8601 do not matter.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, CalendarZone? zone, out CalendarTime time)
    {
        time = default;
        Span<char> digits = stackalloc char[14];
        int count = 0;
        bool hasTime = false, isUtc = false;
        foreach (char c in text.Trim())
        {
            if (isUtc) return false;
            if (char.IsAsciiDigit(c))
            {
                if (count == digits.Length) return false;
                digits[count++] = c;
            }
            else if (c is 'T' or 't' && count == 8 && !hasTime) hasTime = true;
            else if (c is 'Z' or 'z' && count >= 8) isUtc = true;
            else if (c is not ('-' or ':')) return false;
        }

        if (count is not (8 or 12 or 14) || hasTime != count > 8) return false;
        int year = Number(digits[..4]), month = Number(digits[4..6]), day = Number(digits[6..8]);
        int hour = count > 8 ? Number(digits[8..10]) : 0, minute = count > 8 ? Number(digits[10..12]) : 0, second = count > 12
            ? Number(digits[12..14]) : 0;
        if (year is < 2 or > 9998 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            return false;
        if (hour > 23 || minute > 59 || second > 60) return false;
        // A date has no zone, even if a program writes one.
        isUtc &= hasTime;
        time = new(new LocalDateTime(year, month, day, hour, minute, Math.Min(second, 59)), !hasTime, isUtc, isUtc || !hasTime
            ? null : zone);
        return true;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}

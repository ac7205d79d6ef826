using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the times of chats.</summary>
internal static class ChatTime
{
    private static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.FFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    /// <summary>
    /// Reads milliseconds since 1970, or seconds where milliseconds would be before 1973; false before 1970 and after the year
    /// 9999.
    /// </summary>
    internal static bool TryFromMilliseconds(long number, out Instant at)
    {
        bool isTime = number is > 0 and < 253_000_000_000_000;
        at = !isTime ? default : number < 100_000_000_000
            ? Instant.FromUnixTimeSeconds(number) : Instant.FromUnixTimeMilliseconds(number);
        return isTime;
    }

    /// <summary>Reads a time of ISO 8601, with an offset or by the clock; null for anything else.</summary>
    internal static Instant? Parse(string? text, ChatClock clock)
    {
        if (text is null) return null;
        // The usual form first: to try patterns costs as much as all the rest.
        if (TryPlain(text, out LocalDateTime plain)) return clock.At(plain);
        if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out OffsetDateTime offset))
            return offset.Year is > 1 and < 9999 ? offset.ToInstant() : null;
        foreach (LocalDateTimePattern pattern in Patterns)
            if (pattern.Parse(text).TryGetValue(default, out LocalDateTime local) && local.Year is > 1 and < 9999)
                return clock.At(local);
        return null;
    }

    /// <summary>Returns the day; null if it does not exist, or is before there were messengers.</summary>
    internal static LocalDate? DateOf(int year, int month, int day) =>
        year is >= 2000 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day) : null;

    /// <summary>Reads <c>2026-01-31 18:30:00</c>, with a <c>T</c> or a blank.</summary>
    private static bool TryPlain(string text, out LocalDateTime at)
    {
        at = default;
        if (text.Length != 19 || text[4] != '-' || text[7] != '-' || text[10] is not (' ' or 'T') || text[13] != ':'
            || text[16] != ':') return false;
        int year = Digits(text, 0, 4), month = Digits(text, 5, 2), day = Digits(text, 8, 2);
        int hour = Digits(text, 11, 2), minute = Digits(text, 14, 2), second = Digits(text, 17, 2);
        if (year is < 2 or > 9998 || month is < 1 or > 12 || day < 1
            || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return false;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return false;
        at = new LocalDateTime(year, month, day, hour, minute, second);
        return true;
    }

    /// <summary>Reads the length of a call in seconds, <c>1:05</c> or <c>1:02:05</c>; null for anything else.</summary>
    internal static int? SecondsOf(ReadOnlySpan<char> text)
    {
        long seconds = 0;
        int parts = 0;
        foreach (Range part in text.Split(':'))
        {
            if (!int.TryParse(text[part], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number >= 1000
                || ++parts > 3) return null;
            seconds = (seconds * 60) + number;
        }

        return parts > 1 ? (int)Math.Min(seconds, 7 * 86_400) : null;
    }

    private static int Digits(string text, int start, int count)
    {
        int value = 0;
        foreach (char c in text.AsSpan(start, count))
        {
            if (!char.IsAsciiDigit(c)) return -1;
            value = (value * 10) + (c - '0');
        }

        return value;
    }
}

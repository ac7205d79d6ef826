using System.Globalization;
using NodaTime;
using RelationshipModel.Import.Mail;

namespace RelationshipModel.Import.Chats;

/// <summary>The beginning of a message in a chat exported as text: date and time, and where the sender's name begins.</summary>
internal readonly struct WhatsAppLine
{
    private const int MaxConnector = 12;
    private const int MaxPeriod = 24;

    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
        { "à", "um", "kl", "kl.", "alle", "alle ore", "ore", "às", "в", "om", "klo", "lúc", "pukul", "saat", "ngày", "هـ" };

    private static readonly HashSet<string> Connectors = new(StringComparer.OrdinalIgnoreCase)
    {
        "à", "a", "a las", "a la", "at", "um", "kl", "kl.", "alle", "alle ore", "ore", "às", "as", "в", "om", "o", "u", "klo",
            "la", "los", "lúc", "pukul",
        "saat", "den", "h", "de", "ngày", "be", "ad", "ce", "г", "г.", "г. в", "р", "р.", "r", "r.",
    };

    private WhatsAppLine(int first, int second, int third, bool isYearFirst, char separator, LocalTime time, int end)
    {
        (First, Second, Third, IsYearFirst, Separator, Time, End) = (first, second, third, isYearFirst, separator, time, end);
    }

    internal int First { get; }

    internal int Second { get; }

    internal int Third { get; }

    /// <summary>Gets whether the year is written in a way that shows it to be the first.</summary>
    internal bool IsYearFirst { get; }

    internal char Separator { get; }

    internal LocalTime Time { get; }

    /// <summary>Gets whether a word stands between date and time that no country has where the month comes first.</summary>
    internal bool HasForeignWord { get; private init; }

    /// <summary>Gets where date and time end.</summary>
    internal int End { get; }

    internal static bool TryParse(ReadOnlySpan<char> text, out WhatsAppLine line)
    {
        line = default;
        int at = 0;
        SkipBlanks(text, ref at);
        bool isBracketed = at < text.Length && text[at] == '[';
        if (isBracketed) at++;
        SkipBlanks(text, ref at);
        int start = at;
        if (TryDate(text, ref at, out WhatsAppLine date))
        {
            if (!Connector(text, ref at, out ReadOnlySpan<char> before, out bool isForeign)
                || !Clock(text, ref at, out Reading clock)) return false;
            if (!Closing(text, ref at, isBracketed, date.Separator, out ReadOnlySpan<char> after)) return false;
            if (!before.IsEmpty && !after.IsEmpty) return false;
            if (TimeOf(clock, before.IsEmpty ? after : before) is not { } time) return false;
            line = new(date.First, date.Second, date.Third, date.IsYearFirst, date.Separator, time,
                at)
            { HasForeignWord = isForeign };
            return true;
        }

        // In some countries the time comes first.
        at = start;
        if (!Clock(text, ref at, out Reading early) || !Connector(text, ref at, out ReadOnlySpan<char> period,
            out _)) return false;
        if (!TryDate(text, ref at, out date) || !Closing(text, ref at, isBracketed, date.Separator,
            out ReadOnlySpan<char> rest)) return false;
        if (!rest.IsEmpty || TimeOf(early, period) is not { } at24) return false;
        line = new(date.First, date.Second, date.Third, date.IsYearFirst, date.Separator, at24, at);
        return true;
    }

    private static bool TryDate(ReadOnlySpan<char> text, ref int at, out WhatsAppLine date)
    {
        int start = at;
        if (TryNamedDate(text, ref at, out date)) return true;
        at = start;
        date = default;
        if (!Year(text, ref at, out int first, out int firstDigits)) return false;
        bool isNamed = at < text.Length && text[at] is '年' or '년';
        if (!DateSeparator(text, ref at, out char separator)) return false;
        if (!Number(text, ref at, 2, out int second, out _) || !DateSeparator(text, ref at, out char other)
            || other != separator) return false;
        if (!Year(text, ref at, out int third, out int thirdDigits) || (firstDigits == 4 && thirdDigits > 2)) return false;
        if (firstDigits != 4 && thirdDigits == 1 && separator == '-') return false;
        // Korea writes the year first, in two digits too, with a dot after the day.
        bool isYearFirst = firstDigits == 4 || isNamed
            || (separator == '.' && thirdDigits <= 2 && at < text.Length && text[at] == '.');
        date = new(first, second, third, isYearFirst, separator, LocalTime.Midnight, at);
        return true;
    }

    /// <summary>Reads a date whose month is a word: <c>5 Jan 2026</c>, <c>Jan 5, 2026</c>, <c>5 de enero de 2026</c>.</summary>
    private static bool TryNamedDate(ReadOnlySpan<char> text, ref int at, out WhatsAppLine date)
    {
        date = default;
        int month = 0, count = 0;
        Span<int> numbers = stackalloc int[2];
        bool isYearFirst = false;
        while (month == 0 || count < numbers.Length)
        {
            while (at < text.Length && (IsBlank(text[at]) || text[at] is '.' or ',' or '-' or '/')) at++;
            if (at == text.Length) return false;
            if (IsDigit(text[at]))
            {
                if (count == numbers.Length || !Number(text, ref at, 4, out numbers[count], out int digits) || digits == 3)
                    return false;
                isYearFirst |= count == 0 && digits == 4;
                count++;
                continue;
            }

            int end = at;
            while (end < text.Length && end - at <= MaxConnector && (char.IsLetter(text[end]) || char.IsSurrogate(text[end])))
                end++;
            ReadOnlySpan<char> word = text[at..end];
            bool isArticle = count > 0 && word is "de" or "del" or "of";
            // A sentence that begins with a word is no date: after a month there is a number.
            bool mayBeMonth = word.Length >= 3 && (count > 0 || text[end..].TrimStart(" .").IndexOfAnyInRange('0', '9') == 0);
            if (!isArticle && (month > 0 || !mayBeMonth || (month = MailDate.MonthOf(word.ToString())) == 0)) return false;
            at = end;
        }

        (int year, int day) = isYearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0]);
        date = new(year, month, day, isYearFirst: true, '.', LocalTime.Midnight, at);
        return true;
    }

    /// <summary>Reads the date in an order; null if there is no such day.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isMonthFirst">Whether the month comes first between dots and dashes as well, if it does in the order.</param>
    internal LocalDate? DateIn(DateOrder order, bool isMonthFirst)
    {
        (int year, int month, int day) = IsYearFirst ? (First, Second, Third) : order switch
        {
            // Between dots and dashes the month is first only if that is stated or nothing else is possible.
            DateOrder.MonthDayYear when Separator == '/' || isMonthFirst => (Third, First, Second),
            DateOrder.YearMonthDay => (First, Second, Third),
            _ => (Third, Second, First),
        };
        if (year < 100) year += 2000;
        // Thailand counts years from the death of the Buddha, 543 before the common era. Those of Iran and of Arabia count from
        // the Hijra, by the sun and by the moon; WhatsApp began in 1387 and 1430.
        else if (year is > 2500 and < 2700) year -= 543;
        CalendarSystem calendar = year switch
        {
            >= 1387 and < 1430 => CalendarSystem.PersianAstronomical,
            >= 1430 and <= 1500 => CalendarSystem.UmAlQura,
            _ => CalendarSystem.Iso,
        };
        bool isDay = year is >= 1387 and <= 1500 or > 1970 and < 9999 && month is >= 1 and <= 12 && day >= 1
            && day <= calendar.GetDaysInMonth(year, month);
        return isDay ? new LocalDate(year, month, day, calendar).WithCalendar(CalendarSystem.Iso) : null;
    }

    private static LocalTime? TimeOf(Reading clock, ReadOnlySpan<char> period) =>
        DayPeriods.HourOf(clock.Hour, period) is { } hour ? new LocalTime(hour, clock.Minute, clock.Second) : null;

    private static bool Clock(ReadOnlySpan<char> text, ref int at, out Reading clock)
    {
        clock = default;
        if (!Number(text, ref at, 2, out int hour, out _)) return false;
        SkipSpaces(text, ref at);
        if (at >= text.Length || text[at] is not (':' or '.' or 'h' or '：')) return false;
        at++;
        SkipSpaces(text, ref at);
        if (!Number(text, ref at, 2, out int minute, out int digits) || digits != 2 || minute > 59) return false;
        int second = 0;
        if (at + 2 < text.Length && text[at] is ':' or '.' or '：' && IsDigit(text[at + 1]) && IsDigit(text[at + 2]))
        {
            at++;
            if (!Number(text, ref at, 2, out second, out _) || second > 59) return false;
        }

        clock = new(hour, minute, second);
        return true;
    }

    /// <summary>Reads a number of up to four digits, also as a year of a Japanese era: <c>R4</c> is 2022.</summary>
    private static bool Year(ReadOnlySpan<char> text, ref int at, out int value, out int digits)
    {
        int era = at < text.Length ? text[at] switch { 'R' => 2018, 'H' => 1988, _ => 0 } : 0;
        if (text[Math.Min(at, text.Length)..].StartsWith("令和")) era = 2018;
        if (era > 0) at += text[at] == '令' ? 2 : 1;
        if (!Number(text, ref at, 4, out value, out digits) || digits == 3) return false;
        if (era == 0) return true;
        value += era;
        digits = 4;
        return true;
    }

    /// <summary>Goes behind what closes the time: a bracket, a dash between blanks or, in exports of Windows phones, a
    /// colon.</summary>
    private static bool Closing(ReadOnlySpan<char> text, ref int at, bool isBracketed, char separator,
        out ReadOnlySpan<char> period)
    {
        period = default;
        int start = at;
        for (; at < text.Length && at - start <= MaxPeriod; at++)
        {
            if (isBracketed ? text[at] == ']' : text[at] is '-' or '–' or '—' && at > start && IsBlank(text[at - 1]))
            {
                period = BidiMarks.Trim(text[start..at]);
                at++;
                return true;
            }

            if (!isBracketed && text[at] == ':' && separator != '-' && at + 1 < text.Length && text[at + 1] == ' ')
            {
                period = BidiMarks.Trim(text[start..at]);
                at++;
                return true;
            }
        }

        return false;
    }

    private static bool DateSeparator(ReadOnlySpan<char> text, ref int at, out char separator)
    {
        separator = '\0';
        SkipBlanks(text, ref at);
        if (at >= text.Length) return false;
        separator = text[at] switch { '年' or '月' or '년' or '월' or '.' => '.', '/' => '/', '-' or '‐' or '‑' => '-', _ => '\0' };
        at++;
        SkipBlanks(text, ref at);
        return separator != '\0';
    }

    /// <summary>Goes to the time: over commas, blanks, a word such as <c>at</c>, or the half of the day where that comes
    /// first.</summary>
    private static bool Connector(ReadOnlySpan<char> text, ref int at, out ReadOnlySpan<char> period, out bool isForeign)
    {
        isForeign = false;
        period = default;
        int start = at;
        while (at < text.Length && !IsDigit(text[at]) && at - start <= MaxConnector) at++;
        if (at == start || at >= text.Length || !IsDigit(text[at])) return false;
        ReadOnlySpan<char> word = text[start..at];
        while (!word.IsEmpty && (word[0] is '.' or ',' or '،' or '、' or '日' or '일' || IsBlank(word[0]))) word = word[1..];
        while (!word.IsEmpty && (word[^1] is ',' or '،' || IsBlank(word[^1]))) word = word[..^1];
        if (word.IsEmpty) return true;
        isForeign = Foreign.Contains(word.ToString());
        if (isForeign || Connectors.Contains(word.ToString())) return true;
        period = word;
        return DayPeriods.Is(word);
    }

    private static bool Number(ReadOnlySpan<char> text, ref int at, int maxDigits, out int value, out int digits)
    {
        value = 0;
        digits = 0;
        while (at < text.Length && digits <= maxDigits && IsDigit(text[at]))
        {
            value = (value * 10) + CharUnicodeInfo.GetDecimalDigitValue(text[at++]);
            digits++;
        }

        return digits > 0 && digits <= maxDigits;
    }

    private static bool IsDigit(char c) => char.IsDigit(c);

    private static bool IsBlank(char c) => BidiMarks.Is(c) || char.IsWhiteSpace(c);

    private static void SkipBlanks(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && IsBlank(text[at])) at++;
    }

    private static void SkipSpaces(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    private readonly record struct Reading(int Hour, int Minute, int Second);
}

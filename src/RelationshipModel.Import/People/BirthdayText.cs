using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RelationshipModel.Import.People;

/// <summary>Reads birthdays, with the year or without.</summary>
internal static class BirthdayText
{
    /// <summary>Reads <c>1980-05-04</c>, <c>19800504</c>, <c>--0504</c>, <c>--05-04</c>, <c>--5-4</c>, with a time after it or
    /// not; null for anything else.</summary>
    internal static AnnualDate? Iso(string text)
    {
        ReadOnlySpan<char> date = text.AsSpan().Trim();
        int time = date.IndexOfAny('T', ' ');
        if (time >= 0) date = date[..time];
        bool withoutYear = date.StartsWith("--");
        if (withoutYear) date = date[2..];
        if (withoutYear && date is [_, '-', ..] or [_, _, '-', _]) return Of($"2000-{date}", ["uuuu-M-d"]);
        Span<char> digits = stackalloc char[8];
        int count = 0;
        foreach (char c in date)
        {
            if (c == '-') continue;
            if (!char.IsAsciiDigit(c) || count == digits.Length) return null;
            digits[count++] = c;
        }

        if (count != (withoutYear ? 4 : 8)) return null;
        return Of(Number(digits[(count - 4)..(count - 2)]), Number(digits[(count - 2)..count]));
    }

    /// <summary>Reads a date of one of the patterns, then as ISO 8601.</summary>
    internal static AnnualDate? Of(string text, IReadOnlyList<string> patterns)
    {
        string trimmed = text.Trim();
        foreach (string pattern in patterns)
            if (LocalDatePattern.CreateWithInvariantCulture(pattern).Parse(trimmed).TryGetValue(default, out LocalDate date))
                return Of(date.Month, date.Day);
        return Iso(trimmed);
    }

    /// <summary>The day of a month, 29 February among them; null if there is no such day.</summary>
    internal static AnnualDate? Of(int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(2000, month)
            ? new AnnualDate(month, day) : null;

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}

using System.Globalization;
using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>Reads a DURATION: <c>P1W</c>, <c>PT1H30M</c>, <c>P1DT2H</c>.</summary>
internal static class CalendarLength
{
    /// <summary>A century: what is longer says nothing of a meeting.</summary>
    private const long LongestSeconds = 100L * 366 * 86_400;

    internal static Duration? Parse(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim().TrimStart('+');
        if (rest is not ['P' or 'p', ..]) return null;
        rest = rest[1..];
        long seconds = 0;
        bool time = false;
        while (!rest.IsEmpty)
        {
            if (rest[0] is 'T' or 't')
            {
                time = true;
                rest = rest[1..];
                continue;
            }

            int digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 8) return null;
            long number = long.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            long unit = (char.ToUpperInvariant(rest[digits]), time) switch
            {
                ('W', false) => 604_800,
                ('D', false) => 86_400,
                ('H', true) => 3_600,
                ('M', true) => 60,
                ('S', true) => 1,
                _ => 0,
            };
            if (unit == 0) return null;
            seconds += number * unit;
            rest = rest[(digits + 1)..];
        }

        return seconds is > 0 and <= LongestSeconds ? Duration.FromSeconds(seconds) : null;
    }
}

using NodaTime;
using NodaTime.Text;

namespace BestNetwork.Records;

/// <summary>Days and lengths of time as people write them, within what can be counted.</summary>
internal static class StatedPeriod
{
    private static readonly LocalDatePattern Dotted = LocalDatePattern.CreateWithInvariantCulture("d'.'M'.'uuuu");

    private static readonly LocalDate FirstDay = new(1, 1, 2);

    /// <summary>Returns the day that a text names: 2026-07-15, 15.7.2026, today, tomorrow or yesterday; null if it names no
    /// day.</summary>
    internal static LocalDate? DayOf(string text, LocalDate today)
    {
        LocalDate? day = text.Trim().ToLowerInvariant() switch
        {
            "today" or "heute" => today,
            "tomorrow" or "morgen" => today.PlusDays(1),
            "yesterday" or "gestern" => today.PlusDays(-1),
            var word => LocalDatePattern.Iso.Parse(word) is { Success: true, Value: var iso } ? iso
                : Dotted.Parse(word) is { Success: true, Value: var dotted } ? dotted : null,
        };
        return day < FirstDay ? null : day;
    }

    /// <summary>Returns the day that lies a period of days, P2W or 2w, after another; null if the text is no such period or leads
    /// beyond the year 9999.</summary>
    internal static LocalDate? DayAfter(LocalDate day, string text)
    {
        string iso = text.Trim().ToUpperInvariant();
        if (PeriodPattern.NormalizingIso.Parse(iso.StartsWith('P') ? iso : $"P{iso}")
            is not { Success: true, Value: { HasTimeComponent: false } period })
            return null;
        try
        {
            return day + period;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Returns a length without months and years; null if the text is not one, or is too long to be counted.</summary>
    internal static Duration? LengthOf(string text)
    {
        if (PeriodPattern.NormalizingIso.Parse(text) is not { Success: true, Value: { Months: 0, Years: 0 } period })
            return null;
        try
        {
            return period.ToDuration();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }
}

using NodaTime;
using NodaTime.Text;

namespace BestNetwork.Records;

/// <summary>Lengths of time that people write in ISO 8601, within what can be counted.</summary>
internal static class StatedPeriod
{
    /// <summary>Returns the day that lies a period of days after another; null if the text is no such period or leads beyond
    /// the year 9999.</summary>
    internal static LocalDate? DayAfter(LocalDate day, string text)
    {
        if (PeriodPattern.NormalizingIso.Parse(text) is not { Success: true, Value: { HasTimeComponent: false } period })
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

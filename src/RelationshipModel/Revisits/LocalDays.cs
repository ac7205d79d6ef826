using NodaTime;

namespace RelationshipModel.Revisits;

/// <summary>Counting in the owner's local days, never in hours.</summary>
internal static class LocalDays
{
    internal static int Between(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);

    /// <summary>The day a number of whole days later, or the last possible day.</summary>
    internal static LocalDate Later(LocalDate day, Duration length) =>
        length.Days >= Between(day, LocalDate.MaxIsoValue) ? LocalDate.MaxIsoValue : day.PlusDays(length.Days);

    /// <summary>The next birthday, today's included; that of 29 February is on the 28th in a common year.
    /// Null if no year is left.</summary>
    internal static LocalDate? Next(AnnualDate birthday, LocalDate today)
    {
        LocalDate thisYear = birthday.InYear(today.Year);
        return thisYear >= today ? thisYear : today.Year < LocalDate.MaxIsoValue.Year ? birthday.InYear(today.Year + 1) : null;
    }
}

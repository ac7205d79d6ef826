using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Import.Text;

namespace BestNetwork.Records;

/// <summary>The moment as of which a network is shown: an instant, inclusive, or the end of a day.</summary>
/// <param name="At">The instant of the scores, and the last that counts.</param>
/// <param name="Day">The last local day that counts.</param>
/// <param name="IsDay">Whether it is a day.</param>
internal readonly record struct AsOf(Instant At, LocalDate Day, bool IsDay)
{
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");
    private static readonly LocalDatePattern Year = LocalDatePattern.CreateWithInvariantCulture("uuuu");

    /// <summary>The instant before which interactions count.</summary>
    internal Instant Before => At.PlusNanoseconds(1);

    /// <summary>Reads an instant, a day, or a month or year, which counts to its end.</summary>
    /// <exception cref="UsageException">The text has none of these forms.</exception>
    internal static AsOf Parse(string text, DateTimeZone zone, string option = "--as-of")
    {
        if (IsoTimestamp.TryParse(text, zone, out IsoTimestamp time))
            return time.Date is { } day ? EndOf(day, zone, option) : new(time.At, time.At.InZone(zone).Date, false);
        if (Month.Parse(text) is { Success: true, Value: var month })
            return EndOf(month.PlusMonths(1).PlusDays(-1), zone, option);
        if (Year.Parse(text) is { Success: true, Value: { Year: > 0 } year })
            return EndOf(year.PlusYears(1).PlusDays(-1), zone, option);
        throw new UsageException(
            $"{option} '{text}' is not a day (2026-06-30), a month (2026-06), a year (2026) or an instant "
                + $"(2026-06-30T18:00:00Z) from 0001-01-02 to 9999-12-29");
    }

    internal static AsOf EndOf(LocalDate day, DateTimeZone zone, string option = "--as-of")
    {
        if (day > new LocalDate(9999, 12, 29)) throw new UsageException($"{option}: the day must be before 9999-12-30");
        Instant midnight = zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
        if (midnight > Interaction.Latest) throw new UsageException($"{option}: the day must be before 9999-12-30");
        return new(midnight.PlusNanoseconds(-1), day, true);
    }
}

using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;

namespace BestNetwork.Records;

/// <summary>The moment as of which a network is shown: an instant, inclusive, or the end of a day.</summary>
/// <param name="At">The instant of the scores, and the last that counts.</param>
/// <param name="Day">The last local day that counts.</param>
/// <param name="IsDay">Whether it is a day.</param>
internal readonly record struct AsOf(Instant At, LocalDate Day, bool IsDay)
{
    /// <summary>The instant before which interactions count.</summary>
    internal Instant Before => At.PlusNanoseconds(1);

    internal static AsOf Parse(string text, DateTimeZone zone)
    {
        if (!IsoTimestamp.TryParse(text, zone, out IsoTimestamp time))
            throw new UsageException($"--as-of '{text}' is neither a day (2026-06-30) nor an instant (2026-06-30T18:00:00Z) from 0001-01-02 to 9999-12-29");
        return time.Date is { } day ? EndOf(day, zone) : new(time.At, time.At.InZone(zone).Date, false);
    }

    internal static AsOf EndOf(LocalDate day, DateTimeZone zone)
    {
        Instant midnight = zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
        if (midnight > Interaction.Latest) throw new UsageException("the day to look from must lie before 9999-12-30; say --as-of");
        return new(midnight.PlusNanoseconds(-1), day, true);
    }
}

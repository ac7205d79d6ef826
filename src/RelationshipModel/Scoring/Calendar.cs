using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The owner's local days: their numbers from 0001-01-01 and the instants at which they begin.</summary>
internal sealed class Calendar(DateTimeZone zone)
{
    private static readonly LocalDate DayZero = new(1, 1, 1);

    private readonly Offset? _fixedOffset = zone.MinOffset == zone.MaxOffset ? zone.MinOffset : null;

    internal int DayOf(Instant at) => Number(DateOf(at));

    internal LocalDate DateOf(Instant at) => _fixedOffset is { } offset ? at.WithOffset(offset).Date : at.InZone(zone).Date;

    internal Instant StartOf(LocalDate date) =>
        _fixedOffset is { } offset ? date.AtMidnight().WithOffset(offset).ToInstant() : date.AtStartOfDayInZone(zone).ToInstant();

    internal static int Number(LocalDate date) => Period.DaysBetween(DayZero, date);

    internal static LocalDate Date(int day) => DayZero.PlusDays(day);
}

using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The owner's local days: their numbers from 0001-01-01 and the instants at which they begin. Safe for concurrent use.</summary>
internal sealed class Calendar(DateTimeZone zone)
{
    private const int CachedStarts = 4096;

    private static readonly LocalDate DayZero = new(1, 1, 1);
    private static readonly Instant InstantZero = Instant.FromUtc(1, 1, 1, 0, 0);

    private readonly bool _isFixed = zone.MinOffset == zone.MaxOffset;
    private readonly long _offsetNanoseconds = zone.MinOffset.Nanoseconds;
    private readonly Duration _offset = Duration.FromSeconds(zone.MinOffset.Seconds);
    private readonly DayStart?[] _starts = zone.MinOffset == zone.MaxOffset ? [] : new DayStart?[CachedStarts];

    internal int DayOf(Instant at) => DayOf(Moment.Of(at));

    internal int DayOf(Moment at)
    {
        if (!_isFixed) return Number(at.Instant.InZone(zone).Date);
        long local = at.Nanosecond + _offsetNanoseconds;
        return local < 0 ? at.Day - 1 : local < NodaConstants.NanosecondsPerDay ? at.Day : at.Day + 1;
    }

    internal LocalDate DateOf(Instant at) => _isFixed ? Date(DayOf(at)) : at.InZone(zone).Date;

    internal Instant StartOf(int day)
    {
        if (_isFixed) return InstantZero + Duration.FromDays(day) - _offset;
        ref DayStart? cached = ref _starts[day & (CachedStarts - 1)];
        if (cached is { } known && known.Day == day) return known.At;
        Instant start = Date(day).AtStartOfDayInZone(zone).ToInstant();
        cached = new(day, start);
        return start;
    }

    /// <summary>The time from the start of one day to the start of another, in days of 24 hours.</summary>
    internal double DaysBetweenStarts(int from, int to) => _isFixed ? to - from : (StartOf(to) - StartOf(from)).TotalDays;

    internal Instant StartOf(LocalDate date) => StartOf(Number(date));

    internal static int Number(LocalDate date) => Period.DaysBetween(DayZero, date);

    internal static LocalDate Date(int day) => DayZero.PlusDays(day);

    private sealed record DayStart(int Day, Instant At);
}

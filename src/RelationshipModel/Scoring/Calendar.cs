using NodaTime;
using NodaTime.TimeZones;

namespace RelationshipModel.Scoring;

/// <summary>The owner's local days: their numbers from 0001-01-01 and the instants at which they
/// begin. Safe for concurrent use.</summary>
/// <remarks>
/// The local day of an instant is the last local day whose start is not after it, also where clocks or calendars repeat or skip:
/// a day that begins twice begins the first time, and a day that a zone skips begins and ends where the next begins.
/// </remarks>
internal sealed class Calendar(DateTimeZone zone)
{
    private const int CachedStarts = 4096;

    private static readonly LocalDate DayZero = new(1, 1, 1);
    private static readonly Instant InstantZero = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly int LastDay = Number(new(9999, 12, 31));
    private static readonly Moment Latest = new(LastDay - 1, 0);

    private readonly bool _isFixed = zone.MinOffset == zone.MaxOffset;
    private readonly long _offsetNanoseconds = zone.MinOffset.Nanoseconds;
    private readonly Duration _offset = Duration.FromSeconds(zone.MinOffset.Seconds);
    private readonly DayStart?[] _starts = zone.MinOffset == zone.MaxOffset ? [] : new DayStart?[CachedStarts];

    internal int DayOf(Instant at) => DayOf(Moment.Of(at));

    internal int DayOf(Moment at)
    {
        if (at.Day >= Latest.Day) at = Moment.Earlier(at, Latest);
        if (!_isFixed) return DayByStarts(at);
        long local = at.Nanosecond + _offsetNanoseconds;
        return at.Day + (local < 0 ? -1 : 0) + (local >= NodaConstants.NanosecondsPerDay ? 1 : 0);
    }

    private int DayByStarts(Moment at)
    {
        int day = at.Day + 1;
        while (day > 0 && MomentOf(day) > at) day--;
        return day;
    }

    internal LocalDate DateOf(Instant at) => Date(DayOf(at));

    internal Instant StartOf(int day) => _isFixed ? InstantZero + Duration.FromDays(day) - _offset : Start(day).At;

    /// <summary>The time from the start of one day to the start of another, in days of 24 hours.</summary>
    internal double DaysBetweenStarts(int from, int to) => _isFixed ? to - from : Moment.Days(MomentOf(from), MomentOf(to));

    /// <summary>The time from the start of a day to a moment, in days of 24 hours.</summary>
    internal double DaysSinceStart(int day, Moment at) => _isFixed
        ? at.Day - day + (at.Nanosecond + _offsetNanoseconds) / (double)NodaConstants.NanosecondsPerDay
        : Moment.Days(MomentOf(day), at);

    internal Instant StartOf(LocalDate date) => StartOf(Number(date));

    internal static int Number(LocalDate date) => Period.DaysBetween(DayZero, date);

    internal static LocalDate Date(int day) => DayZero.PlusDays(day);

    private Moment MomentOf(int day) => Start(day).Moment;

    private DayStart Start(int day)
    {
        ref DayStart? cached = ref _starts[day & (CachedStarts - 1)];
        if (cached is { } known && known.Day == day) return known;
        ZoneLocalMapping midnight = zone.MapLocal(Date(day).AtMidnight());
        Instant at = midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
        return cached = new(day, at, Moment.Of(at));
    }

    private sealed record DayStart(int Day, Instant At, Moment Moment);
}

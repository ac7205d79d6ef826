using NodaTime;
using NodaTime.Text;

namespace RelationshipModel.Orleans.Digests;

/// <summary>The day and time at which an owner wants the weekly digest, in the owner's time zone. Immutable.</summary>
[GenerateSerializer, Immutable, Alias("RelationshipModel.DigestSchedule")]
public sealed record DigestSchedule
{
    [Id(0)]
    private readonly int _day;

    [Id(1)]
    private readonly long _nanosecondOfDay;

    /// <summary>Creates a schedule.</summary>
    /// <param name="day">The day of the week.</param>
    /// <param name="at">The time of day. If a clock change skips it, the digest comes later by the skipped time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is not one of the seven.</exception>
    public DigestSchedule(IsoDayOfWeek day, LocalTime at)
    {
        if (day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
            throw new ArgumentOutOfRangeException(nameof(day), day, "The day must be one of Monday to Sunday.");
        _day = (int)day;
        _nanosecondOfDay = at.NanosecondOfDay;
    }

    /// <summary>Gets the day of the week.</summary>
    public IsoDayOfWeek Day => (IsoDayOfWeek)_day;

    /// <summary>Gets the time of day.</summary>
    public LocalTime At => LocalTime.FromNanosecondsSinceMidnight(_nanosecondOfDay);

    /// <summary>Returns the day and the time in ISO 8601, such as <c>Monday 08:00:00</c>.</summary>
    public override string ToString() => $"{Day} {LocalTimePattern.GeneralIso.Format(At)}";

    /// <summary>The last day of the schedule whose time is not after an instant.</summary>
    internal LocalDate LastDay(Instant now, DateTimeZone zone)
    {
        LocalDate today = now.InZone(zone).Date;
        LocalDate day = today.PlusDays(-((today.DayOfWeek - Day + 7) % 7));
        return InstantOn(day, zone) > now ? day.PlusWeeks(-1) : day;
    }

    internal Instant InstantOn(LocalDate day, DateTimeZone zone) => zone.AtLeniently(day + At).ToInstant();
}

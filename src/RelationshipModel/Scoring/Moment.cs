using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>An instant from 0001-01-01 UTC on, as the day and the time of the day of which the fold makes its numbers.</summary>
/// <param name="Day">Days of 24 hours since 0001-01-01 UTC.</param>
/// <param name="Nanosecond">Nanoseconds since the day began.</param>
internal readonly record struct Moment(int Day, long Nanosecond) : IComparable<Moment>
{
    private static readonly Instant Zero = NodaTime.Instant.FromUtc(1, 1, 1, 0, 0);

    internal Instant Instant => Zero + Duration.FromDays(Day) + Duration.FromNanoseconds(Nanosecond);

    internal static Moment Of(Instant at) => Of(at - Zero);

    /// <summary>The moment so long after the first one, or a span of time that is not negative in the same terms.</summary>
    internal static Moment Of(Duration span) => new(span.Days, span.NanosecondOfDay);

    /// <summary>Whether it is so much later than another one, or more.</summary>
    internal bool IsAfter(Moment earlier, Moment span)
    {
        int days = Day - earlier.Day;
        long nanoseconds = Nanosecond - earlier.Nanosecond;
        if (nanoseconds < 0)
        {
            days--;
            nanoseconds += NodaConstants.NanosecondsPerDay;
        }

        return days > span.Day || (days == span.Day && nanoseconds >= span.Nanosecond);
    }

    public int CompareTo(Moment other) => Day != other.Day ? Day.CompareTo(other.Day) : Nanosecond.CompareTo(other.Nanosecond);

    public static bool operator <(Moment a, Moment b) => a.Day < b.Day || (a.Day == b.Day && a.Nanosecond < b.Nanosecond);

    public static bool operator >(Moment a, Moment b) => b < a;

    public static bool operator <=(Moment a, Moment b) => !(b < a);

    public static bool operator >=(Moment a, Moment b) => !(a < b);
}

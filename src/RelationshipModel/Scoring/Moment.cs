using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>An instant from 0001-01-01 UTC on, as the day and the time of day that the fold calculates with.</summary>
/// <param name="Day">Days of 24 hours since 0001-01-01 UTC.</param>
/// <param name="Nanosecond">Nanoseconds since the day began.</param>
internal readonly record struct Moment(int Day, long Nanosecond) : IComparable<Moment>
{
    /// <summary>No length moves a moment by more days than this, so that its end stays a number.</summary>
    private const double MostDays = 4_000_000;

    private static readonly Instant Zero = NodaTime.Instant.FromUtc(1, 1, 1, 0, 0);

    internal Instant Instant => Zero + Duration.FromDays(Day) + Duration.FromNanoseconds(Nanosecond);

    internal static Moment Of(Instant at) => Of(at - Zero);

    /// <summary>The moment so long after the first one, or a span of time that is not negative in the same terms.</summary>
    internal static Moment Of(Duration span) => new(span.Days, span.NanosecondOfDay);

    internal static Moment Later(Moment a, Moment b) => a < b ? b : a;

    internal static Moment Earlier(Moment a, Moment b) => b < a ? b : a;

    /// <summary>The days of 24 hours from one moment to another.</summary>
    internal static double Days(Moment from, Moment to) =>
        to.Day - from.Day + (to.Nanosecond - from.Nanosecond) / (double)NodaConstants.NanosecondsPerDay;

    /// <summary>The moment some hours later.</summary>
    internal Moment After(double hours)
    {
        double days = Math.Min(Math.Floor(hours / 24), MostDays);
        double rest = Math.Min(hours - days * 24, 24);
        long nanosecond = Nanosecond + (long)Math.Round(rest * NodaConstants.NanosecondsPerHour);
        return new(Day + (int)days + (int)(nanosecond / NodaConstants.NanosecondsPerDay), nanosecond
            % NodaConstants.NanosecondsPerDay);
    }

    /// <summary>The last nanosecond before this moment.</summary>
    internal Moment Before() => Nanosecond > 0 ? new(Day, Nanosecond - 1) : new(Day - 1, NodaConstants.NanosecondsPerDay - 1);

    /// <summary>Whether it is so much later than another one, or more.</summary>
    internal bool IsAfter(Moment earlier, Moment span)
    {
        long nanoseconds = Nanosecond - earlier.Nanosecond;
        // Times of the day come at random: a mask instead of a branch.
        long borrowed = nanoseconds >> 63;
        int days = Day - earlier.Day + (int)borrowed;
        nanoseconds += borrowed & NodaConstants.NanosecondsPerDay;
        return days > span.Day || (days == span.Day && nanoseconds >= span.Nanosecond);
    }

    public int CompareTo(Moment other) => Day != other.Day ? Day.CompareTo(other.Day) : Nanosecond.CompareTo(other.Nanosecond);

    public static bool operator <(Moment a, Moment b) => a.Day < b.Day || (a.Day == b.Day && a.Nanosecond < b.Nanosecond);

    public static bool operator >(Moment a, Moment b) => b < a;
}

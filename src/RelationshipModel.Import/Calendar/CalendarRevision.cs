using System.Globalization;
using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>The version of an event that a copy holds: SEQUENCE, then the instant at which the copy was made (RFC 5546,
/// 2.1.5).</summary>
/// <param name="Sequence">0 where nothing is said.</param>
/// <param name="Stamp">In seconds since 1970; <see cref="Unknown"/> where nothing is said.</param>
internal readonly record struct CalendarRevision(int Sequence, long Stamp)
{
    internal const long Unknown = long.MinValue;

    /// <summary>The instant at which the copy was made; null if not stated.</summary>
    internal Instant? Instant => Stamp == Unknown ? null : NodaTime.Instant.FromUnixTimeSeconds(Stamp);

    internal bool IsOlderThan(CalendarRevision other) =>
        Sequence != other.Sequence ? Sequence < other.Sequence : Stamp != Unknown && other.Stamp != Unknown
            && Stamp < other.Stamp;

    /// <summary>Reads a SEQUENCE; an invalid or missing one counts as 0.</summary>
    internal static int ParseSequence(string text) =>
        int.TryParse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int sequence) ? sequence : 0;

    /// <summary>Reads a DTSTAMP, which is in UTC.</summary>
    internal static long ParseStamp(string text) =>
        CalendarTime.TryParse(text, null, out CalendarTime time) && time.ToInstant(DateTimeZone.Utc) is { } at
            ? at.ToUnixTimeSeconds() : Unknown;
}

using System.Globalization;
using NodaTime;

namespace RelationshipModel.Import;

/// <summary>Which version of an event a copy holds: SEQUENCE counts, and at the same number the instant at which the copy was made (RFC 5546, 2.1.5).</summary>
internal readonly record struct CalendarRevision(long Sequence, Instant? Stamp)
{
    internal bool IsOlderThan(CalendarRevision other) => Sequence != other.Sequence ? Sequence < other.Sequence : Stamp < other.Stamp;

    /// <summary>Reads a SEQUENCE; one that is none counts as 0, as a missing one does.</summary>
    internal static long ParseSequence(string text) =>
        long.TryParse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) ? sequence : 0;

    /// <summary>Reads a DTSTAMP, which is in UTC.</summary>
    internal static Instant? ParseStamp(string text) =>
        CalendarTime.TryParse(text, null, out CalendarTime time) ? time.ToInstant(DateTimeZone.Utc) : null;
}

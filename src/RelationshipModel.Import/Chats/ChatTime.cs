using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the times of chats.</summary>
internal static class ChatTime
{
    private static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.FFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    /// <summary>Reads milliseconds since 1970; false before 1970 and after the year 9999.</summary>
    internal static bool TryFromMilliseconds(long milliseconds, out Instant at)
    {
        bool isTime = milliseconds is > 0 and < 253_000_000_000_000;
        at = isTime ? Instant.FromUnixTimeMilliseconds(milliseconds) : default;
        return isTime;
    }

    /// <summary>Reads a time of ISO 8601, with an offset or in the zone; null for anything else.</summary>
    internal static Instant? Parse(string? text, DateTimeZone zone)
    {
        if (text is null) return null;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out OffsetDateTime offset))
            return offset.Year is > 1 and < 9999 ? offset.ToInstant() : null;
        foreach (LocalDateTimePattern pattern in Patterns)
            if (pattern.Parse(text).TryGetValue(default, out LocalDateTime local) && local.Year is > 1 and < 9999)
                return zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();
        return null;
    }
}

using NodaTime;
using NodaTime.TimeZones;

namespace RelationshipModel.Import.Chats;

/// <summary>Converts the local times of the messages of one chat, in their order, to instants. Of an hour that comes twice, at
/// the end of summer time, a time is in the second one after the times have gone back.</summary>
internal sealed class ChatClock(DateTimeZone zone)
{
    /// <summary>The time by which a message may stand below one that was sent later.</summary>
    private static readonly Duration Disorder = Duration.FromMinutes(10);

    private Instant _previous = Instant.MinValue;
    private bool _isSecond;

    /// <summary>Returns the instant of a message. A time that the beginning of summer time leaves out is moved on by
    /// as much.</summary>
    internal Instant At(LocalDateTime local)
    {
        ZoneLocalMapping mapping = zone.MapLocal(local);
        Instant at = Resolvers.LenientResolver(mapping).ToInstant();
        bool isSecond = false;
        if (mapping.Count == 2)
        {
            Instant second = mapping.Last().ToInstant();
            Duration disorder = _isSecond ? Duration.Zero : Disorder;
            isSecond = at < _previous && _previous - at > disorder && _previous - second < Disorder;
            if (isSecond) at = second;
        }

        (_previous, _isSecond) = (at, isSecond);
        return at;
    }
}

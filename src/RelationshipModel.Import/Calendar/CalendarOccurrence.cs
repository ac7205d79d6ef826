using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Calendar;

/// <summary>One occurrence of an event of a calendar. Its description is not kept.</summary>
internal sealed class CalendarOccurrence
{
    internal CalendarOccurrence(string id, Instant start)
    {
        Id = id;
        Start = start;
    }

    /// <summary>Gets the event's UID; of an event that recurs, the UID, <c>#</c> and the occurrence's RECURRENCE-ID. At most 256
    /// characters: longer ones are hashed.</summary>
    public string Id { get; }

    /// <summary>Gets the instant at which it begins; for an all-day event, the start of the day in the owner's zone.</summary>
    public Instant Start { get; }

    /// <summary>Gets the length; null if unknown, and for all-day events.</summary>
    public Duration? Length { get; internal init; }

    /// <summary>Whether it takes whole days.</summary>
    public bool IsAllDay { get; internal init; }

    /// <summary>Whether it was cancelled.</summary>
    public bool IsCancelled { get; internal init; }

    /// <summary>Whether it is a later occurrence of a recurring event, which nobody set up again.</summary>
    public bool IsRepeat { get; internal init; }

    /// <summary>Gets the guesses that were made when it was read, for the person to check; null if there were none.</summary>
    public string? Note { get; internal init; }

    /// <summary>Returns the note that some guests of the event are not known, the first time that it is asked for.</summary>
    internal Func<string?> TakeGuestNote { get; init; } = static () => null;

    /// <summary>The reason to skip it, if known without the owner's addresses; otherwise null.</summary>
    internal SkipReason? Skip { get; init; }

    /// <summary>Whether it is not an event but what its attendees answered to the invitation.</summary>
    internal bool IsAnswer { get; init; }

    /// <summary>The spelling of its original start; null if the event stands alone.</summary>
    internal string? Key { get; init; }

    /// <summary>The number of its calendar in the file.</summary>
    internal int Calendar { get; init; }

    /// <summary>The start of its series; null if it stands alone or its series is not in the file.</summary>
    internal Instant? SeriesStart { get; init; }

    /// <summary>The version of its series; null if it stands alone or its series is not in the file.</summary>
    internal CalendarRevision? SeriesRevision { get; init; }

    /// <summary>A hash of the rule of its series; 0 if it is not of a rule.</summary>
    internal int RuleHash { get; init; }

    /// <summary>Whether it begins after the window.</summary>
    internal bool IsBeyond { get; init; }

    /// <summary>Whether it comes from the rule or the dates of an event that recurs, all of
    /// whose occurrences are given.</summary>
    internal bool IsOfRule { get; init; }

    /// <summary>The id of the event it is an occurrence of; its own if the event does not recur.</summary>
    internal string? Uid { get; init; }

    /// <summary>The version of the event it belongs to.</summary>
    internal CalendarRevision Revision { get; init; } = new(0, CalendarRevision.Unknown);

    /// <summary>Gets the title; null if unknown.</summary>
    public string? Summary { get; internal init; }

    /// <summary>Gets the place; null if unknown.</summary>
    public string? Place { get; internal init; }

    /// <summary>Gets the way in which people meet: video or voice if a conference or a call is given, else in person.</summary>
    public Channel Channel { get; internal init; }

    /// <summary>Gets the organizer; null if unknown.</summary>
    public NamedAddress? Organiser { get; internal init; }

    /// <summary>Gets the people invited, each address once.</summary>
    public IReadOnlyList<CalendarAttendee> Attendees { get; internal init; } = [];

    /// <summary>Gets the number of expected guests whose addresses are not known.</summary>
    internal int UnknownGuests { get; init; }

    /// <summary>Returns the id and the instant; nothing private.</summary>
    public override string ToString() => $"Occurrence {Id} at {Start}";
}

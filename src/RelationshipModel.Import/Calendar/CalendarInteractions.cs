using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Calendar;

/// <summary>What an event means for the owner's ties: an interaction once it has begun, a gathering while it is still to come.</summary>
/// <remarks>
/// Contacts are the organiser and the attendees who neither declined nor sent another, without the owner; the head count is of all of them.
/// The organiser opened it; of an event that recurs, only its first occurrence. What is skipped says whether it takes back what an earlier
/// import recorded. That the owner is not named does not: an address may be missing this time; nor that nobody is, as in a calendar without guests.
/// </remarks>
internal sealed class CalendarInteractions(OwnerAddresses owner, ImportOptions options)
{
    private const string Untitled = "Untitled event";

    private readonly CalendarRevisions _revisions = new(options.Limits.RememberedEvents);

    internal ImportItem Of(CalendarOccurrence occurrence, string file, long line)
    {
        if (_revisions.IsOutdated(occurrence)) return Aside(SkipReason.Outdated, withdraws: false);
        if (occurrence.IsCancelled) return Aside(SkipReason.Cancelled, withdraws: true);
        NamedAddress? organiser = occurrence.Organiser is { } given && !IsCalendar(given.Address) ? given : null;
        List<CalendarAttendee> own = [.. occurrence.Attendees.Where(attendee => owner.Contains(attendee.Person.Address))];
        bool isByOwner = organiser is { } by && owner.Contains(by.Address);
        if (own.Count > 0 && !own.Exists(static attendee => attendee.IsExpected)) return Aside(SkipReason.Declined, withdraws: true);
        if (occurrence.Attendees.Count == 0 && (organiser is null || isByOwner)) return Aside(SkipReason.NobodyElse, withdraws: false);
        if (own.Count == 0 && organiser is not null && !isByOwner) return Aside(SkipReason.WithoutOwner, withdraws: false);

        List<NamedAddress> people = [.. occurrence.Attendees
            .Where(attendee => attendee.IsExpected && !owner.Contains(attendee.Person.Address) && !IsCalendar(attendee.Person.Address))
            .Select(static attendee => attendee.Person)];
        bool organiserStaysAway = occurrence.Attendees.Any(attendee => attendee.Person.Address == organiser?.Address && !attendee.IsExpected);
        if (organiser is { } host && !isByOwner && !organiserStaysAway && !people.Exists(person => person.Address == host.Address)) people.Add(host);
        if (people.Count == 0) return Aside(SkipReason.NobodyElse, withdraws: true);
        if (occurrence.IsBeyond) return Aside(SkipReason.TooFarAhead, withdraws: false);
        bool hasLength = occurrence.Length is { } length && length <= options.LongestMeeting;
        if (occurrence.Start > options.AsOf)
        {
            Gathering gathering = new(new(occurrence.Id), occurrence.Summary ?? Untitled, occurrence.Start, people.Select(static person => person.Address.Id))
            {
                Length = occurrence.Length,
                Place = occurrence.Place,
            };
            return new ImportedGathering(file, line, gathering, people) { EventId = occurrence.Id, IsOfRule = occurrence.IsOfRule };
        }

        Initiator initiator = occurrence.IsRepeat || organiser is null || organiserStaysAway ? Initiator.Unknown
            : isByOwner ? Initiator.Owner
            : Initiator.Of(organiser.Value.Address.Id);
        Interaction interaction = new(new(occurrence.Id), occurrence.Start, occurrence.Channel, people.Select(static person => person.Address.Id))
        {
            Length = hasLength ? occurrence.Length : null,
            Initiator = initiator,
        };
        return new ImportedInteraction(file, line, interaction, people) { EventId = occurrence.Id, IsOfRule = occurrence.IsOfRule };

        SkippedItem Aside(SkipReason reason, bool withdraws) =>
            new(file, line, reason) { EventId = occurrence.Id, IsOfRule = occurrence.IsOfRule, Withdraws = withdraws };
    }

    /// <summary>Google gives calendars and rooms addresses of their own.</summary>
    private static bool IsCalendar(PersonAddress address) => address.Value.EndsWith(".calendar.google.com", StringComparison.Ordinal);
}

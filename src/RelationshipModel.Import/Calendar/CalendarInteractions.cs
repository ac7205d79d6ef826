using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Calendar;

/// <summary>Turns events into the items of the owner's ties: an interaction once it has begun, a gathering while it is still to
/// come.</summary>
/// <remarks>
/// Contacts are the organizer and the attendees who neither declined nor sent another, without the owner; the head count is of
/// all of them. The organizer opened it; of an event that recurs, only its first occurrence. What is skipped says whether it
/// takes back what an earlier import recorded. That the owner is not named does not: an address may be missing this time; nor
/// that nobody is, as in a calendar without guests.
/// </remarks>
internal sealed class CalendarInteractions(OwnerAddresses owner, ImportOptions options)
{
    private const string Untitled = "Untitled event";

    private readonly KnownEvents _known = options.Events ?? new(options.Limits.RememberedEvents);

    internal ImportItem Of(CalendarOccurrence occurrence, string file, long line)
    {
        if (occurrence.IsAnswer) return AnswerOf(occurrence, file, line);
        if (occurrence.Skip is { } known) return new SkippedItem(file, line, known) { Note = occurrence.Note };
        KnownMeeting meeting = _known.MeetingOf(occurrence, file, owner, out KnownMeeting copy);
        string uid = meeting.Id ?? occurrence.Uid ?? occurrence.Id;
        string id = meeting.Id is null ? occurrence.Id : CalendarIds.Of(uid, occurrence.Key);
        bool isRuleChanged = meeting.IsRuleChanged;
        if (_known.IsOutdated(occurrence, meeting, copy, id, uid)) return Aside(SkipReason.Outdated, withdraws: false);
        if (occurrence.IsCancelled) return Aside(SkipReason.Cancelled, withdraws: true);
        NamedAddress? organiser = occurrence.Organiser is { } given && !IsNobody(given.Address) ? given : null;
        List<CalendarAttendee> attendees = [
            .. occurrence.Attendees.Select(attendee => Answered(attendee, id, uid, occurrence.Revision))];
        List<CalendarAttendee> own = attendees.FindAll(attendee => owner.Contains(attendee.Person.Address));
        bool isByOwner = organiser is { } by && owner.Contains(by.Address);
        if (own.Count > 0 && !own.Exists(static attendee => attendee.IsExpected))
            return Aside(SkipReason.Declined, withdraws: true);
        if (attendees.Count == 0 && (organiser is null || isByOwner)) return Aside(SkipReason.NobodyElse, withdraws: false);
        if (own.Count == 0 && !isByOwner && occurrence.Organiser is { } other && !MachineAddress.IsCalendar(other.Address))
            return Aside(SkipReason.WithoutOwner, withdraws: false);

        List<NamedAddress> people = [.. attendees
            .Where(attendee => attendee.IsExpected && !owner.Contains(attendee.Person.Address)
                && !IsNobody(attendee.Person.Address))
            .Select(static attendee => attendee.Person)];
        bool organiserStaysAway =
            attendees.Exists(attendee => attendee.Person.Address == organiser?.Address && !attendee.IsExpected);
        if (organiser is { } host && !isByOwner && !organiserStaysAway
            && !people.Exists(person => person.Address == host.Address)) people.Add(host);
        if (people.Count == 0) return Aside(SkipReason.NobodyElse, withdraws: true);
        if (occurrence.IsBeyond) return Aside(SkipReason.TooFarAhead, withdraws: false);
        bool hasLength = occurrence.Length is { } length && length <= options.LongestMeeting;
        if (occurrence.Start > options.AsOf)
        {
            Gathering gathering = new(new(id), occurrence.Summary ?? Untitled, occurrence.Start,
                people.Select(static person => person.Address.Id))
            {
                Length = occurrence.Length,
                Place = occurrence.Place,
            };
            return new ImportedGathering(file, line, gathering, people)
            {
                EventId = id,
                IsOfRule = occurrence.IsOfRule,
                IsOfChangedRule = isRuleChanged,
                NamedAt = occurrence.Revision.Instant,
                Note = NoteWithGuests(),
            };
        }

        Initiator initiator = occurrence.IsRepeat || organiser is null || organiserStaysAway ? Initiator.Unknown
            : isByOwner ? Initiator.Owner
            : Initiator.Of(organiser.Value.Address.Id);
        Interaction interaction = new(new(id), occurrence.Start, occurrence.Channel,
            people.Select(static person => person.Address.Id))
        {
            Length = hasLength ? occurrence.Length : null,
            HeadCount = people.Count + 1 + occurrence.UnknownGuests,
            Initiator = initiator,
        };
        return new ImportedInteraction(file, line, interaction, people)
        {
            EventId = id,
            IsOfRule = occurrence.IsOfRule,
            IsOfChangedRule = isRuleChanged,
            NamedAt = occurrence.Revision.Instant,
            Note = NoteWithGuests(),
        };

        string? NoteWithGuests() => occurrence.TakeGuestNote() is not { } guests ? occurrence.Note
            : occurrence.Note is { } note ? $"{note}; {guests}" : guests;

        SkippedItem Aside(SkipReason reason, bool withdraws) => new(file, line, reason)
        {
            EventId = id,
            IsOfRule = occurrence.IsOfRule,
            IsOfChangedRule = isRuleChanged && reason != SkipReason.Outdated,
            Withdraws = withdraws,
            Note = reason == SkipReason.NobodyElse ? NoteWithGuests() : occurrence.Note,
        };
    }

    /// <summary>An answer to an invitation: who comes and who does not.</summary>
    private SkippedItem AnswerOf(CalendarOccurrence answer, string file, long line)
    {
        List<(NamedAddress Guest, bool Comes)> answers = [];
        bool isOwnDecline = false;
        foreach (CalendarAttendee attendee in answer.Attendees)
        {
            if (attendee.Participation == CalendarParticipation.NeedsAction) continue;
            if (!_known.AddAnswer(answer.Id, attendee.Person.Address, attendee.IsExpected, answer.Revision)) continue;
            if (owner.Contains(attendee.Person.Address)) isOwnDecline |= !attendee.IsExpected;
            else answers.Add((attendee.Person, attendee.IsExpected));
        }

        return new(file, line, SkipReason.Answer) { EventId = answer.Id, Withdraws = isOwnDecline, Answers = answers };
    }

    /// <summary>The attendee with what they answered since.</summary>
    private CalendarAttendee Answered(CalendarAttendee attendee, string id, string uid, CalendarRevision copy) =>
        (_known.AnswerOf(id, attendee, copy) ?? (id == uid ? null : _known.AnswerOf(uid, attendee, copy))) is { } comes
            ? attendee with { Participation = comes ? CalendarParticipation.Accepted : CalendarParticipation.Declined }
            : attendee;

    /// <summary>Whether an address is that of a machine, a list, or one of Google's calendars and rooms.</summary>
    private bool IsNobody(PersonAddress address) => !owner.Contains(address)
        && (MachineAddress.IsUnread(address) || MachineAddress.IsList(address) || MachineAddress.IsCalendar(address));
}

using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>The ids of events and their occurrences: from the file where it has them, stable where it has not.</summary>
internal static class CalendarIds
{
    internal static string Of(string uid, string? key = null)
    {
        string id = key is null ? uid : $"{uid}#{key}";
        return InteractionId.TryParse(id, null, out _) ? id : HashedId.Of(id);
    }

    /// <summary>The id of the event that an id names an occurrence of; null if it names none.</summary>
    internal static string? SeriesOf(string id)
    {
        int hash = id.LastIndexOf('#');
        return hash > 0 && id.Length - hash <= "#20260122T090000Z".Length
            && CalendarTime.TryParse(id.AsSpan(hash + 1), null, out _) ? id[..hash] : null;
    }

    /// <summary>The id of a meeting that bears the UID of another: the same for the same meeting.</summary>
    internal static string ForReused(string uid, KnownMeeting meeting) =>
        HashedId.Of(uid, FormattableString.Invariant($"{meeting.Start} {meeting.Title} {meeting.People}"));

    /// <summary>A stand-in for a UID that is missing: the same for the same event.</summary>
    internal static string Hash(CalendarDraft draft, string start)
    {
        IEnumerable<string> attendees = draft.Attendees.Select(static attendee => attendee.Person.Address.Value)
            .Order(StringComparer.Ordinal);
        return HashedId.Of([start, draft.Summary, draft.Organiser?.Address.Value, .. attendees]);
    }
}

using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>Finds what makes now a good time to reach out to a contact, and whom the owner meets anyway.</summary>
internal sealed class OccasionFinder
{
    /// <summary>Two or three with the owner meet for each other's sake; at anything larger they may hardly talk.</summary>
    private const int MaxAttendeesOfAMeeting = 2;

    private readonly RevisitOptions _options;
    private readonly HashSet<string> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ContactId, LocalDate> _gatherings = [];
    private readonly Dictionary<ContactId, LocalDate> _meetings = [];

    internal OccasionFinder(RevisitOptions options, NetworkSnapshot snapshot, IEnumerable<string> places)
    {
        _options = options;
        foreach (string place in places) _places.Add(Require.Text(place, Require.MaxNameLength, nameof(places)));
        foreach (Gathering gathering in snapshot.Gatherings)
        {
            if (gathering.At <= snapshot.AsOf) continue;
            LocalDate date = gathering.At.InZone(snapshot.Zone).Date;
            ContactId[] attendees = [.. gathering.Attendees.Where(attendee => !snapshot.IsOwner(attendee))];
            bool isMeeting = attendees.Length <= MaxAttendeesOfAMeeting;
            if (!isMeeting && LocalDays.Between(snapshot.Today, date) > options.GatheringAhead.Days) continue;
            foreach (ContactId attendee in attendees) (isMeeting ? _meetings : _gatherings).TryAdd(attendee, date);
        }
    }

    /// <summary>The occasions of a contact: place, gathering.</summary>
    internal IReadOnlyList<Occasion> Of(ContactId id, Contact? record)
    {
        List<Occasion> occasions = [];
        ReasonArgument contact = ReasonArgument.Of("contact", id);
        if (record?.Place is { } place && _places.Contains(place))
            occasions.Add(new(new(RevisitReasons.SamePlace, contact, ReasonArgument.Of("place", place)),
                _options.SamePlaceWeight));
        if (_gatherings.TryGetValue(id, out LocalDate date))
            occasions.Add(new(new(RevisitReasons.ExpectedAtGathering, contact, ReasonArgument.Of("date", date)),
                _options.GatheringWeight));
        return occasions;
    }

    /// <summary>The day of the next gathering at which the owner meets the contact alone or with one other;
    /// null if none is agreed.</summary>
    internal LocalDate? Meeting(ContactId contact) => _meetings.TryGetValue(contact, out LocalDate date) ? date : null;
}

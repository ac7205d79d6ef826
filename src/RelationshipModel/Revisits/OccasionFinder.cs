using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>Finds what makes now a good time to reach out to a contact.</summary>
internal sealed class OccasionFinder
{
    private readonly RevisitOptions _options;
    private readonly LocalDate _today;
    private readonly HashSet<string> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ContactId, LocalDate> _gatherings = [];

    internal OccasionFinder(RevisitOptions options, NetworkSnapshot snapshot, IEnumerable<string> places)
    {
        _options = options;
        _today = snapshot.Today;
        foreach (string place in places) _places.Add(Require.Text(place, Require.MaxNameLength, nameof(places)));
        foreach (Gathering gathering in snapshot.Gatherings)
        {
            LocalDate date = gathering.At.InZone(snapshot.Zone).Date;
            if (!IsAhead(date, options.GatheringAhead)) continue;
            foreach (ContactId attendee in gathering.Attendees) _gatherings.TryAdd(attendee, date);
        }
    }

    /// <summary>The occasions of a contact: birthday, place, gathering.</summary>
    internal IReadOnlyList<Occasion> Of(ContactId id, Contact? record)
    {
        List<Occasion> occasions = [];
        ReasonArgument contact = ReasonArgument.Of("contact", id);
        if (record?.Birthday is { } birthday && LocalDays.Next(birthday, _today) is { } next && IsAhead(next, _options.BirthdayAhead))
        {
            Reason reason = next == _today
                ? new(RevisitReasons.BirthdayToday, contact)
                : new(RevisitReasons.Birthday, contact, ReasonArgument.Of("date", next));
            occasions.Add(new(reason, _options.BirthdayWeight, IsBirthday: true));
        }

        if (record?.Place is { } place && _places.Contains(place))
            occasions.Add(new(new(RevisitReasons.SamePlace, contact, ReasonArgument.Of("place", place)), _options.SamePlaceWeight));
        if (_gatherings.TryGetValue(id, out LocalDate date))
            occasions.Add(new(new(RevisitReasons.ExpectedAtGathering, contact, ReasonArgument.Of("date", date)), _options.GatheringWeight));
        return occasions;
    }

    private bool IsAhead(LocalDate date, Duration ahead) => date >= _today && LocalDays.Between(_today, date) <= ahead.Days;
}

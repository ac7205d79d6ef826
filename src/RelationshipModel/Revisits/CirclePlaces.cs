using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>Counts how many members of each circle have been suggested.</summary>
internal sealed class CirclePlaces(NetworkSnapshot snapshot, int perCircle)
{
    private readonly ILookup<ContactId, CircleId> _circles = snapshot.Memberships
        .Where(membership => membership.HoldsOn(snapshot.Today))
        .Select(static membership => (membership.Contact, membership.Circle))
        .Distinct()
        .ToLookup(static membership => membership.Contact, static membership => membership.Circle);

    private readonly Dictionary<CircleId, int> _taken = [];

    /// <summary>Takes a place in each of the contact's circles; false, and none taken, where one is full.</summary>
    internal bool TryTake(ContactId contact)
    {
        if (_circles[contact].Any(circle => _taken.GetValueOrDefault(circle) >= perCircle)) return false;
        foreach (CircleId circle in _circles[contact]) _taken[circle] = _taken.GetValueOrDefault(circle) + 1;
        return true;
    }

    internal Reason Full(ContactId contact) =>
        new(RevisitReasons.CircleLimit, ReasonArgument.Of("contact", contact), ReasonArgument.Of("limit", perCircle));
}

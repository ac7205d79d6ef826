using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Circles;

/// <summary>The statements of an owner's circles about each tie on a day: its cadence, the circle's usual gap, and the start of
/// the membership. Immutable.</summary>
public sealed class CircleStatements
{
    private readonly Dictionary<ContactId, (Cadence? Cadence, Duration? Gap, LocalDate Since)> _statements = [];

    /// <summary>Reads circles and memberships.</summary>
    /// <param name="circles">The circles.</param>
    /// <param name="memberships">The memberships, past and present.</param>
    /// <param name="today">The owner's local day.</param>
    public CircleStatements(IEnumerable<Circle> circles, IEnumerable<CircleMembership> memberships, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(circles);
        ArgumentNullException.ThrowIfNull(memberships);
        Circle[] all = [.. circles];
        CircleMembership[] current = [.. memberships.Where(membership => membership.HoldsOn(today))];
        Dictionary<CircleId, Cadence?> ofCircles = all.ToDictionary(static circle => circle.Id, static circle => circle.Cadence);
        IReadOnlyDictionary<ContactId, EffectiveCadence> cadences = EffectiveCadence.All(all, current, today);
        foreach (IGrouping<ContactId, CircleMembership> member in current.GroupBy(static membership => membership.Contact))
        {
            double gap = member
                .Select(membership => ofCircles.GetValueOrDefault(membership.Circle) is { } cadence
                    ? EffectiveCadence.Days(cadence) : double.PositiveInfinity)
                .Min();
            _statements.Add(member.Key, (
                cadences.GetValueOrDefault(member.Key)?.Cadence,
                double.IsPositiveInfinity(gap) ? null : Duration.FromDays(gap),
                member.Min(static membership => membership.Since)));
        }
    }

    /// <summary>Gets the contacts who are members of a circle on the day.</summary>
    public IEnumerable<ContactId> Members => _statements.Keys;

    /// <summary>Returns the cadence under which the tie to a contact is scored: that of the membership, else of the circle; the
    /// shortest if there are several; null for the tie's own rhythm.</summary>
    public Cadence? CadenceOf(ContactId contact) => _statements.GetValueOrDefault(Require.NotDefault(contact)).Cadence;

    /// <summary>Returns a tie's profile with what the circles state of the contact.</summary>
    public TieProfile Of(ContactId contact, TieProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return _statements.TryGetValue(contact, out (Cadence? Cadence, Duration? Gap, LocalDate Since) stated)
            ? profile with { Cadence = stated.Cadence, CircleGap = stated.Gap, MemberSince = stated.Since }
            : profile;
    }
}

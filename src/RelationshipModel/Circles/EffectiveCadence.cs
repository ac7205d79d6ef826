using NodaTime;

namespace RelationshipModel.Circles;

/// <summary>How often the owner wants to be in touch with a contact, from all circles the contact is in.</summary>
internal static class EffectiveCadence
{
    // Mean lengths of the Gregorian calendar, so that a month compares with 30 or 31 days the same way on every day.
    private const double DaysOfYear = 365.2425;
    private const double DaysOfMonth = DaysOfYear / 12;

    /// <summary>
    /// The cadence of each contact whose memberships or circles state one: a membership's goes before its circle's; of several circles the
    /// shortest target counts, and "as it comes" only where none has a target.
    /// </summary>
    internal static Dictionary<ContactId, Cadence> Of(IEnumerable<Circle> circles, IEnumerable<CircleMembership> memberships, LocalDate today)
    {
        Dictionary<CircleId, Cadence?> ofCircles = circles.ToDictionary(static circle => circle.Id, static circle => circle.Cadence);
        Dictionary<ContactId, Cadence> effective = [];
        foreach (CircleMembership membership in memberships)
        {
            if (!membership.HoldsOn(today)) continue;
            if ((membership.Cadence ?? ofCircles.GetValueOrDefault(membership.Circle)) is not { } cadence) continue;
            if (!effective.TryGetValue(membership.Contact, out Cadence? known) || Days(cadence) < Days(known)) effective[membership.Contact] = cadence;
        }

        return effective;
    }

    private static double Days(Cadence cadence) =>
        cadence.Target is { } target
            ? target.Years * DaysOfYear + target.Months * DaysOfMonth + target.Weeks * 7 + target.Days
            : double.PositiveInfinity;
}

using NodaTime;

namespace RelationshipModel.Circles;

/// <summary>The wish of the owner to be in touch with a contact, and its source.</summary>
/// <remarks>
/// A membership's cadence goes before its circle's. Of several circles the shortest target counts, and "as it comes" only where
/// none has a target. Where nobody stated one, the tie's own rhythm counts.
/// </remarks>
/// <param name="Cadence">The target, or "as it comes".</param>
/// <param name="Circle">The circle that states it, or whose membership does.</param>
/// <param name="IsOfMembership">Whether the membership states it.</param>
internal sealed record EffectiveCadence(Cadence Cadence, CircleId Circle, bool IsOfMembership)
{
    // Mean lengths of the Gregorian calendar, so that a month compares with 30 or 31 days the same way on every day.
    private const double DaysOfYear = 365.2425;
    internal const double DaysOfMonth = DaysOfYear / 12;

    /// <summary>The cadence of each contact whose memberships or circles state one on a day; of
    /// equal targets the first counts.</summary>
    internal static IReadOnlyDictionary<ContactId, EffectiveCadence> All(IEnumerable<Circle> circles,
        IEnumerable<CircleMembership> memberships, LocalDate today)
    {
        Dictionary<CircleId, Cadence?> ofCircles =
            circles.ToDictionary(static circle => circle.Id, static circle => circle.Cadence);
        Dictionary<ContactId, EffectiveCadence> effective = [];
        foreach (CircleMembership membership in memberships)
        {
            if (!membership.HoldsOn(today)) continue;
            if ((membership.Cadence ?? ofCircles.GetValueOrDefault(membership.Circle)) is not { } cadence) continue;
            if (effective.TryGetValue(membership.Contact, out EffectiveCadence? known) && Days(cadence) >= Days(known.Cadence))
                continue;
            effective[membership.Contact] = new(cadence, membership.Circle, membership.Cadence is not null);
        }

        return effective;
    }

    /// <summary>The mean length of a cadence's target in days; infinite for "as it comes".</summary>
    internal static double Days(Cadence cadence) =>
        cadence.Target is { } target
            ? target.Years * DaysOfYear + target.Months * DaysOfMonth + target.Weeks * 7 + target.Days
            : double.PositiveInfinity;
}

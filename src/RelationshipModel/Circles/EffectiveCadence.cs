using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>The wish of the owner to be in touch with a contact, and its source.</summary>
/// <remarks>
/// A membership's cadence goes before its circle's. Of several circles the shortest target counts, and "as it comes" only where
/// none has a target. Where nobody stated one, the tie's own rhythm counts.
/// </remarks>
public sealed record EffectiveCadence
{
    // Mean lengths of the Gregorian calendar, so that a month compares with 30 or 31 days the same way on every day.
    private const double DaysOfYear = 365.2425;
    internal const double DaysOfMonth = DaysOfYear / 12;

    private EffectiveCadence(Cadence? cadence, CadenceSource source, CircleId? circle)
    {
        Cadence = cadence;
        Source = source;
        Circle = circle;
    }

    /// <summary>Gets the cadence of a contact for whom none is stated.</summary>
    public static EffectiveCadence OwnRhythm { get; } = new(null, CadenceSource.OwnRhythm, null);

    /// <summary>Gets the target, or "as it comes"; null for the tie's own rhythm.</summary>
    public Cadence? Cadence { get; }

    /// <summary>Gets the source of the cadence.</summary>
    public CadenceSource Source { get; }

    /// <summary>Gets the circle that states it, or whose membership does; null if nobody does.</summary>
    public CircleId? Circle { get; }

    /// <summary>The cadence of a contact from all circles the contact is in on the day of a snapshot: the one
    /// under which its tie is scored.</summary>
    public static EffectiveCadence Of(NetworkSnapshot snapshot, ContactId contact)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Require.NotDefault(contact);
        return All(snapshot.Circles, snapshot.Memberships.Where(membership => membership.Contact == contact), snapshot.Today)
            .GetValueOrDefault(contact, OwnRhythm);
    }

    /// <summary>The cadence of each contact whose memberships or circles state one on a day; of
    /// equal targets the first counts.</summary>
    public static IReadOnlyDictionary<ContactId, EffectiveCadence> All(IEnumerable<Circle> circles,
        IEnumerable<CircleMembership> memberships, LocalDate today)
    {
        Dictionary<CircleId, Cadence?> ofCircles =
            circles.ToDictionary(static circle => circle.Id, static circle => circle.Cadence);
        Dictionary<ContactId, EffectiveCadence> effective = [];
        foreach (CircleMembership membership in memberships)
        {
            if (!membership.HoldsOn(today)) continue;
            if ((membership.Cadence ?? ofCircles.GetValueOrDefault(membership.Circle)) is not { } cadence) continue;
            if (effective.TryGetValue(membership.Contact, out EffectiveCadence? known) && Days(cadence) >= Days(known.Cadence!))
                continue;
            CadenceSource source = membership.Cadence is null ? CadenceSource.Circle : CadenceSource.Membership;
            effective[membership.Contact] = new(cadence, source, membership.Circle);
        }

        return effective;
    }

    /// <summary>The mean length of a cadence's target in days; infinite for "as it comes".</summary>
    internal static double Days(Cadence cadence) =>
        cadence.Target is { } target
            ? target.Years * DaysOfYear + target.Months * DaysOfMonth + target.Weeks * 7 + target.Days
            : double.PositiveInfinity;

    /// <summary>The cadence and where it is stated.</summary>
    public override string ToString() => Cadence is null ? "own rhythm" : $"{Cadence} ({Source} {Circle})";
}

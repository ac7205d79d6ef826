using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>Somebody who drifts out of a circle or towards it, and why that is said. Immutable.</summary>
public sealed record CircleDrift
{
    internal CircleDrift(ContactId contact, DriftDirection direction, TieStatus status, Explanation explanation,
        params IEnumerable<Reason> reasons)
    {
        Contact = contact;
        Direction = direction;
        Status = status;
        Explanation = explanation;
        Reasons = ValueList.Copy(reasons);
    }

    /// <summary>Who drifts.</summary>
    public ContactId Contact { get; }

    /// <summary>Out of the circle, or towards it.</summary>
    public DriftDirection Direction { get; }

    /// <summary>Where the tie stands: by this circle's cadence for a member.</summary>
    public TieStatus Status { get; }

    /// <summary>Outward, the silence in expected gaps; inward, how many times as often as before there was contact.</summary>
    public Explanation Explanation { get; }

    /// <summary>Why it is said; at least one.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>The id and the direction.</summary>
    public override string ToString() => $"{Contact} drifts {Direction}";
}

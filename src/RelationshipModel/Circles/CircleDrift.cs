using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>Somebody who drifts out of a circle or towards it, with the reasons. Immutable.</summary>
public sealed record CircleDrift
{
    internal CircleDrift(ContactId contact, TieStatus status, Explanation explanation,
        params IEnumerable<Reason> reasons)
    {
        Contact = contact;
        Status = status;
        Explanation = explanation;
        Reasons = ValueList.Copy(reasons);
    }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the status of the tie, by this circle's cadence for a member.</summary>
    public TieStatus Status { get; }

    /// <summary>Gets the explanation: outward, of the silence in expected gaps; inward, of the growth of contact.</summary>
    public Explanation Explanation { get; }

    /// <summary>Gets the reasons; at least one.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Returns the id and the status.</summary>
    public override string ToString() => $"{Contact} ({Status})";
}

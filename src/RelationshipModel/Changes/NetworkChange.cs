using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Changes;

/// <summary>Something that changed in a network between two instants, with its evidence. Immutable.</summary>
public sealed record NetworkChange
{
    internal NetworkChange(NetworkChangeKind kind, ContactId contact, Reason reason)
    {
        Kind = kind;
        Contact = contact;
        Reason = reason;
    }

    /// <summary>Gets the kind of the change.</summary>
    public NetworkChangeKind Kind { get; }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the change, to be put into words.</summary>
    public Reason Reason { get; }

    /// <summary>Gets the score before; null if the tie did not exist or the change is not about its score.</summary>
    public RelationshipScore? Before { get; internal init; }

    /// <summary>Gets the score after; null if the change is not about it.</summary>
    public RelationshipScore? After { get; internal init; }

    /// <summary>Gets the promise that came due; null for every other change.</summary>
    public FollowUpId? Promise { get; internal init; }

    /// <summary>Gets the interactions on which it rests, the most relevant first.</summary>
    public IReadOnlyList<InteractionId> Evidence { get; internal init => field = ValueList.Copy(value); } =
        ValueList<InteractionId>.Empty;

    /// <summary>Returns the contact's id and the kind of the change.</summary>
    public override string ToString() => $"{Contact}: {Kind}";
}

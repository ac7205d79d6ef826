using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A promised action between the owner and a contact.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<FollowUp>))]
public sealed record FollowUp
{
    /// <summary>Creates a promise.</summary>
    /// <param name="id">Its id in the host's records.</param>
    /// <param name="by">The side that promised.</param>
    /// <param name="contact">The contact who promised or was promised.</param>
    /// <param name="promisedAt">The instant of the promise, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <exception cref="ArgumentException">An id is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range, or the side is not defined.</exception>
    public FollowUp(FollowUpId id, TieSide by, ContactId contact, Instant promisedAt)
    {
        Id = Require.NotDefault(id);
        By = Require.Side(by);
        Contact = Require.NotDefault(contact);
        PromisedAt = Require.InRange(promisedAt);
    }

    /// <summary>Gets its id in the host's records.</summary>
    public FollowUpId Id { get; }

    /// <summary>Gets the side that promised.</summary>
    public TieSide By { get; }

    /// <summary>Gets the contact who promised or was promised.</summary>
    public ContactId Contact { get; private init; }

    /// <summary>Gets the instant at which it was promised. No answer as of an earlier instant shows it.</summary>
    public Instant PromisedAt { get; }

    /// <summary>Gets the last local day on which it is in time; null (the default) if none was agreed. It may be before the
    /// promise: a promise that is recorded too late is overdue at once.</summary>
    public LocalDate? Due { get; init => field = Require.OptionalDay(value, nameof(Due)); }

    /// <summary>Gets the gathering at which it was promised, if any.</summary>
    public GatheringId? Gathering { get; init => field = value is { } id ? Require.NotDefault(id) : null; }

    /// <summary>Gets the interaction in which it was promised, if any.</summary>
    public InteractionId? Interaction { get; init => field = value is { } id ? Require.NotDefault(id) : null; }

    /// <summary>Gets the promise in the owner's words: "the bee book". Reasons repeat it as it is; no engine looks into
    /// it.</summary>
    /// <value>1 to 65,536 characters; null (the default) if the owner wrote nothing.</value>
    public string? What
    {
        get;
        init => field = Require.OptionalText(value, Require.MaxNoteLength, nameof(What), nameof(FollowUp));
    }

    /// <summary>Gets the outcome. Open by default; <see cref="Close"/> sets it.</summary>
    public FollowUpOutcome Outcome { get; private init; }

    /// <summary>Gets the instant at which the outcome was known; null while open.</summary>
    public Instant? ClosedAt { get; private init; }

    /// <summary>Returns the same promise with its outcome.</summary>
    /// <exception cref="ArgumentException">The outcome is open, or it was known before the promise was made.</exception>
    public FollowUp Close(FollowUpOutcome outcome, Instant at)
    {
        if (Require.Defined(outcome) == FollowUpOutcome.Open)
            throw new ArgumentException("Close a promise as kept, broken or dropped.", nameof(outcome));
        if (Require.InRange(at) < PromisedAt)
            throw new ArgumentException($"Follow-up {Id} was promised at {PromisedAt} and cannot be closed before, at {at}.",
                nameof(at));
        return this with { Outcome = outcome, ClosedAt = at };
    }

    /// <summary>Returns the same promise, open again.</summary>
    public FollowUp Reopen() => this with { Outcome = FollowUpOutcome.Open, ClosedAt = null };

    /// <summary>Returns the outcome as it was known at an instant.</summary>
    public FollowUpOutcome OutcomeAt(Instant asOf) => ClosedAt <= asOf ? Outcome : FollowUpOutcome.Open;

    /// <summary>Whether it was open on a local day after its due day.</summary>
    /// <param name="asOf">The instant at which to look.</param>
    /// <param name="today">The owner's local day at that instant.</param>
    public bool IsOverdue(Instant asOf, LocalDate today) => PromisedAt <= asOf && OutcomeAt(asOf) == FollowUpOutcome.Open
        && Due < today;

    /// <summary>A copy with another contact.</summary>
    internal FollowUp WithContact(ContactId contact) => this with { Contact = Require.NotDefault(contact) };

    /// <summary>Returns the ids, the side and the outcome; never what was promised.</summary>
    public override string ToString() => $"FollowUp {Id} by {By} with {Contact} ({Outcome})";
}

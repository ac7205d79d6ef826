using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>One episode of contact of the owner with one or more contacts. Immutable; safe to share between threads.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Interaction>))]
public sealed record Interaction
{
    /// <summary>Creates an interaction.</summary>
    /// <param name="id">Its id in the host's records; the same id is the same interaction.</param>
    /// <param name="at">The start, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <param name="channel">The way in which it took place.</param>
    /// <param name="contacts">The contacts who took part, at least one; kept in ordinal order, each once.</param>
    /// <exception cref="ArgumentException">An id is its default value, or no contact is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range, or the channel is not defined.</exception>
    public Interaction(InteractionId id, Instant at, Channel channel, params IEnumerable<ContactId> contacts)
    {
        Id = Require.NotDefault(id);
        At = Require.InRange(at);
        Channel = Require.Defined(channel);
        Contacts = ValueList.CopyIds(contacts);
        if (Contacts.Count == 0) throw new ArgumentException("An interaction needs at least one contact.", nameof(contacts));
        HeadCount = Contacts.Count + 1;
    }

    /// <summary>Gets the first instant the library computes with: 0001-01-02 UTC, so that the local day lies after year 0 in
    /// every zone.</summary>
    public static Instant Earliest => Require.Earliest;

    /// <summary>Gets the last instant the library computes with: 9999-12-30 UTC, so that the local day lies before year 10000 in
    /// every zone.</summary>
    public static Instant Latest => Require.Latest;

    /// <summary>Gets its id in the host's records.</summary>
    public InteractionId Id { get; }

    /// <summary>Gets the instant at which it began.</summary>
    public Instant At { get; }

    /// <summary>Gets the way in which it took place.</summary>
    public Channel Channel { get; }

    /// <summary>Gets the contacts who took part, in ordinal order of their ids.</summary>
    public IReadOnlyList<ContactId> Contacts { get; private init => field = ValueList.CopyIds(value); }

    /// <summary>Gets the number of participants, including the owner. It stays when a participant is erased, so that nobody
    /// else's score moves.</summary>
    /// <value>At least the number of contacts + 1, which is the default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than the people named.</exception>
    public int HeadCount
    {
        get;
        init => field = value >= Contacts.Count + 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(HeadCount), value,
                $"The head count must be at least {Contacts.Count + 1}: the contacts named and the owner.");
    }

    /// <summary>Gets the side that opened the interaction. Unknown by default.</summary>
    /// <exception cref="ArgumentException">The initiator is a contact who did not take part.</exception>
    public Initiator Initiator
    {
        get;
        init => field = value.Contact is { } contact && !IsWith(contact)
            ? throw new ArgumentException($"The initiator {contact} is not among the contacts of interaction {Id}.",
                nameof(Initiator))
            : value;
    }

    /// <summary>Whether it answers an earlier interaction. False by default.</summary>
    public bool IsReply { get; init; }

    /// <summary>Gets the length.</summary>
    /// <value>Zero or more; null (the default) if unknown: the channel's usual length is used.</value>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public Duration? Length
    {
        get;
        init => field = value is { } length && length < Duration.Zero
            ? throw new ArgumentOutOfRangeException(nameof(Length), value, "The length must not be negative.")
            : value;
    }

    /// <summary>Gets the depth. <see cref="Depth.Unknown"/> by default.</summary>
    public Depth Depth { get; init => field = Require.Defined(value); }

    /// <summary>Gets the support given or received; empty by default. Support in a group is between the owner and each
    /// contact.</summary>
    /// <exception cref="ArgumentException">A support is its default value.</exception>
    public IReadOnlyList<Support> Supports
    {
        get;
        init
        {
            ValueList<Support> supports = ValueList.CopySorted(
                value, static (a, b) => (a.By, a.Kind).CompareTo((b.By, b.Kind)));
            foreach (Support support in supports.AsSpan())
                if (support.By == TieSide.None)
                    throw new ArgumentException(
                        "A support must say which side gave; the default value does not.", nameof(Supports));
            field = supports;
        }
    } = ValueList<Support>.Empty;

    /// <summary>Gets the owner's feeling afterwards. Private to the owner: no other person may see it.</summary>
    /// <value>-2 (drained) to 2 (restored); null (the default) if the owner did not say.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside -2 to 2.</exception>
    public int? AfterFeel
    {
        get;
        init => field = value is < -2 or > 2
            ? throw new ArgumentOutOfRangeException(nameof(AfterFeel), value, "The after-feel must be from -2 to 2.") : value;
    }

    /// <summary>Gets the gathering at which it happened, if any.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public GatheringId? Gathering { get; init => field = value is { } id ? Require.NotDefault(id) : null; }

    /// <summary>Creates an interaction from a host's <see cref="DateTimeOffset"/>.</summary>
    /// <inheritdoc cref="Interaction(InteractionId, Instant, Channel, IEnumerable{ContactId})"/>
    public static Interaction FromDateTimeOffset(InteractionId id, DateTimeOffset at, Channel channel,
        params IEnumerable<ContactId> contacts) =>
        new(id, Instant.FromDateTimeOffset(at), channel, contacts);

    /// <summary>Whether it is a talk: face to face, by video or by telephone.</summary>
    internal bool IsTalk => IsTalkOn(Channel);

    /// <summary>Whether nobody answered: a talk of length zero.</summary>
    internal bool IsAttempt => IsTalk && Length == Duration.Zero;

    internal static bool IsTalkOn(Channel channel) => channel is Channel.InPerson or Channel.Video or Channel.Voice;

    /// <summary>Whether a contact took part.</summary>
    internal bool IsWith(ContactId contact)
    {
        for (int i = 0; i < Contacts.Count; i++)
            if (Contacts[i] == contact) return true;
        return false;
    }

    /// <summary>The order in which interactions are folded: by instant, then ordinally by id.</summary>
    internal static int Compare(Interaction a, Interaction b)
    {
        int byInstant = a.At.CompareTo(b.At);
        return byInstant != 0 ? byInstant : a.Id.CompareTo(b.Id);
    }

    /// <summary>Returns the interaction without a contact, who still counts as a head; null if the contact was the only
    /// one.</summary>
    /// <param name="contact">The contact to leave out.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    public Interaction? Without(ContactId contact) =>
        IsWith(Require.NotDefault(contact)) ? WithContacts(other => other == contact ? null : other) : this;

    /// <summary>
    /// A copy with each contact replaced, or left out if the change gives null; null if nobody is left. Contacts who turn out to
    /// be one count once in the head count, those left out go on counting.
    /// </summary>
    internal Interaction? WithContacts(Func<ContactId, ContactId?> change)
    {
        ContactId[] changed = [.. Contacts.Select(change).OfType<ContactId>()];
        if (changed.Length == 0) return null;
        ContactId[] distinct = [.. changed.Distinct()];
        return this with
        {
            Contacts = distinct,
            HeadCount = HeadCount - (changed.Length - distinct.Length),
            Initiator = Initiator.Contact is not { } by ? Initiator : change(by) is { } initiator
                ? Initiator.Of(initiator) : Initiator.Unknown,
        };
    }

    /// <summary>Returns the ids and the instant; nothing private.</summary>
    public override string ToString() => $"Interaction {Id} at {At} ({Channel})";
}

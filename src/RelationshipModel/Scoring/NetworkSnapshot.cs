using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>Everything known about an owner's network as of an instant: the input of the suggestion engines. Immutable; change it
/// with a <c>with</c> expression.</summary>
public sealed record NetworkSnapshot
{
    private readonly Dictionary<ContactId, Contact> _contacts = [];
    private readonly Dictionary<ContactId, RelationshipScore> _scores = [];
    private readonly Lazy<Dictionary<ContactId, List<Interaction>>> _interactions = NoInteractions;
    private readonly ConcurrentDictionary<ContactId, FoldedTie> _foldedHere = [];
    private readonly Lazy<RelationshipScorer> _scorer;

    /// <summary>Creates a snapshot of what is known.</summary>
    /// <param name="owner">The owner of the network.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="zone">The owner's time zone, which decides what day it is.</param>
    /// <param name="contacts">The contacts. Each id once.</param>
    /// <param name="scores">The scores of the ties as of the instant; withheld ones are left out. Each contact once.</param>
    /// <exception cref="ArgumentException">
    /// The owner is its default value, a contact appears more than once, or a score is of another owner or instant.
    /// </exception>
    public NetworkSnapshot(OwnerId owner, Instant asOf, DateTimeZone zone, IEnumerable<Contact> contacts,
        IEnumerable<RelationshipScore> scores)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentNullException.ThrowIfNull(scores);
        Owner = Require.NotDefault(owner);
        AsOf = Require.InRange(asOf);
        Zone = zone;
        Today = asOf.InZone(zone).Date;
        _scorer = new(() => new(ScoringOptions.Default with { Zone = zone }));
        Contacts = [.. contacts];
        Scores = [.. scores];
    }

    private static Lazy<Dictionary<ContactId, List<Interaction>>> NoInteractions { get; } =
        new([]);

    /// <summary>Gets the owner of the network.</summary>
    public OwnerId Owner { get; }

    /// <summary>Gets the instant.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant AsOf { get; }

    /// <summary>Gets the owner's time zone.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<DateTimeZone>))]
    public DateTimeZone Zone { get; }

    /// <summary>Gets whether an owner's id names the same person among contacts.</summary>
    /// <value>False by default: the owner with the id 1 and the contact with the id 1 are different people.</value>
    public bool OwnersAreContacts { get; init; }

    /// <summary>Gets the owner's local day at the instant.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))]
    public LocalDate Today { get; }

    /// <summary>Gets the contacts, in ordinal order of their ids.</summary>
    /// <exception cref="ArgumentException">A contact appears more than once.</exception>
    public IReadOnlyList<Contact> Contacts
    {
        get;
        init
        {
            field = ValueList.CopyOrdered(value, static (a, b) => a.Id.CompareTo(b.Id), nameof(Contacts));
            _contacts = Unique(field, static contact => contact.Id, nameof(Contacts));
        }
    }

    /// <summary>Gets the scores of the ties, in ordinal order of the contacts' ids; none of a
    /// contact who is not to be scored.</summary>
    /// <exception cref="ArgumentException">A contact appears more than once, or a score is of
    /// another owner or instant.</exception>
    public IReadOnlyList<RelationshipScore> Scores
    {
        get;
        init
        {
            ValueList<RelationshipScore> given = ValueList.Copy(value, nameof(Scores));
            foreach (RelationshipScore score in given)
            {
                if (score.Tie.Owner != Owner || score.AsOf != AsOf)
                    throw new ArgumentException(
                        $"The score of {score.Tie} as of {score.AsOf} does not belong to {Owner} as of {AsOf}.", nameof(Scores));
            }

            field = ValueList.CopyOrdered(given.Where(static score => !score.IsWithheld),
                static (a, b) => a.Tie.Contact.CompareTo(b.Tie.Contact), nameof(Scores));
            _scores = Unique(field, static score => score.Tie.Contact, nameof(Scores));
        }
    }

    /// <summary>Gets the interactions up to the instant, by instant and then ordinally by id. Empty by default.</summary>
    /// <remarks>
    /// Optional if the scores come from a <see cref="Network.RelationshipNetwork"/>, whose questions read only the interactions
    /// they need.
    /// </remarks>
    public IReadOnlyList<Interaction> Interactions
    {
        get;
        init
        {
            ValueList<Interaction> sorted =
                ValueList.CopyOrdered(ValueList.Copy(value, nameof(Interactions)).Where(interaction => interaction.At <= AsOf),
                    Interaction.Compare);
            field = sorted;
            _interactions = new(() => ByContact(sorted));
            _foldedHere = [];
        }
    } = ValueList<Interaction>.Empty;

    /// <summary>Gets the circles. Empty by default.</summary>
    public IReadOnlyList<Circle> Circles
    {
        get;
        init => field = ValueList.CopyOrdered(value, static (a, b) => a.Id.CompareTo(b.Id), nameof(Circles));
    } = ValueList<Circle>.Empty;

    /// <summary>Gets the memberships, past and present. Empty by default.</summary>
    public IReadOnlyList<CircleMembership> Memberships
    {
        get;
        init => field = ValueList.CopyOrdered(value, static (a, b) => a.Key.CompareTo(b.Key), nameof(Memberships));
    } = ValueList<CircleMembership>.Empty;

    /// <summary>Gets the follow-ups promised up to the instant. Empty by default.</summary>
    public IReadOnlyList<FollowUp> FollowUps
    {
        get;
        init => field = ValueList.CopyOrdered(
            ValueList.Copy(value, nameof(FollowUps)).Where(followUp => followUp.PromisedAt <= AsOf),
            static (a, b) => (a.PromisedAt, a.Id).CompareTo((b.PromisedAt, b.Id)));
    } = ValueList<FollowUp>.Empty;

    /// <summary>Gets the gatherings, past and future. Empty by default.</summary>
    public IReadOnlyList<Gathering> Gatherings
    {
        get;
        init => field = ValueList.CopyOrdered(value, static (a, b) => (a.At, a.Id).CompareTo((b.At, b.Id)), nameof(Gatherings));
    } = ValueList<Gathering>.Empty;

    /// <summary>Gets who knows whom, as far as the owner says. Empty by default.</summary>
    public IReadOnlyList<Acquaintance> Acquaintances
    {
        get;
        init => field = ValueList.CopyOrdered(value, static (a, b) => a.Pair.CompareTo(b.Pair), nameof(Acquaintances));
    } = ValueList<Acquaintance>.Empty;

    /// <summary>Gets the introductions, made and in progress. Empty by default.</summary>
    public IReadOnlyList<Introduction> Introductions
    {
        get;
        init => field = ValueList.CopyOrdered(value, static (a, b) => a.Id.CompareTo(b.Id), nameof(Introductions));
    } = ValueList<Introduction>.Empty;

    /// <summary>Gets the scorer that made the scores. By default one with default options in <see cref="Zone"/>.</summary>
    public RelationshipScorer Scorer
    {
        get => _scorer.Value;
        init => _scorer = new(Require.NotNull(value));
    }

    /// <summary>Gets the folds of the ties, those of withheld ones too; null if they are folded from
    /// <see cref="Interactions"/>.</summary>
    internal IReadOnlyDictionary<ContactId, FoldedTie>? Ties { get; init; }

    /// <summary>Returns the contact with an id; null if not found.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public Contact? Contact(ContactId id) => _contacts.GetValueOrDefault(Require.NotDefault(id));

    /// <summary>Returns the score of the tie to a contact; null if not found, or the contact is not to be scored.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public RelationshipScore? Score(ContactId id) => _scores.GetValueOrDefault(Require.NotDefault(id));

    /// <summary>Returns those of <see cref="Interactions"/> with a contact, by instant and then ordinally by id.</summary>
    /// <remarks>The first call indexes all interactions; safe for concurrent use.</remarks>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public IReadOnlyList<Interaction> InteractionsWith(ContactId contact) =>
        _interactions.Value.TryGetValue(Require.NotDefault(contact), out List<Interaction>? interactions) ? interactions : [];

    /// <summary>Returns the tie to a contact with its history and what is stated about it, with which it can be scored as of
    /// earlier instants too.</summary>
    /// <returns>The tie; null if it has no score, or <see cref="Interactions"/> do not hold its whole history.</returns>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public Tie? TieTo(ContactId contact) =>
        Score(contact) is { } score && InteractionsWith(contact) is var history && history.Count == score.InteractionCount
            ? new(score.Tie, history, score.Profile)
            : null;

    /// <summary>Whether an id stands for the owner: a record stated as <see cref="TieKind.Me"/>, or the owner's own id where
    /// owners are contacts.</summary>
    internal bool IsOwner(ContactId id) => Contact(id)?.IsOwner == true
        || (OwnersAreContacts && string.Equals(id.Value, Owner.Value, StringComparison.Ordinal));

    /// <summary>Gets those with whom there were interactions up to the instant.</summary>
    internal IEnumerable<ContactId> TiedContacts => Ties?.Keys ?? _interactions.Value.Keys;

    /// <summary>Returns the instant of the first interaction with a contact, up to the snapshot's instant; null if there was
    /// none.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public Instant? FirstInteraction(ContactId contact) =>
        Digest(Require.NotDefault(contact)) is { Interactions: > 0 } digest ? digest.First.At : null;

    /// <summary>The digest of a contact's interactions up to the instant.</summary>
    internal TieDigest Digest(ContactId contact) => Tie(contact).Digest;

    /// <summary>The gatherings at which an interaction with a contact took place up to the instant.</summary>
    internal IReadOnlyCollection<GatheringId> GatheringsOf(ContactId contact) => Tie(contact).Gatherings;

    /// <summary>Returns what the interactions with two contacts at once say, up to the instant; null if there was none.</summary>
    internal TiePeople.Companion? Companion(ContactPair pair) => Tie(pair.First).Companion(pair.Second);

    /// <summary>The latest interactions with two contacts at once up to the instant, the latest first.</summary>
    internal IEnumerable<InteractionId> LatestTogether(ContactPair pair) =>
        Tie(pair.First).People.Companions.GetValueOrDefault(pair.Second)?.Latest.Select(static latest => latest.Id) ?? [];

    private FoldedTie Tie(ContactId contact) =>
        Ties is { } ties ? ties.GetValueOrDefault(contact) ?? new(contact) : _foldedHere.GetOrAdd(contact, FoldedHere);

    private FoldedTie FoldedHere(ContactId contact)
    {
        FoldedTie tie = new(contact);
        foreach (Interaction interaction in InteractionsWith(contact))
        {
            Scorer.Digests.Add(tie.Digest, interaction, contact);
            tie.AddPeople(interaction);
        }

        return tie;
    }

    private static Dictionary<ContactId, TItem> Unique<TItem>(
        IReadOnlyList<TItem> items, Func<TItem, ContactId> contactOf, string name)
    {
        for (int i = 1; i < items.Count; i++)
        {
            if (contactOf(items[i]) == contactOf(items[i - 1]))
                throw new ArgumentException($"The contact {contactOf(items[i])} appears more than once.", name);
        }

        return items.ToDictionary(contactOf);
    }

    private static Dictionary<ContactId, List<Interaction>> ByContact(IReadOnlyList<Interaction> interactions)
    {
        Dictionary<ContactId, List<Interaction>> byContact = [];
        foreach (Interaction interaction in interactions)
            foreach (ContactId contact in interaction.Contacts)
            {
                if (!byContact.TryGetValue(contact, out List<Interaction>? with)) byContact.Add(contact, with = []);
                with.Add(interaction);
            }

        return byContact;
    }

    /// <summary>Whether everything known is equal.</summary>
    public bool Equals(NetworkSnapshot? other) =>
        other is not null && Owner == other.Owner && AsOf == other.AsOf && Zone.Equals(other.Zone)
        && Contacts.Equals(other.Contacts) && Scores.Equals(other.Scores) && Interactions.Equals(other.Interactions)
        && Circles.Equals(other.Circles) && Memberships.Equals(other.Memberships) && FollowUps.Equals(other.FollowUps)
        && Gatherings.Equals(other.Gatherings) && Acquaintances.Equals(other.Acquaintances)
        && Introductions.Equals(other.Introductions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Owner, AsOf, Contacts.Count, Scores.Count);

    /// <summary>Returns the owner and the instant.</summary>
    public override string ToString() => $"The network of {Owner} as of {AsOf} ({Contacts.Count} contacts)";
}

using System.Collections.Frozen;
using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>All that is known of an owner's network as of an instant: what the suggestion engines look at. Immutable.</summary>
public sealed class NetworkSnapshot
{
    private readonly FrozenDictionary<ContactId, Contact> _contacts;
    private readonly FrozenDictionary<ContactId, RelationshipScore> _scores;
    private readonly Lazy<FrozenDictionary<ContactId, IReadOnlyList<Interaction>>> _interactions;

    /// <summary>States what is known.</summary>
    /// <param name="owner">Whose network it is.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="zone">The owner's time zone, which decides what day it is.</param>
    /// <param name="contacts">The contacts. Each id once.</param>
    /// <param name="scores">The scores of the ties as of the instant, of which those withheld are left out. Each contact once.</param>
    /// <exception cref="ArgumentException">The owner is the default value, a contact comes twice, or a score is of another owner or instant.</exception>
    public NetworkSnapshot(OwnerId owner, Instant asOf, DateTimeZone zone, IEnumerable<Contact> contacts, IEnumerable<RelationshipScore> scores)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentNullException.ThrowIfNull(scores);
        Owner = Require.NotDefault(owner);
        AsOf = Require.InRange(asOf);
        Zone = zone;
        Today = asOf.InZone(zone).Date;
        Contacts = [.. contacts.OrderBy(static contact => contact.Id)];
        _contacts = Contacts.DistinctBy(static contact => contact.Id).ToFrozenDictionary(static contact => contact.Id);
        RelationshipScore[] given = [.. scores.Where(static score => !score.IsWithheld)];
        foreach (RelationshipScore score in given)
            if (score.Tie.Owner != owner || score.AsOf != asOf)
                throw new ArgumentException($"The score of {score.Tie} as of {score.AsOf} does not belong to {owner} as of {asOf}.", nameof(scores));
        Array.Sort(given, static (a, b) => a.Tie.CompareTo(b.Tie));
        Scores = given;
        _scores = given.DistinctBy(static score => score.Tie).ToFrozenDictionary(static score => score.Tie.Contact);
        _interactions = new(InteractionsByContact);
        if (Contacts.Count != _contacts.Count || given.Length != _scores.Count) throw new ArgumentException("A contact comes twice.", nameof(contacts));
    }

    /// <summary>Whose network it is.</summary>
    public OwnerId Owner { get; }

    /// <summary>The instant.</summary>
    public Instant AsOf { get; }

    /// <summary>The owner's time zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The owner's local day at the instant.</summary>
    public LocalDate Today { get; }

    /// <summary>The contacts, in ordinal order of their ids.</summary>
    public IReadOnlyList<Contact> Contacts { get; }

    /// <summary>The scores of the ties, in ordinal order of the contacts' ids; none of a contact that is not to be scored.</summary>
    public IReadOnlyList<RelationshipScore> Scores { get; }

    /// <summary>The interactions up to the instant, by instant and then ordinally by id. Empty by default.</summary>
    public IReadOnlyList<Interaction> Interactions { get; init => field = [.. Sorted(value.Where(interaction => interaction.At <= AsOf))]; } = [];

    /// <summary>The circles. Empty by default.</summary>
    public IReadOnlyList<Circle> Circles { get; init => field = [.. value.OrderBy(static circle => circle.Id)]; } = [];

    /// <summary>The memberships, past and present. Empty by default.</summary>
    public IReadOnlyList<CircleMembership> Memberships
    {
        get;
        init => field = [.. value.OrderBy(static m => m.Circle).ThenBy(static m => m.Contact).ThenBy(static m => m.Since)];
    } = [];

    /// <summary>The follow-ups promised up to the instant. Empty by default.</summary>
    public IReadOnlyList<FollowUp> FollowUps
    {
        get;
        init => field = [.. value.Where(followUp => followUp.PromisedAt <= AsOf).OrderBy(static f => f.PromisedAt).ThenBy(static f => f.Id)];
    } = [];

    /// <summary>The gatherings, past and to come. Empty by default.</summary>
    public IReadOnlyList<Gathering> Gatherings { get; init => field = [.. value.OrderBy(static g => g.At).ThenBy(static g => g.Id)]; } = [];

    /// <summary>Who knows whom, as far as the owner says. Empty by default.</summary>
    public IReadOnlyList<Acquaintance> Acquaintances { get; init => field = [.. value.OrderBy(static a => a.Pair)]; } = [];

    /// <summary>The introductions, made and in progress. Empty by default.</summary>
    public IReadOnlyList<Introduction> Introductions { get; init => field = [.. value.OrderBy(static i => i.Id)]; } = [];

    /// <summary>The contact of an id; null where it is not known.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public Contact? Contact(ContactId id) => _contacts.GetValueOrDefault(Require.NotDefault(id));

    /// <summary>The score of the tie to a contact; null where there is none, or it is not to be scored.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public RelationshipScore? Score(ContactId id) => _scores.GetValueOrDefault(Require.NotDefault(id));

    /// <summary>The interactions with a contact up to the instant, by instant and then ordinally by id; empty where there is none.</summary>
    /// <remarks>The first call indexes all interactions; safe for concurrent use.</remarks>
    public IReadOnlyList<Interaction> InteractionsWith(ContactId contact) => _interactions.Value.GetValueOrDefault(Require.NotDefault(contact), []);

    /// <summary>Whether an id stands for the owner: the owner's own key, or a record stated as <see cref="TieKind.Me"/>.</summary>
    internal bool IsOwner(ContactId id) => string.Equals(id.Value, Owner.Value, StringComparison.Ordinal) || Contact(id)?.IsOwner == true;

    private FrozenDictionary<ContactId, IReadOnlyList<Interaction>> InteractionsByContact()
    {
        Dictionary<ContactId, List<Interaction>> byContact = [];
        foreach (Interaction interaction in Interactions)
            foreach (ContactId contact in interaction.Contacts)
            {
                if (!byContact.TryGetValue(contact, out List<Interaction>? with)) byContact.Add(contact, with = []);
                with.Add(interaction);
            }

        return byContact.ToFrozenDictionary(static pair => pair.Key, static pair => (IReadOnlyList<Interaction>)pair.Value);
    }

    private static IOrderedEnumerable<Interaction> Sorted(IEnumerable<Interaction> interactions) =>
        interactions.OrderBy(static interaction => interaction.At).ThenBy(static interaction => interaction.Id);

    /// <summary>The owner and the instant.</summary>
    public override string ToString() => $"The network of {Owner} as of {AsOf} ({Contacts.Count} contacts)";
}

using System.Runtime.CompilerServices;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Commands;

/// <summary>The networks of a database: it keeps the records beside the interactions too, and which contacts are one person.</summary>
internal sealed class DatabaseNetworks : NetworkSource
{
    private readonly SqliteStore _store;
    private readonly IClock _clock;

    private DatabaseNetworks(string place, SqliteStore store, IClock clock)
    {
        (Place, _store, _clock) = (place, store, clock);
        Owners = [.. Done(store.ListOwnersAsync()).Select(static owner => owner.Value)];
    }

    internal override string Place { get; }

    internal override IReadOnlyList<string> Owners { get; }

    /// <summary>Opens a database for reading.</summary>
    /// <exception cref="RefusedException">There is no such file, or it is no database.</exception>
    internal static DatabaseNetworks Open(string place, IClock clock) => new(place, Database.Open(place, isReadOnly: true), clock);

    internal override bool Has(string owner) => Owners.Contains(owner);

    internal override IEnumerable<OwnedInteraction> All(LookingFrom from) =>
        Owners.SelectMany(owner => NetworkOf(new(owner), from).ListInteractionsAsync().ToBlockingEnumerable()
                .TakeWhile(interaction => interaction.At < from.Before)
                .Select(interaction => new OwnedInteraction(new(owner), interaction)))
            .OrderBy(static owned => owned.Interaction.At);

    internal override IEnumerable<ScoredTie> Scores(OwnerId owner, LookingFrom from, DateTimeZone zone, PresenceIndex? presence)
    {
        NetworkSnapshot snapshot = Done(NetworkOf(owner, from, zone, presence).SnapshotAsync(from.AsOf));
        return snapshot.Scores.Where(static score => score.Interactions > 0).Select(score => new ScoredTie(
            score,
            snapshot.InteractionsWith(score.Tie.Contact) is [var first, ..] ? first.At : score.LastInteraction!.Value,
            snapshot.Contact(score.Tie.Contact)?.Name ?? score.Tie.Contact.Value));
    }

    internal override NetworkSnapshot Snapshot(OwnerId owner, LookingFrom from, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence)
    {
        NetworkSnapshot kept = Done(NetworkOf(owner, from, zone, presence).SnapshotAsync(from.AsOf));
        return new(kept.Owner, kept.AsOf, kept.Zone, kept.Contacts, kept.Scores)
        {
            Interactions = kept.Interactions,
            Circles = kept.Circles,
            Memberships = kept.Memberships,
            FollowUps = kept.FollowUps,
            Gatherings = Gatherings(kept.Interactions, kept.Gatherings),
            Acquaintances = kept.Acquaintances,
            Introductions = kept.Introductions,
        };
    }

    internal override TieNetwork Ties(LookingFrom from, DateTimeZone zone) => TieNetwork.Of(
        Owners.SelectMany(owner => Done(NetworkOf(new(owner), from, zone).SnapshotAsync(from.AsOf)).Scores)
            .Where(static score => score.Interactions > 0)
            .Select(static score => new KnownTie(new(score.Tie.Owner.Value), score.Tie.Contact, score.Vitality)));

    private RelationshipNetwork NetworkOf(OwnerId owner, LookingFrom from, DateTimeZone? zone = null, PresenceIndex? presence = null) => new(
        owner,
        NetworkStores.Of(_store) with { Presence = presence is null ? null : new SharedPresence(presence, this, from) },
        _clock,
        new() { Scorer = new(ScoringOptions.Default with { Zone = zone ?? DateTimeZone.Utc }) });

    /// <summary>SQLite waits for nothing but itself, so that nothing waits here.</summary>
    private static T Done<T>(ValueTask<T> reading) => reading.AsTask().GetAwaiter().GetResult();

    /// <summary>Tells of an owner's contacts by what the other owners recorded.</summary>
    private sealed class SharedPresence(PresenceIndex presence, DatabaseNetworks networks, LookingFrom from) : IPresenceSource
    {
        public ValueTask<Instant?> FindAsync(OwnerId owner, ContactId contact, Instant asOf, CancellationToken cancellationToken = default) =>
            new(presence.LastSeenByOthers(owner, contact));

        public async IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            HashSet<ContactId> contacts = [];
            await foreach (Interaction interaction in networks.NetworkOf(owner, from).ListInteractionsAsync(cancellationToken: cancellationToken))
            {
                foreach (ContactId contact in interaction.Contacts)
                    if (contacts.Add(contact) && presence.LastSeenByOthers(owner, contact) is { } seen) yield return new(contact, seen);
            }
        }
    }
}

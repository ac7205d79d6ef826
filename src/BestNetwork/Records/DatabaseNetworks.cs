using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Circles;
using RelationshipModel.Introductions;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Records;

/// <summary>The networks of a database, which also keeps the records beside the interactions, and
/// which contacts are one person.</summary>
internal sealed class DatabaseNetworks : NetworkSource
{
    private readonly SqliteStore _store;
    private readonly IClock _clock;

    private DatabaseNetworks(string place, SqliteStore store, IReadOnlyList<OwnerId> owners, IClock clock)
    {
        (Place, _store, _clock) = (place, store, clock);
        Owners = [.. owners.Select(static owner => owner.Value)];
    }

    internal override string Place { get; }

    internal override IReadOnlyList<string> Owners { get; }

    /// <summary>Opens a database. Unless it is only read, what it folds is kept in it for the next answer, if it can be written
    /// to.</summary>
    /// <exception cref="RefusedException">The file does not exist, or is not a database.</exception>
    internal static async ValueTask<DatabaseNetworks> OpenAsync(
        string place, CommandContext context, bool isReadOnly, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(place, isReadOnly, context, cancellationToken);
        }
        catch (SqliteStoreException e) when (!isReadOnly && e.Fault != SqliteStoreFault.Busy)
        {
            return await OpenAsync(place, isReadOnly: true, context, cancellationToken);
        }
    }

    private static async ValueTask<DatabaseNetworks> OpenAsync(
        string place, bool isReadOnly, CommandContext context, CancellationToken cancellationToken)
    {
        SqliteStore store = Database.Open(place, context, isReadOnly);
        try
        {
            return new(place, store, await store.ListOwnersAsync(cancellationToken), context.Clock);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    internal override bool Has(string owner) => Owners.Contains(owner);

    internal override ValueTask<IEnumerable<(OwnerId Owner, Interaction Interaction)>> AllAsync(AsOf asOf,
        CancellationToken cancellationToken) =>
        ListAsync(asOf, withHidden: true, cancellationToken);

    internal override ValueTask<IEnumerable<(OwnerId Owner, Interaction Interaction)>> SharedAsync(AsOf asOf,
        CancellationToken cancellationToken) =>
        ListAsync(asOf, withHidden: false, cancellationToken);

    private async ValueTask<IEnumerable<(OwnerId Owner, Interaction Interaction)>> ListAsync(AsOf asOf, bool withHidden,
        CancellationToken cancellationToken)
    {
        List<(OwnerId Owner, Interaction Interaction)> all = [];
        foreach (string owner in Owners)
        {
            HashSet<ContactId> hidden = withHidden ? [] : await ((IContactStore)_store).ListAsync(new(owner), cancellationToken)
                .Where(static contact => contact.IsRestricted(ContactRestrictions.NoPresence))
                    .Select(static contact => contact.Id)
                .ToHashSetAsync(cancellationToken: cancellationToken);
            await foreach (Interaction interaction in NetworkOf(new(owner), asOf)
                .ListInteractionsAsync(cancellationToken: cancellationToken))
            {
                if (interaction.At >= asOf.Before) break;
                if (!interaction.Contacts.Any(hidden.Contains)) all.Add(new(new(owner), interaction));
            }
        }

        return all.OrderBy(static owned => owned.Interaction.At);
    }

    internal override async ValueTask<IEnumerable<ScoredTie>> ScoresAsync(
        OwnerId owner, AsOf asOf, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence, bool withEvidence,
        CancellationToken cancellationToken)
    {
        NetworkSnapshot snapshot = await NetworkOf(owner, asOf, zone, presence)
            .SnapshotAsync(asOf.At, withInteractions: false, cancellationToken);
        return snapshot.Scores.Where(static score => score.InteractionCount > 0).Select(score => new ScoredTie(
            score,
            snapshot.FirstInteraction(score.Tie.Contact) ?? score.LastInteraction!.Value,
            snapshot.Contact(score.Tie.Contact)?.Name ?? score.Tie.Contact.Value));
    }

    internal override async ValueTask<NetworkSnapshot> SnapshotAsync(
        OwnerId owner, AsOf asOf, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence, bool withInteractions,
        CancellationToken cancellationToken)
    {
        NetworkSnapshot kept =
            await NetworkOf(owner, asOf, zone, presence).SnapshotAsync(asOf.At, withInteractions, cancellationToken);
        return kept with
        {
            Gatherings = Gatherings(kept.Interactions, kept.Gatherings),
            Contacts = [.. kept.Contacts.Select(static contact => contact with { Name = Sentences.Readable(contact.Name) })],
        };
    }

    internal override async ValueTask<NetworkSnapshot> WithInteractionsAsync(
        NetworkSnapshot snapshot, ContactId? contact, Instant since, CancellationToken cancellationToken)
    {
        RelationshipNetwork network = NetworkOf(snapshot.Owner, default);
        Merges merges = Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken));
        Dictionary<InteractionId, Interaction> interactions = [];
        IEnumerable<IAsyncEnumerable<Interaction>> listed = contact is { } one
            ? merges.MembersOf(one).Select(member => network.ListInteractionsAsync(member, cancellationToken))
            : [network.ListInteractionsAsync(new LogPosition(since, new("-")), cancellationToken)];
        foreach (IAsyncEnumerable<Interaction> log in listed)
        {
            await foreach (Interaction interaction in log)
            {
                if (interaction.At > snapshot.AsOf) break;
                if (interaction.At >= since) interactions.TryAdd(interaction.Id, merges.Apply(interaction));
            }
        }

        return snapshot with { Interactions = [.. interactions.Values] };
    }

    internal override ValueTask<IReadOnlyList<CircleReview>> ReviewCirclesAsync(
        NetworkSnapshot snapshot, CancellationToken cancellationToken) =>
        NetworkOf(snapshot.Owner, default, snapshot.Zone).ReviewCirclesAsync(snapshot.AsOf, cancellationToken);

    internal override async ValueTask<TieNetwork> TiesAsync(AsOf asOf, DateTimeZone zone, CancellationToken cancellationToken)
    {
        List<KnownTie> ties = [];
        foreach (string owner in Owners)
        {
            NetworkSnapshot snapshot = await NetworkOf(new(owner), asOf, zone)
                .SnapshotAsync(asOf.At, withInteractions: false, cancellationToken);
            ties.AddRange(snapshot.Scores.Where(static score => score.InteractionCount > 0)
                .Select(static score => new KnownTie(new(score.Tie.Owner.Value), score.Tie.Contact, score.Vitality)));
        }

        return TieNetwork.Of(ties);
    }

    internal override ValueTask<RelationshipScore> PreviewAsync(
        OwnerId owner, ContactId contact, Interaction hypothetical, AsOf asOf, DateTimeZone zone, PersonalRecords records,
        CancellationToken cancellationToken) =>
        NetworkOf(owner, asOf, zone).PreviewScoreAsync(hypothetical, contact, asOf.At, cancellationToken);

    internal override async ValueTask<IReadOnlyList<Note>> NotesAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken) =>
        await NetworkOf(owner, default).ListNotesAsync(contact, cancellationToken).ToListAsync(cancellationToken);

    internal override async ValueTask<IReadOnlyList<(ContactId Id, string Name)>> MergedAsync(
        OwnerId owner, CancellationToken cancellationToken)
    {
        RelationshipNetwork network = NetworkOf(owner, default);
        return await PersonFinder.MergedAsync(
            network, Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken)),
            cancellationToken);
    }

    public override void Dispose()
    {
        _store.Dispose();
        base.Dispose();
    }

    private RelationshipNetwork NetworkOf(OwnerId owner, AsOf asOf, DateTimeZone? zone = null, PresenceIndex? presence = null) =>
        new(
        owner,
        NetworkStores.Of(_store) with { Presence = presence is null ? null : new SharedPresence(presence, this, asOf) },
        _clock,
        new() { Zone = zone ?? DateTimeZone.Utc, OwnersAreContacts = true });

    /// <summary>The instants at which the other owners last recorded an owner's contacts.</summary>
    private sealed class SharedPresence(PresenceIndex presence, DatabaseNetworks networks, AsOf viewpoint) : IPresenceSource
    {
        public ValueTask<Instant?> FindAsync(OwnerId owner, ContactId contact, Instant asOf,
            CancellationToken cancellationToken = default) =>
            new(presence.LastSeenByOthers(owner, contact));

        public async IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            HashSet<ContactId> contacts = [];
            await foreach (Interaction interaction in networks.NetworkOf(owner, viewpoint)
                .ListInteractionsAsync(cancellationToken: cancellationToken))
            {
                foreach (ContactId contact in interaction.Contacts)
                    if (contacts.Add(contact) && presence.LastSeenByOthers(owner, contact) is { } seen)
                        yield return new(contact, seen);
            }
        }
    }
}

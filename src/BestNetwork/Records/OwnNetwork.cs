using NodaTime;
using RelationshipModel;
using RelationshipModel.Import.People;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Records;

/// <summary>One owner's network in a database that was opened.</summary>
internal sealed class OwnNetwork(
    string place, SqliteStore store, RelationshipNetwork network, DateTimeZone zone, Instant now, Instant present,
    ImportMemory memory) : IDisposable
{
    private const string HowToAdd = "'bestnetwork contact NAME --new' adds somebody";

    internal string Place => place;

    internal RelationshipNetwork Network => network;

    internal DateTimeZone Zone => zone;

    internal Instant Now => now;

    internal LocalDate Today => now.InZone(zone).Date;

    /// <summary>Opens the network of the owner that was named, or of the only one.</summary>
    /// <exception cref="UsageException">No owner was named, and there are several.</exception>
    /// <exception cref="RefusedException">The database does not exist, or does not have the owner.</exception>
    internal static async ValueTask<OwnNetwork> OpenAsync(
        string place, OwnerId? named, DateTimeZone zone, Instant now, CommandContext context,
        CancellationToken cancellationToken, bool isReadOnly = false)
    {
        SqliteStore store = Database.Open(place, context, isReadOnly);
        try
        {
            IReadOnlyList<OwnerId> owners = await store.ListOwnersAsync(cancellationToken);
            OwnerId owner = named ?? (owners is [var only] ? only
                : throw new UsageException("name the owner of the network with --owner NAME"));
            if (!owners.Contains(owner))
                throw new RefusedException(
                    place, NearNames.Unknown(owner.Value, [.. owners.Select(static known => known.Value)]));
            RelationshipModelOptions options = new() { Zone = zone, OwnersAreContacts = true };
            return new(place, store, new(owner, NetworkStores.Of(store), context.Clock, options), zone, now,
                context.Clock.GetCurrentInstant(), new(place, owner, context.BusyTimeout));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The people that were named: looked for in the records, and in the history if they are not there.</summary>
    internal async ValueTask<IReadOnlyList<Contact>> FindAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        Merges merges = await MergesAsync(cancellationToken);
        IReadOnlyList<(ContactId Id, string Name)> merged =
            await PersonFinder.MergedAsync(network, merges, cancellationToken);
        Dictionary<ContactId, Contact> records = [];
        await foreach (Contact contact in network.Contacts.ListAsync(cancellationToken))
            if (merges.Canonical(contact.Id) == contact.Id) records.Add(contact.Id, contact);
        try
        {
            PersonFinder finder = new(place, records.Values.Select(static contact => (contact.Id, contact.Name))
                .Concat(merged.Where(person => records.ContainsKey(person.Id))));
            return [.. names.Select(finder.Find).Distinct().Select(id => records[id])];
        }
        catch (RefusedException)
        {
            NetworkSnapshot snapshot = await network.SnapshotAsync(now, cancellationToken);
            PersonFinder finder = PersonFinder.Of(place, snapshot, merged, HowToAdd);
            return [.. names.Select(finder.Find).Distinct().Select(id => snapshot.Contact(id) ?? new Contact(id, id.Value))];
        }
    }

    internal async ValueTask<Contact> FindAsync(string name, CancellationToken cancellationToken) =>
        (await FindAsync([name], cancellationToken))[0];

    /// <summary>The records of people; of those who have none, their ids.</summary>
    internal async ValueTask<IReadOnlyList<Contact>> ListAsync(
        IReadOnlyCollection<ContactId> people, CancellationToken cancellationToken)
    {
        List<Contact> records = [];
        foreach (ContactId id in people)
            records.Add(await network.Contacts.FindAsync(id, cancellationToken) ?? new(id, id.Value));
        return records;
    }

    /// <summary>Notes what a command recorded, so that it can be taken back.</summary>
    internal void Note(HandRecord record) => memory.ChangeHandRecords(records => records.Add(record));

    /// <summary>
    /// Erases a person, and remembers the name too, unless others have it: a list or a diary that knows people by name does not
    /// bring them back. What was recorded of them by hand can no longer be taken back.
    /// </summary>
    internal async ValueTask<ErasureReceipt> EraseAsync(Contact person, CancellationToken cancellationToken)
    {
        List<HandRecord> concerned = [];
        foreach (HandRecord record in memory.ReadHandRecords().All)
            if (await ConcernsAsync(record, person.Id, cancellationToken)) concerned.Add(record);
        // Before the erasure, which cleans the file of it.
        memory.ChangeHandRecords(records => concerned.ForEach(records.Remove));
        ErasureReceipt receipt = await network.EraseContactAsync(person.Id, cancellationToken);
        string key = PeopleIndex.NameKey(person.Name);
        if (ContactId.TryParse(person.Name, null, out ContactId name)
            && !await network.Contacts.ListAsync(cancellationToken)
                .AnyAsync(contact => PeopleIndex.NameKey(contact.Name) == key, cancellationToken))
            await ((IErasureRecordStore)store).AddAsync(network.Owner, [name], cancellationToken);
        return receipt;
    }

    private async ValueTask<bool> ConcernsAsync(HandRecord record, ContactId person, CancellationToken cancellationToken)
    {
        List<ContactId> people = [];
        foreach (InteractionId id in record.Interactions)
            people.AddRange((await network.FindInteractionAsync(id, cancellationToken))?.Contacts ?? []);
        foreach (FollowUpId id in record.Promises.Concat(record.Closed))
            if (await network.FollowUps.FindAsync(id, cancellationToken) is { } promise) people.Add(promise.Contact);
        foreach (NoteId id in record.Notes)
            if (await network.Notes.FindAsync(id, cancellationToken) is { } note) people.Add(note.Contact);
        Merges merges = await MergesAsync(cancellationToken);
        return people.Count == 0 || people.Any(id => merges.Canonical(id) == merges.Canonical(person));
    }

    /// <summary>The last of what was recorded by hand; null if nothing is left.</summary>
    internal HandRecord? Last() => memory.ReadHandRecords().Last;

    /// <summary>Takes what was taken back out of the notes.</summary>
    internal void Forget(HandRecord record) => memory.ChangeHandRecords(records => records.Remove(record));

    /// <summary>
    /// Returns the gathering of the day at which people whom the owner met were expected; null if not found, or if there is more
    /// than one.
    /// What is recorded of it has its id, so that a calendar that is imported later says it again.
    /// </summary>
    internal async ValueTask<Gathering?> FindGatheringAsync(
        IReadOnlyCollection<ContactId> people, Channel channel, CancellationToken cancellationToken)
    {
        if (channel != Channel.InPerson) return null;
        Merges merges = await MergesAsync(cancellationToken);
        HashSet<ContactId> met = [.. people.Select(merges.Canonical)];
        Gathering[] found = await network.Gatherings.ListAsync(cancellationToken)
            .Where(gathering => gathering.At <= present && gathering.At.InZone(zone).Date == Today
                && met.IsSubsetOf(gathering.Attendees.Select(merges.Canonical)))
            .ToArrayAsync(cancellationToken);
        return found is [var only] && await network.FindInteractionAsync(new(only.Id.Value), cancellationToken) is null
            ? only : null;
    }

    /// <summary>Saves a record under an id that nothing has yet, and returns the id. Another command cannot take it meanwhile.
    /// </summary>
    internal ValueTask<string> SaveNewAsync(string word, Func<string, ValueTask<bool>> isTaken, Func<string, ValueTask> save,
        CancellationToken cancellationToken) =>
        ((IUnitOfWork)store).RunAsync(network.Owner, async () =>
        {
            string id = await NewIdAsync(word, isTaken);
            await save(id);
            return id;
        }, cancellationToken);

    /// <summary>An id that nothing has yet: a word, the second, and a number if need be.</summary>
    private async ValueTask<string> NewIdAsync(string word, Func<string, ValueTask<bool>> isTaken)
    {
        string id = FormattableString.Invariant($"{word}-{now.InUtc():uuuuMMdd'T'HHmmss}");
        for (int number = 1; ; number++)
        {
            string candidate = number == 1 ? id : FormattableString.Invariant($"{id}-{number}");
            if (!await isTaken(candidate)) return candidate;
        }
    }

    private async ValueTask<Merges> MergesAsync(CancellationToken cancellationToken) =>
        Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken));

    public void Dispose() => store.Dispose();
}

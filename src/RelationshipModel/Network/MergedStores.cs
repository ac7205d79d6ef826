using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Merging;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>An owner's stores, seen with merged contacts as one. For reading alone; what is folded of
/// the log is read as recorded.</summary>
internal static class MergedStores
{
    internal static NetworkStores Of(NetworkStores stores, Merges merges) => stores with
    {
        Merges = null,
        Contacts = new MergedContacts(stores.Contacts, merges),
        Interactions = new MergedLog(stores.Interactions, merges),
        TieStates = null,
        Erasure = null,
        Memberships = stores.Memberships is { } memberships ? new MergedMemberships(memberships, merges) : null,
        Gatherings = stores.Gatherings is { } gatherings ? new MergedGatherings(gatherings, merges) : null,
        FollowUps = stores.FollowUps is { } followUps ? new MergedFollowUps(followUps, merges) : null,
        Notes = stores.Notes is { } notes ? new MergedNotes(notes, merges) : null,
        Acquaintances = stores.Acquaintances is { } beliefs ? new MergedAcquaintances(beliefs, merges) : null,
        Introductions = stores.Introductions is { } introductions ? new MergedIntroductions(introductions, merges) : null,
        Presence = stores.Presence is { } presence ? new MergedPresence(presence, merges) : null,
    };

    private static NotSupportedException ForReading() => new("Stores seen with merged contacts as one are read-only.");

    /// <summary>The records of all members of a person, in the order of the port.</summary>
    private static async IAsyncEnumerable<T> UnitedAsync<T, TOrder>(
        IEnumerable<ContactId> members, Func<ContactId, IAsyncEnumerable<T>> listed, Func<T, TOrder> order, Func<T, T> apply)
    {
        List<T> united = [];
        foreach (ContactId member in members) await foreach (T record in listed(member).ConfigureAwait(false)) united.Add(record);
        foreach (T record in united.OrderBy(order)) yield return apply(record);
    }

    private abstract class MergedRecords<TKey, T>(
        IRecordStore<TKey, T> store, Func<TKey, IEnumerable<TKey>> membersOf, Func<IEnumerable<T>, IEnumerable<T>> apply)
            : IRecordStore<TKey, T>
        where TKey : struct
        where T : class
    {
        public async ValueTask<T?> FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken)
        {
            List<T> members = [];
            foreach (TKey member in membersOf(key))
                if (await store.FindAsync(owner, member, cancellationToken).ConfigureAwait(false) is { } found)
                    members.Add(found);
            return apply(members).FirstOrDefault();
        }

        public async IAsyncEnumerable<T> ListAsync(OwnerId owner, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (T record in apply(await store.ListAsync(owner, cancellationToken).CollectAsync(cancellationToken)
                .ConfigureAwait(false)))
                yield return record;
        }

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken) =>
            throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken) =>
            throw ForReading();
    }

    private sealed class MergedContacts(IContactStore store, Merges merges) :
        MergedRecords<ContactId, Contact>(store, merges.MembersOf, merges.Apply), IContactStore;

    private sealed class MergedMemberships(IMembershipStore store, Merges merges)
        : MergedRecords<MembershipKey, CircleMembership>(
        store, key => merges.MembersOf(key.Contact).Select(member => new MembershipKey(key.Circle, member, key.Since)),
        all => all.Select(merges.Apply)),
        IMembershipStore
    {
        public IAsyncEnumerable<CircleMembership> ListAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken) =>
            UnitedAsync(
                merges.MembersOf(contact), member => store.ListAsync(owner, member, cancellationToken),
                static membership => membership.Key, merges.Apply);
    }

    private sealed class MergedGatherings(IGatheringStore store, Merges merges) :
        MergedRecords<GatheringId, Gathering>(store, static key => [key], all => all.Select(merges.Apply)), IGatheringStore;

    private sealed class MergedFollowUps(IFollowUpStore store, Merges merges) :
        MergedRecords<FollowUpId, FollowUp>(store, static key => [key], all => all.Select(merges.Apply)), IFollowUpStore
    {
        public IAsyncEnumerable<FollowUp> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
            UnitedAsync(
            merges.MembersOf(contact), member => store.ListAsync(owner, member, cancellationToken),
            static followUp => (followUp.PromisedAt, followUp.Id), merges.Apply);
    }

    private sealed class MergedNotes(INoteStore store, Merges merges) :
        MergedRecords<NoteId, Note>(store, static key => [key], all => all.Select(merges.Apply)), INoteStore
    {
        public IAsyncEnumerable<Note> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
            UnitedAsync(
                merges.MembersOf(contact), member => store.ListAsync(owner, member, cancellationToken),
                static note => (note.At, note.Id), merges.Apply);
    }

    private sealed class MergedAcquaintances(IAcquaintanceStore store, Merges merges) :
        MergedRecords<ContactPair, Acquaintance>(store, merges.MembersOf, merges.Apply), IAcquaintanceStore;

    private sealed class MergedIntroductions(IIntroductionStore store, Merges merges)
        : MergedRecords<IntroductionId, Introduction>(
        store, static key => [key], all => all.Select(merges.Apply).OfType<Introduction>()), IIntroductionStore;

    private sealed class MergedLog(IInteractionStore store, Merges merges) : IInteractionStore
    {
        public bool IsReadOnly => store.IsReadOnly;

        public async ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
            await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? merges.Apply(found) : null;

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken) =>
            store.ListAsync(owner, after, cancellationToken).Map(merges.Apply, cancellationToken);

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
            UnitedAsync(contact, member => store.ListAsync(owner, member, cancellationToken));

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, Instant from,
            CancellationToken cancellationToken) =>
            UnitedAsync(contact, member => store.ListAsync(owner, member, from, cancellationToken));

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, GatheringId gathering,
            CancellationToken cancellationToken) =>
            store.ListAsync(owner, gathering, cancellationToken).Map(merges.Apply, cancellationToken);

        private async IAsyncEnumerable<Interaction> UnitedAsync(ContactId contact,
            Func<ContactId, IAsyncEnumerable<Interaction>> listed)
        {
            // Somebody who took part under two ids took part once.
            Dictionary<InteractionId, Interaction> united = [];
            foreach (ContactId member in merges.MembersOf(contact))
                await foreach (Interaction interaction in listed(member).ConfigureAwait(false))
                    united.TryAdd(interaction.Id, interaction);
            foreach (Interaction interaction in united.Values.OrderBy(LogPosition.Of)) yield return merges.Apply(interaction);
        }

        public ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
            CancellationToken cancellationToken) => throw ForReading();

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
            CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids,
            CancellationToken cancellationToken) => throw ForReading();
    }

    private sealed class MergedPresence(IPresenceSource source, Merges merges) : IPresenceSource
    {
        public async ValueTask<Instant?> FindAsync(OwnerId owner, ContactId contact, Instant asOf,
            CancellationToken cancellationToken)
        {
            Instant? last = null;
            foreach (ContactId member in merges.MembersOf(contact))
                if (await source.FindAsync(owner, member, asOf, cancellationToken).ConfigureAwait(false) is { } seen
                    && !(seen <= last)) last = seen;
            return last;
        }

        public async IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf,
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            List<LastSeen> seen = await source.ListAsync(owner, asOf, cancellationToken).CollectAsync(cancellationToken)
                .ConfigureAwait(false);
            foreach (IGrouping<ContactId, LastSeen> group in seen.GroupBy(last => merges.Canonical(last.Contact))
                .OrderBy(static group => group.Key))
                yield return new(group.Key, group.Max(static last => last.At));
        }
    }
}

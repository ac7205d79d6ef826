using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Merging;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>An owner's stores, seen with merged contacts as one. For reading; of writes only those of folded states come here.</summary>
internal static class MergedStores
{
    internal static NetworkStores Of(NetworkStores stores, Merges merges) => stores with
    {
        Merges = null,
        Contacts = new MergedContacts(stores.Contacts, merges),
        Interactions = stores.Interactions is ITieStateStore ties ? new MergedTies(ties, merges) : new MergedLog(stores.Interactions, merges),
        Memberships = stores.Memberships is { } memberships ? new MergedMemberships(memberships, merges) : null,
        Gatherings = stores.Gatherings is { } gatherings ? new MergedGatherings(gatherings, merges) : null,
        FollowUps = stores.FollowUps is { } followUps ? new MergedFollowUps(followUps, merges) : null,
        Acquaintances = stores.Acquaintances is { } beliefs ? new MergedAcquaintances(beliefs, merges) : null,
        Introductions = stores.Introductions is { } introductions ? new MergedIntroductions(introductions, merges) : null,
        Presence = stores.Presence is { } presence ? new MergedPresence(presence, merges) : null,
    };

    private static NotSupportedException ForReading() => new("Stores seen with merged contacts as one are for reading.");

    private abstract class MergedRecords<TKey, T>(
        IRecordStore<TKey, T> store, Func<TKey, IEnumerable<TKey>> membersOf, Func<IEnumerable<T>, IEnumerable<T>> apply) : IRecordStore<TKey, T>
        where TKey : struct
        where T : class
    {
        public async ValueTask<T?> FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken)
        {
            List<T> members = [];
            foreach (TKey member in membersOf(key))
                if (await store.FindAsync(owner, member, cancellationToken).ConfigureAwait(false) is { } found) members.Add(found);
            return apply(members).FirstOrDefault();
        }

        public async IAsyncEnumerable<T> ListAsync(OwnerId owner, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (T record in apply(await store.ListAsync(owner, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)))
                yield return record;
        }

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken) => throw ForReading();
    }

    private sealed class MergedContacts(IContactStore store, Merges merges) :
        MergedRecords<ContactId, Contact>(store, merges.MembersOf, merges.Apply), IContactStore;

    private sealed class MergedMemberships(IMembershipStore store, Merges merges) : MergedRecords<MembershipKey, CircleMembership>(
        store, key => merges.MembersOf(key.Contact).Select(member => new MembershipKey(key.Circle, member, key.Since)), all => all.Select(merges.Apply)),
        IMembershipStore;

    private sealed class MergedGatherings(IGatheringStore store, Merges merges) :
        MergedRecords<GatheringId, Gathering>(store, static key => [key], all => all.Select(merges.Apply)), IGatheringStore;

    private sealed class MergedFollowUps(IFollowUpStore store, Merges merges) :
        MergedRecords<FollowUpId, FollowUp>(store, static key => [key], all => all.Select(merges.Apply)), IFollowUpStore;

    private sealed class MergedAcquaintances(IAcquaintanceStore store, Merges merges) :
        MergedRecords<ContactPair, Acquaintance>(store, merges.MembersOf, merges.Apply), IAcquaintanceStore;

    private sealed class MergedIntroductions(IIntroductionStore store, Merges merges) : MergedRecords<IntroductionId, Introduction>(
        store, static key => [key], all => all.Select(merges.Apply).OfType<Introduction>()), IIntroductionStore;

    private class MergedLog(IInteractionStore store, Merges merges) : IInteractionStore
    {
        protected Merges Merges => merges;

        public async ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
            await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? merges.Apply(found) : null;

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken) =>
            store.ListAsync(owner, after, cancellationToken).Select(merges.Apply);

        public async IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            // Somebody who took part under two ids took part once.
            Dictionary<InteractionId, Interaction> united = [];
            foreach (ContactId member in merges.MembersOf(contact))
                await foreach (Interaction interaction in store.ListAsync(owner, member, cancellationToken).ConfigureAwait(false))
                    united.TryAdd(interaction.Id, interaction);
            foreach (Interaction interaction in united.Values.OrderBy(LogPosition.Of)) yield return merges.Apply(interaction);
        }

        public ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids, CancellationToken cancellationToken) => throw ForReading();
    }

    /// <summary>The state of merged contacts is folded each time from their logs, and not kept; their pasts are one.</summary>
    private sealed class MergedTies(ITieStateStore store, Merges merges) : MergedLog(store, merges), ITieStateStore
    {
        private readonly Dictionary<ContactId, List<KeptTie>> _members = [];

        public async IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            _members.Clear();
            List<KeptTie> ties = await store.ListTiesAsync(owner, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (IGrouping<ContactId, KeptTie> group in ties.GroupBy(tie => Merges.Canonical(tie.Contact)).OrderBy(static group => group.Key))
                yield return United(group.Key, [.. group]);
        }

        public async ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
        {
            List<KeptTie> members = [];
            foreach (ContactId member in Merges.MembersOf(contact))
                if (await store.FindTieAsync(owner, member, cancellationToken).ConfigureAwait(false) is { } tie) members.Add(tie);
            return members.Count == 0 ? null : United(Merges.Canonical(contact), members);
        }

        public ValueTask<int> SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
            store.SaveStatesAsync(owner, [.. ties.Where(tie => Merges.MembersOf(tie.Contact).Count == 1)], cancellationToken);

        public ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) => store.FindHorizonAsync(owner, cancellationToken);

        /// <summary>The past of merged contacts is kept with the first of them: it cannot be told apart any more.</summary>
        public ValueTask<int?> FoldAsync(OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
            store.FoldAsync(
                owner, horizon,
                [.. ties.SelectMany(tie => _members.GetValueOrDefault(tie.Contact, [tie]).Select((member, i) => member with { Past = i == 0 ? tie.Past : default }))],
                cancellationToken);

        public ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) => throw ForReading();

        private KeptTie United(ContactId contact, List<KeptTie> members)
        {
            _members[contact] = members;
            if (members is [var only] && only.Contact == contact && Merges.MembersOf(contact).Count == 1) return only;
            KeptTie[] withPast = [.. members.Where(static member => !member.Past.IsEmpty)];
            if (withPast.Length > 1) throw Merges.PastsApart(withPast[0].Contact, withPast[1].Contact);
            return new(contact, 0) { Past = withPast.FirstOrDefault()?.Past ?? default };
        }
    }

    private sealed class MergedPresence(IPresenceSource source, Merges merges) : IPresenceSource
    {
        public async ValueTask<Instant?> FindAsync(OwnerId owner, ContactId contact, Instant asOf, CancellationToken cancellationToken)
        {
            Instant? last = null;
            foreach (ContactId member in merges.MembersOf(contact))
                if (await source.FindAsync(owner, member, asOf, cancellationToken).ConfigureAwait(false) is { } seen && !(seen <= last)) last = seen;
            return last;
        }

        public async IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            List<LastSeen> seen = await source.ListAsync(owner, asOf, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (IGrouping<ContactId, LastSeen> group in seen.GroupBy(last => merges.Canonical(last.Contact)).OrderBy(static group => group.Key))
                yield return new(group.Key, group.Max(static last => last.At));
        }
    }
}

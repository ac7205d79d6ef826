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
        Circles = stores.Circles is { } circles ? new MergedCircles(circles, merges) : null,
        Gatherings = stores.Gatherings is { } gatherings ? new MergedGatherings(gatherings, merges) : null,
        FollowUps = stores.FollowUps is { } followUps ? new MergedFollowUps(followUps, merges) : null,
        Acquaintances = stores.Acquaintances is { } beliefs ? new MergedAcquaintances(beliefs, merges) : null,
        Introductions = stores.Introductions is { } introductions ? new MergedIntroductions(introductions, merges) : null,
        Presence = stores.Presence is { } presence ? new MergedPresence(presence, merges) : null,
    };

    private static NotSupportedException ForReading() => new("Stores seen with merged contacts as one are for reading.");

    private sealed class MergedContacts(IContactStore store, Merges merges) : IContactStore
    {
        public async ValueTask<Contact?> FindAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken)
        {
            List<Contact> members = [];
            foreach (ContactId member in merges.MembersOf(id))
                if (await store.FindAsync(owner, member, cancellationToken).ConfigureAwait(false) is { } contact) members.Add(contact);
            return merges.Apply(members).SingleOrDefault();
        }

        public async IAsyncEnumerable<Contact> ListAsync(OwnerId owner, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (Contact contact in merges.Apply(await store.ListAsync(owner, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)))
                yield return contact;
        }

        public ValueTask SaveAsync(OwnerId owner, Contact contact, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken) => throw ForReading();
    }

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

        public ValueTask SaveAsync(OwnerId owner, Interaction interaction, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) => throw ForReading();
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

    private sealed class MergedCircles(ICircleStore store, Merges merges) : ICircleStore
    {
        public ValueTask<Circle?> FindAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken) => store.FindAsync(owner, id, cancellationToken);

        public IAsyncEnumerable<Circle> ListAsync(OwnerId owner, CancellationToken cancellationToken) => store.ListAsync(owner, cancellationToken);

        public IAsyncEnumerable<CircleMembership> ListMembershipsAsync(OwnerId owner, CancellationToken cancellationToken) =>
            store.ListMembershipsAsync(owner, cancellationToken).Select(merges.Apply);

        public ValueTask SaveAsync(OwnerId owner, Circle circle, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask SaveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken) => throw ForReading();
    }

    private sealed class MergedGatherings(IGatheringStore store, Merges merges) : IGatheringStore
    {
        public async ValueTask<Gathering?> FindAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken) =>
            await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? merges.Apply(found) : null;

        public IAsyncEnumerable<Gathering> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
            store.ListAsync(owner, cancellationToken).Select(merges.Apply);

        public ValueTask SaveAsync(OwnerId owner, Gathering gathering, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken) => throw ForReading();
    }

    private sealed class MergedFollowUps(IFollowUpStore store, Merges merges) : IFollowUpStore
    {
        public async ValueTask<FollowUp?> FindAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken) =>
            await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? merges.Apply(found) : null;

        public IAsyncEnumerable<FollowUp> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
            store.ListAsync(owner, cancellationToken).Select(merges.Apply);

        public ValueTask SaveAsync(OwnerId owner, FollowUp followUp, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken) => throw ForReading();
    }

    private sealed class MergedAcquaintances(IAcquaintanceStore store, Merges merges) : IAcquaintanceStore
    {
        public async ValueTask<Acquaintance?> FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
            await ListAsync(owner, cancellationToken).FirstOrDefaultAsync(belief => belief.Pair == merges.Apply(pair), cancellationToken).ConfigureAwait(false);

        public async IAsyncEnumerable<Acquaintance> ListAsync(OwnerId owner, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (Acquaintance belief in merges.Apply(await store.ListAsync(owner, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)))
                yield return belief;
        }

        public ValueTask SaveAsync(OwnerId owner, Acquaintance acquaintance, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) => throw ForReading();
    }

    private sealed class MergedIntroductions(IIntroductionStore store, Merges merges) : IIntroductionStore
    {
        public async ValueTask<Introduction?> FindAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken) =>
            await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? merges.Apply(found) : null;

        public IAsyncEnumerable<Introduction> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
            store.ListAsync(owner, cancellationToken).Select(merges.Apply).OfType<Introduction>();

        public ValueTask SaveAsync(OwnerId owner, Introduction introduction, CancellationToken cancellationToken) => throw ForReading();

        public ValueTask RemoveAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken) => throw ForReading();
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

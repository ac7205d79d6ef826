using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Stores behind which each operation is a step at which something may happen: a fault, a
/// cancellation, another call.</summary>
internal static class FaultyStores
{
    /// <summary>Wraps the ports of a network. The unit of work stays the store's own, as where a host logs or caches.</summary>
    internal static NetworkStores Of(NetworkStores stores, Func<ValueTask> step) => stores with
    {
        Contacts = new Contacts(stores.Contacts, step),
        Interactions = new Log(stores.Interactions, step),
        Circles = stores.Circles is { } circles ? new Circles(circles, step) : null,
        Memberships = stores.Memberships is { } memberships ? new Memberships(memberships, step) : null,
        Gatherings = stores.Gatherings is { } gatherings ? new Gatherings(gatherings, step) : null,
        FollowUps = stores.FollowUps is { } followUps ? new FollowUps(followUps, step) : null,
        Notes = stores.Notes is { } notes ? new Notes(notes, step) : null,
        Acquaintances = stores.Acquaintances is { } beliefs ? new Acquaintances(beliefs, step) : null,
        Introductions = stores.Introductions is { } introductions ? new Introductions(introductions, step) : null,
        Merges = stores.Merges is { } merges ? new Merges(merges, step) : null,
        RecordedDirections = stores.RecordedDirections is { } directions ? new Directions(directions, step) : null,
        ErasureRecords = stores.ErasureRecords is { } erased ? new Erased(erased, step) : null,
    };

    private abstract class Records<TKey, T>(IRecordStore<TKey, T> store, Func<ValueTask> step) : IRecordStore<TKey, T>
        where TKey : struct
        where T : class
    {
        protected Func<ValueTask> Step => step;

        public async ValueTask<T?> FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken)
        {
            await step();
            return await store.FindAsync(owner, key, cancellationToken);
        }

        public async ValueTask<IReadOnlyDictionary<TKey, T>> FindAsync(
            OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
        {
            await step();
            return await store.FindAsync(owner, keys, cancellationToken);
        }

        public IAsyncEnumerable<T> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
            SteppedAsync(step, store.ListAsync(owner, cancellationToken));

        public async ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken)
        {
            await step();
            await store.SaveAsync(owner, records, cancellationToken);
            await step();
        }

        public async ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
        {
            await step();
            await store.RemoveAsync(owner, keys, cancellationToken);
            await step();
        }
    }

    private static async IAsyncEnumerable<T> SteppedAsync<T>(Func<ValueTask> step, IAsyncEnumerable<T> listed)
    {
        await step();
        await foreach (T item in listed) yield return item;
    }

    private sealed class Contacts(IContactStore store, Func<ValueTask> step) : Records<ContactId, Contact>(store, step),
        IContactStore;

    private sealed class Circles(ICircleStore store, Func<ValueTask> step) : Records<CircleId, Circle>(store, step), ICircleStore;

    private sealed class Memberships(IMembershipStore store, Func<ValueTask> step)
        : Records<MembershipKey, CircleMembership>(store, step), IMembershipStore;

    private sealed class Gatherings(IGatheringStore store, Func<ValueTask> step) : Records<GatheringId, Gathering>(store, step),
        IGatheringStore;

    private sealed class FollowUps(IFollowUpStore store, Func<ValueTask> step) : Records<FollowUpId, FollowUp>(store, step),
        IFollowUpStore;

    private sealed class Notes(INoteStore store, Func<ValueTask> step) : Records<NoteId, Note>(store, step), INoteStore;

    private sealed class Acquaintances(IAcquaintanceStore store, Func<ValueTask> step)
        : Records<ContactPair, Acquaintance>(store, step), IAcquaintanceStore;

    private sealed class Introductions(IIntroductionStore store, Func<ValueTask> step) :
        Records<IntroductionId, Introduction>(store, step), IIntroductionStore;

    private sealed class Merges(IMergeStore store, Func<ValueTask> step) : Records<ContactPair, Merge>(store, step), IMergeStore;

    private sealed class Log(IInteractionStore store, Func<ValueTask> step) : Records<InteractionId, Interaction>(store, step),
        IInteractionStore
    {
        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken) =>
            SteppedAsync(Step, store.ListAsync(owner, after, cancellationToken));

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
            SteppedAsync(Step, store.ListAsync(owner, contact, cancellationToken));

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, Instant from,
            CancellationToken cancellationToken) =>
            SteppedAsync(Step, store.ListAsync(owner, contact, from, cancellationToken));

        public async ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
            CancellationToken cancellationToken)
        {
            await Step();
            int added = await store.AddAsync(owner, interactions, cancellationToken);
            await Step();
            return added;
        }
    }

    private sealed class Directions(IRecordedDirectionsStore store, Func<ValueTask> step) : IRecordedDirectionsStore
    {
        public async ValueTask<RecordedDirections?> FindAsync(OwnerId owner, CancellationToken cancellationToken)
        {
            await step();
            return await store.FindAsync(owner, cancellationToken);
        }

        public async ValueTask SaveAsync(OwnerId owner, RecordedDirections directions, CancellationToken cancellationToken)
        {
            await step();
            await store.SaveAsync(owner, directions, cancellationToken);
            await step();
        }
    }

    private sealed class Erased(IErasureRecordStore store, Func<ValueTask> step) : IErasureRecordStore
    {
        public async ValueTask<IReadOnlySet<ContactId>> FindAsync(
            OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
        {
            await step();
            return await store.FindAsync(owner, contacts, cancellationToken);
        }

        public async ValueTask AddAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
            CancellationToken cancellationToken)
        {
            await step();
            await store.AddAsync(owner, contacts, cancellationToken);
            await step();
        }

        public async ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
            CancellationToken cancellationToken)
        {
            await step();
            await store.RemoveAsync(owner, contacts, cancellationToken);
            await step();
        }
    }
}

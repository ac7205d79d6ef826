using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Keeps everything in memory, through every port: for tests, for trying things out, and for programs that need nothing to last.</summary>
/// <remarks>
/// Safe to share between threads. What is listed is a snapshot of the moment at which its enumeration begins: nothing that is changed
/// meanwhile appears in it. A listing costs no copy, and that of one contact's interactions no scan of the log.
/// </remarks>
public sealed class InMemoryStore :
    IContactStore, ITieStateStore, ICircleStore, IGatheringStore, IFollowUpStore, IAcquaintanceStore, IIntroductionStore,
    IMergeStore, IErasureStore
{
    private readonly ConcurrentDictionary<OwnerId, Records> _owners = [];

    ValueTask<Contact?> IContactStore.FindAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(id), static (records, id) => records.Contacts.Find(id), cancellationToken);

    IAsyncEnumerable<Contact> IContactStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Contacts.Snapshot(), cancellationToken);

    ValueTask IContactStore.SaveAsync(OwnerId owner, Contact contact, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(contact), static (records, contact) => records.Contacts.Save(contact), cancellationToken);

    ValueTask IContactStore.RemoveAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken) =>
        Write(owner, Require.NotDefault(id), static (records, id) => records.Contacts.Remove(id), cancellationToken);

    ValueTask<Interaction?> IInteractionStore.FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(id), static (records, id) => records.Interactions.Find(id), cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken)
    {
        if (after is { } position) Require.NotDefault(position.Id, nameof(after));
        return List(owner, after, static (records, after) => records.Interactions.After(after), cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        List(owner, Require.NotDefault(contact), static (records, contact) => records.Interactions.With(contact), cancellationToken);

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        ValueList<Interaction> batch = ValueList.Copy(interactions);
        return Change(owner, batch, static (records, batch) => records.Add(batch), cancellationToken);
    }

    ValueTask IInteractionStore.SaveAsync(OwnerId owner, Interaction interaction, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(interaction), static (records, interaction) => records.Save(interaction), cancellationToken);

    ValueTask IInteractionStore.RemoveAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        Write(owner, Require.NotDefault(id), static (records, id) => records.Ties.Change(records.Interactions.Remove(id)), cancellationToken);

    IAsyncEnumerable<KeptTie> ITieStateStore.ListTiesAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Ties.Snapshot(), cancellationToken);

    ValueTask<KeptTie?> ITieStateStore.FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(contact), static (records, contact) => records.Ties.Find(contact), cancellationToken);

    ValueTask<int> ITieStateStore.SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
        Change(owner, ValueList.Copy(ties), static (records, ties) => records.Ties.SaveStates(ties), cancellationToken);

    ValueTask<bool> ITieStateStore.RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        Change(owner, Require.NotDefault(contact), static (records, contact) => records.Ties.Remove(contact), cancellationToken);

    ValueTask<Instant?> ITieStateStore.FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        Require.NotDefault(owner);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<Instant?>(cancellationToken)
            : new(Locked(owner, 0, static (records, _) => records.Horizon));
    }

    ValueTask<int?> ITieStateStore.FoldAsync(
        OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
        Change(
            owner, (Horizon: Require.InRange(horizon), Ties: ValueList.Copy(ties)),
            static (records, fold) => records.Fold(fold.Horizon, fold.Ties), cancellationToken);

    ValueTask<Circle?> ICircleStore.FindAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(id), static (records, id) => records.Circles.Find(id), cancellationToken);

    IAsyncEnumerable<Circle> ICircleStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Circles.Snapshot(), cancellationToken);

    ValueTask ICircleStore.SaveAsync(OwnerId owner, Circle circle, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(circle), static (records, circle) => records.Circles.Save(circle), cancellationToken);

    ValueTask ICircleStore.RemoveAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken) =>
        Write(owner, Require.NotDefault(id), static (records, id) => records.RemoveCircle(id), cancellationToken);

    IAsyncEnumerable<CircleMembership> ICircleStore.ListMembershipsAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Memberships.Snapshot(), cancellationToken);

    ValueTask ICircleStore.SaveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(membership), static (records, membership) => records.SaveMembership(membership), cancellationToken);

    ValueTask ICircleStore.RemoveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(membership), static (records, membership) => records.Memberships.Remove(MembershipKey.Of(membership)), cancellationToken);

    ValueTask<Gathering?> IGatheringStore.FindAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(id), static (records, id) => records.Gatherings.Find(id), cancellationToken);

    IAsyncEnumerable<Gathering> IGatheringStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Gatherings.Snapshot(), cancellationToken);

    ValueTask IGatheringStore.SaveAsync(OwnerId owner, Gathering gathering, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(gathering), static (records, gathering) => records.Gatherings.Save(gathering), cancellationToken);

    ValueTask IGatheringStore.RemoveAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken) =>
        Write(owner, Require.NotDefault(id), static (records, id) => records.Gatherings.Remove(id), cancellationToken);

    ValueTask<FollowUp?> IFollowUpStore.FindAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(id), static (records, id) => records.FollowUps.Find(id), cancellationToken);

    IAsyncEnumerable<FollowUp> IFollowUpStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.FollowUps.Snapshot(), cancellationToken);

    ValueTask IFollowUpStore.SaveAsync(OwnerId owner, FollowUp followUp, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(followUp), static (records, followUp) => records.FollowUps.Save(followUp), cancellationToken);

    ValueTask IFollowUpStore.RemoveAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken) =>
        Write(owner, Require.NotDefault(id), static (records, id) => records.FollowUps.Remove(id), cancellationToken);

    ValueTask<Acquaintance?> IAcquaintanceStore.FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(pair), static (records, pair) => records.Acquaintances.Find(pair), cancellationToken);

    IAsyncEnumerable<Acquaintance> IAcquaintanceStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Acquaintances.Snapshot(), cancellationToken);

    ValueTask IAcquaintanceStore.SaveAsync(OwnerId owner, Acquaintance acquaintance, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(acquaintance), static (records, acquaintance) => records.Acquaintances.Save(acquaintance), cancellationToken);

    ValueTask IAcquaintanceStore.RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        Write(owner, Require.NotDefault(pair), static (records, pair) => records.Acquaintances.Remove(pair), cancellationToken);

    ValueTask<Introduction?> IIntroductionStore.FindAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(id), static (records, id) => records.Introductions.Find(id), cancellationToken);

    IAsyncEnumerable<Introduction> IIntroductionStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Introductions.Snapshot(), cancellationToken);

    ValueTask IIntroductionStore.SaveAsync(OwnerId owner, Introduction introduction, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(introduction), static (records, introduction) => records.Introductions.Save(introduction), cancellationToken);

    ValueTask IIntroductionStore.RemoveAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken) =>
        Write(owner, Require.NotDefault(id), static (records, id) => records.Introductions.Remove(id), cancellationToken);

    ValueTask<Merge?> IMergeStore.FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(pair), static (records, pair) => records.Merges.Find(pair), cancellationToken);

    IAsyncEnumerable<Merge> IMergeStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Merges.Snapshot(), cancellationToken);

    ValueTask IMergeStore.SaveAsync(OwnerId owner, Merge merge, CancellationToken cancellationToken) =>
        Write(owner, Require.NotNull(merge), static (records, merge) => records.Merges.Save(merge), cancellationToken);

    ValueTask IMergeStore.RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        Write(owner, Require.NotDefault(pair), static (records, pair) => records.Merges.Remove(pair), cancellationToken);

    ValueTask<ErasureReceipt> IErasureStore.EraseAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        Require.NotDefault(owner);
        Require.NotDefault(contact);
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<ErasureReceipt>(cancellationToken);
        // In memory nothing is waited for: the erasure is complete when the lock is left.
        lock (Of(owner).Gate) return Erasure.EraseAsync(NetworkStores.Of(this), owner, contact, CancellationToken.None);
    }

    private ValueTask<T?> Read<TKey, T>(OwnerId owner, TKey key, Func<Records, TKey, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        Require.NotDefault(owner);
        return cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<T?>(cancellationToken) : new(Locked(owner, key, read));
    }

    private ValueTask Write<TRow>(OwnerId owner, TRow row, Action<Records, TRow> write, CancellationToken cancellationToken)
    {
        Require.NotDefault(owner);
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        Records records = Of(owner);
        lock (records.Gate) write(records, row);
        return ValueTask.CompletedTask;
    }

    private ValueTask<T> Change<TGiven, T>(OwnerId owner, TGiven given, Func<Records, TGiven, T> change, CancellationToken cancellationToken)
    {
        Require.NotDefault(owner);
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<T>(cancellationToken);
        Records records = Of(owner);
        lock (records.Gate) return new(change(records, given));
    }

    private IAsyncEnumerable<T> List<TPlace, T>(
        OwnerId owner, TPlace place, Func<Records, TPlace, ReadOnlyMemory<T>> snapshot, CancellationToken cancellationToken)
    {
        Require.NotDefault(owner);
        return Enumerate(cancellationToken);

        async IAsyncEnumerable<T> Enumerate([EnumeratorCancellation] CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlyMemory<T> items = Locked(owner, place, snapshot);
            for (int i = 0; i < items.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return items.Span[i];
            }
        }
    }

    private Records Of(OwnerId owner) => _owners.GetOrAdd(owner, static _ => new());

    private T? Locked<TKey, T>(OwnerId owner, TKey key, Func<Records, TKey, T> read)
    {
        if (!_owners.TryGetValue(owner, out Records? records)) return default;
        lock (records.Gate) return read(records, key);
    }

    /// <summary>All that is one owner's.</summary>
    private sealed class Records
    {
        internal Lock Gate { get; } = new();

        internal OrderedTable<ContactId, Contact> Contacts { get; } = new(static c => c.Id, static (a, b) => a.Id.CompareTo(b.Id));

        internal InMemoryInteractions Interactions { get; private set; } = new();

        internal InMemoryTies Ties { get; } = new();

        internal Instant? Horizon { get; private set; }

        internal OrderedTable<CircleId, Circle> Circles { get; } = new(static c => c.Id, static (a, b) => a.Id.CompareTo(b.Id));

        internal OrderedTable<MembershipKey, CircleMembership> Memberships { get; } =
            new(MembershipKey.Of, static (a, b) => MembershipKey.Of(a).CompareTo(MembershipKey.Of(b)));

        internal OrderedTable<GatheringId, Gathering> Gatherings { get; } =
            new(static g => g.Id, static (a, b) => (a.At, a.Id).CompareTo((b.At, b.Id)));

        internal OrderedTable<FollowUpId, FollowUp> FollowUps { get; } =
            new(static f => f.Id, static (a, b) => (a.PromisedAt, a.Id).CompareTo((b.PromisedAt, b.Id)));

        internal OrderedTable<ContactPair, Acquaintance> Acquaintances { get; } = new(static a => a.Pair, static (a, b) => a.Pair.CompareTo(b.Pair));

        internal OrderedTable<IntroductionId, Introduction> Introductions { get; } = new(static i => i.Id, static (a, b) => a.Id.CompareTo(b.Id));

        internal OrderedTable<ContactPair, Merge> Merges { get; } = new(static m => m.Pair, static (a, b) => a.Pair.CompareTo(b.Pair));

        internal int Add(IReadOnlyCollection<Interaction> batch)
        {
            foreach (Interaction interaction in batch) RefuseBeforeHorizon(interaction);
            Interaction[] added = Interactions.AddNew(batch);
            foreach (Interaction interaction in added) Ties.Change(interaction);
            return added.Length;
        }

        internal void Save(Interaction interaction)
        {
            RefuseBeforeHorizon(interaction);
            Ties.Change(Interactions.Save(interaction));
            Ties.Change(interaction);
        }

        internal int? Fold(Instant horizon, IReadOnlyCollection<KeptTie> ties)
        {
            if (horizon <= Horizon) return 0;
            ReadOnlyMemory<Interaction> before = Interactions.Before(horizon);
            HashSet<ContactId> given = [.. ties.Select(static tie => tie.Contact)];
            foreach (Interaction interaction in before.Span)
                if (!given.IsSupersetOf(interaction.Contacts)) return null;
            if (!Ties.Fold(ties)) return null;
            Interactions = Interactions.From(before.Length);
            Horizon = horizon;
            return before.Length;
        }

        private void RefuseBeforeHorizon(Interaction interaction)
        {
            if (interaction.At < Horizon) throw KeptTie.BeforeHorizon(interaction, Horizon.Value);
        }

        internal void RemoveCircle(CircleId id)
        {
            Circles.Remove(id);
            foreach (CircleMembership membership in Memberships.Snapshot().Span)
                if (membership.Circle == id) Memberships.Remove(MembershipKey.Of(membership));
        }

        internal void SaveMembership(CircleMembership membership)
        {
            if (Circles.Find(membership.Circle) is null)
                throw new InvalidOperationException($"There is no circle {membership.Circle}; save it before the membership of {membership.Contact}.");
            Memberships.Save(membership);
        }
    }

    private readonly record struct MembershipKey(CircleId Circle, ContactId Contact, LocalDate Since) : IComparable<MembershipKey>
    {
        internal static MembershipKey Of(CircleMembership membership) => new(membership.Circle, membership.Contact, membership.Since);

        public int CompareTo(MembershipKey other) => (Circle, Contact, Since).CompareTo((other.Circle, other.Contact, other.Since));
    }
}

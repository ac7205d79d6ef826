using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Keeps everything in memory, through every port: for tests, for trying things out, and for programs that need no
/// persistence.</summary>
/// <remarks>
/// Safe to share between threads. A listing is a snapshot of the moment at which its enumeration begins: later changes do not
/// appear in it. A listing makes no copy, and listing one contact's interactions does not scan the log. A view makes no copy
/// either; the first change while one is open copies the owner's records.
/// </remarks>
public sealed class InMemoryStore :
    IContactStore, IInteractionStore, ITieStateStore, ICircleStore, IMembershipStore, IGatheringStore, IFollowUpStore, INoteStore,
        IAcquaintanceStore, IIntroductionStore,
    IMergeStore, IErasureRecordStore, IRecordedDirectionsStore, IUnitOfWork,
    IInMemoryRecords<ContactId, Contact>, IInMemoryRecords<CircleId, Circle>, IInMemoryRecords<MembershipKey, CircleMembership>,
    IInMemoryRecords<GatheringId, Gathering>, IInMemoryRecords<FollowUpId, FollowUp>, IInMemoryRecords<NoteId, Note>,
    IInMemoryRecords<ContactPair, Acquaintance>,
    IInMemoryRecords<IntroductionId, Introduction>, IInMemoryRecords<ContactPair, Merge>
{
    private readonly ConcurrentDictionary<OwnerId, InMemoryOwner> _owners = [];
    private readonly AsyncLocal<InMemoryUnit?> _unit = new();
    private readonly AsyncLocal<InMemoryView?> _view = new();

    OrderedTable<ContactId, Contact> IInMemoryRecords<ContactId, Contact>.TableOf(InMemoryRecords records) => records.Contacts;

    OrderedTable<CircleId, Circle> IInMemoryRecords<CircleId, Circle>.TableOf(InMemoryRecords records) => records.Circles;

    void IInMemoryRecords<CircleId, Circle>.Remove(InMemoryRecords records, CircleId key) => records.RemoveCircle(key);

    OrderedTable<MembershipKey, CircleMembership> IInMemoryRecords<MembershipKey, CircleMembership>.TableOf(
        InMemoryRecords records) => records.Memberships;

    void IInMemoryRecords<MembershipKey, CircleMembership>.Check(InMemoryRecords records, CircleMembership record)
    {
        if (records.Circles.Find(record.Circle) is null) throw CircleMembership.WithoutCircle(record);
    }

    OrderedTable<GatheringId, Gathering> IInMemoryRecords<GatheringId, Gathering>.TableOf(InMemoryRecords records) =>
        records.Gatherings;

    OrderedTable<FollowUpId, FollowUp> IInMemoryRecords<FollowUpId, FollowUp>.TableOf(InMemoryRecords records) =>
        records.FollowUps;

    OrderedTable<NoteId, Note> IInMemoryRecords<NoteId, Note>.TableOf(InMemoryRecords records) =>
        records.Notes;

    OrderedTable<ContactPair, Acquaintance> IInMemoryRecords<ContactPair, Acquaintance>.TableOf(InMemoryRecords records) =>
        records.Acquaintances;

    OrderedTable<IntroductionId, Introduction> IInMemoryRecords<IntroductionId, Introduction>.TableOf(InMemoryRecords records) =>
        records.Introductions;

    OrderedTable<ContactPair, Merge> IInMemoryRecords<ContactPair, Merge>.TableOf(InMemoryRecords records) => records.Merges;

    ValueTask<Interaction?> IRecordStore<InteractionId, Interaction>.FindAsync(OwnerId owner, InteractionId id,
        CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(id), static (records, id) => records.Interactions.Find(id), cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after,
        CancellationToken cancellationToken)
    {
        if (after is { } position) Require.NotDefault(position.Id, nameof(after));
        return List(owner, after, static (records, after) => records.Interactions.After(after), cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken) =>
        List(owner, Require.NotDefault(contact), static (records, contact) => records.Interactions.With(contact),
            cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(
        OwnerId owner, ContactId contact, Instant from, CancellationToken cancellationToken) =>
        List(owner, (Contact: Require.NotDefault(contact), From: from),
            static (records, of) => records.Interactions.With(of.Contact, of.From), cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, GatheringId gathering,
        CancellationToken cancellationToken) =>
        List(owner, Require.NotDefault(gathering), static (records, gathering) => records.Interactions.At(gathering),
            cancellationToken);

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        ValueList<Interaction> batch = ValueList.Copy(interactions);
        return Write(owner, batch, static (records, batch) => records.Add(batch), cancellationToken);
    }

    async ValueTask IRecordStore<InteractionId, Interaction>.SaveAsync(
        OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) =>
        await Write(owner, ValueList.Copy(interactions), static (records, batch) => records.Save(batch), cancellationToken)
            .ConfigureAwait(false);

    async ValueTask IRecordStore<InteractionId, Interaction>.RemoveAsync(
        OwnerId owner, IReadOnlyCollection<InteractionId> ids, CancellationToken cancellationToken) =>
        await Change(owner, Require.Keys(ids), static (records, ids) => records.Remove(ids), cancellationToken)
            .ConfigureAwait(false);

    IAsyncEnumerable<KeptTie> ITieStateStore.ListTiesAsync(OwnerId owner, bool withPeople, CancellationToken cancellationToken) =>
        List(owner, 0, static (records, _) => records.Ties.Snapshot(), cancellationToken);

    ValueTask<KeptTie?> ITieStateStore.FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        Read(owner, Require.NotDefault(contact), static (records, contact) => records.Ties.Find(contact), cancellationToken);

    ValueTask<int> ITieStateStore.SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken) =>
        Change(owner, ValueList.Copy(ties), static (records, ties) => records.Ties.SaveStates(ties), cancellationToken);

    async ValueTask ITieStateStore.SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken) =>
        await Change(owner, ValueList.Copy(ties), static (records, ties) => records.Ties.SavePasts(ties), cancellationToken)
            .ConfigureAwait(false);

    ValueTask<bool> ITieStateStore.RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        Change(owner, Require.NotDefault(contact), static (records, contact) => records.Ties.Remove(contact), cancellationToken);

    ValueTask<Instant?> ITieStateStore.FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
        Read(owner, 0, static (records, _) => records.Horizon, cancellationToken);

    ValueTask<int?> ITieStateStore.FoldAsync(
        OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
        Write(
            owner, (Horizon: Require.InRange(horizon), Ties: ValueList.Copy(ties)),
            static (records, fold) => records.Fold(fold.Horizon, fold.Ties), cancellationToken);

    async ValueTask<IReadOnlySet<ContactId>> IErasureRecordStore.FindAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken) =>
        await Read(owner, Require.Keys(contacts), static (records, contacts) => records.FindErased(contacts), cancellationToken)
            .ConfigureAwait(false)
        ?? new HashSet<ContactId>();

    async ValueTask IErasureRecordStore.AddAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken) =>
        await Change(
            owner, Require.Keys(contacts),
            static (records, contacts) => records.Erased.AddNew(contacts.Select(records.ErasureKey.HashOf)).Length,
            cancellationToken).ConfigureAwait(false);

    async ValueTask IErasureRecordStore.RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken) =>
        await Change(
            owner, Require.Keys(contacts),
            static (records, contacts) =>
                contacts.Count(contact => records.Erased.Remove(records.ErasureKey.HashOf(contact)) is not null),
            cancellationToken).ConfigureAwait(false);

    ValueTask<RecordedDirections?> IRecordedDirectionsStore.FindAsync(OwnerId owner, CancellationToken cancellationToken) =>
        Read(owner, 0, static (records, _) => records.Directions, cancellationToken);

    async ValueTask IRecordedDirectionsStore.SaveAsync(
        OwnerId owner, RecordedDirections directions, CancellationToken cancellationToken) =>
        await Write(
            owner, Require.Defined(directions), static (records, directions) =>
                records.SaveDirections(directions), cancellationToken)
            .ConfigureAwait(false);

    async ValueTask<T> IUnitOfWork.RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        Require.NotDefault(owner);
        Require.NotNull(work);
        cancellationToken.ThrowIfCancellationRequested();
        InMemoryOwner all = Of(owner);
        if (UnitOf(all) is not null) return await work().ConfigureAwait(false);
        await all.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        InMemoryUnit unit = new(all, all.ToChange());
        bool isDone = false;
        _unit.Value = unit;
        unit.Records.Undo.Begin();
        try
        {
            T result = await work().ConfigureAwait(false);
            isDone = !unit.HasFailed;
            return isDone ? result
                : throw new InvalidOperationException("A call within the unit failed, so none of its changes were kept.");
        }
        finally
        {
            unit.IsOpen = false;
            unit.Records.Undo.End(keeps: isDone);
            all.Gate.Release();
        }
    }

    async ValueTask<T> IUnitOfWork.ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken)
    {
        Require.NotNull(read);
        cancellationToken.ThrowIfCancellationRequested();
        InMemoryOwner? known = Known(owner);
        if (UnitOf(known) is not null || _view.Value?.Owner == owner) return await read().ConfigureAwait(false);
        InMemoryRecords? records = await BeginViewAsync(known, cancellationToken).ConfigureAwait(false);
        _view.Value = new(owner, records);
        try
        {
            return await read().ConfigureAwait(false);
        }
        finally
        {
            records?.EndView();
        }
    }

    ValueTask<long?> IUnitOfWork.FindVersionAsync(OwnerId owner, CancellationToken cancellationToken) =>
        Read(owner, 0, static (records, _) => (long?)records.Version, cancellationToken);

    private static async ValueTask<InMemoryRecords?> BeginViewAsync(InMemoryOwner? known, CancellationToken cancellationToken)
    {
        if (known is null) return null;
        await known.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        known.Records.BeginView();
        InMemoryRecords records = known.Records;
        known.Gate.Release();
        return records;
    }

    internal ValueTask<T?> Read<TKey, T>(OwnerId owner, TKey key, Func<InMemoryRecords, TKey, T?> read,
        CancellationToken cancellationToken)
    {
        InMemoryOwner? known = Known(owner);
        if (_view.Value is not { } view || view.Owner != owner || UnitOf(known) is not null)
            return Call(known, key, read, changes: false, cancellationToken);
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<T?>(cancellationToken);
        return new(view.Records is { } records ? read(records, key) : default);
    }

    internal ValueTask<T> Write<TGiven, T>(OwnerId owner, TGiven given, Func<InMemoryRecords, TGiven, T> change,
        CancellationToken cancellationToken) =>
        Call(Of(Require.NotDefault(owner)), given, change, changes: true, cancellationToken)!;

    /// <summary>Changes what is there; an owner who keeps nothing is not created.</summary>
    internal ValueTask<T> Change<TGiven, T>(
        OwnerId owner, TGiven given, Func<InMemoryRecords, TGiven, T> change, CancellationToken cancellationToken) =>
        Call(Known(owner), given, change, changes: true, cancellationToken)!;

    internal IAsyncEnumerable<T> List<TPlace, T>(
        OwnerId owner, TPlace place, Func<InMemoryRecords, TPlace, ReadOnlyMemory<T>> snapshot,
        CancellationToken cancellationToken)
    {
        Require.NotDefault(owner);
        return Enumerate(cancellationToken);

        async IAsyncEnumerable<T> Enumerate([EnumeratorCancellation] CancellationToken cancellation)
        {
            ReadOnlyMemory<T> items = await Read(owner, place, snapshot, cancellation).ConfigureAwait(false);
            for (int i = 0; i < items.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return items.Span[i];
            }
        }
    }

    private InMemoryOwner Of(OwnerId owner) => _owners.GetOrAdd(owner, static _ => new());

    private InMemoryOwner? Known(OwnerId owner) => _owners.GetValueOrDefault(Require.NotDefault(owner));

    private InMemoryUnit? UnitOf(InMemoryOwner? owner) => _unit.Value is { IsOpen: true } unit && unit.Owner == owner
        ? unit : null;

    /// <summary>Runs a call when its turn has come; at once within a unit of the owner.</summary>
    private async ValueTask<T?> Call<TGiven, T>(InMemoryOwner? owner, TGiven given, Func<InMemoryRecords, TGiven, T?> call,
        bool changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (owner is null) return default;
        if (UnitOf(owner) is { } unit)
        {
            try
            {
                return call(unit.Records, given);
            }
            catch
            {
                unit.HasFailed = true;
                throw;
            }
        }

        await owner.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return call(changes ? owner.ToChange() : owner.Records, given);
        }
        finally
        {
            owner.Gate.Release();
        }
    }
}

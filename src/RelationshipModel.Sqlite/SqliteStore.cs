using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>Keeps networks in a SQLite file, through every port. Safe to share between threads; one per
/// file and process is enough.</summary>
/// <remarks>
/// The file is created, or upgraded, when it is first used. What a call has written when it returns survives a crash of the
/// process or of the machine. One process writes at a time, others wait; readers never wait. A listing is read page by page and
/// holds nothing open in between: rows that do not change meanwhile are listed once, and a row that changes is listed as it is
/// when its page is read.
/// </remarks>
public sealed partial class SqliteStore :
    IContactStore, IInteractionStore, ITieStateStore, ICircleStore, IMembershipStore, IGatheringStore, IFollowUpStore, INoteStore,
        IAcquaintanceStore,
    IIntroductionStore, IMergeStore, IErasureStore, IErasureRecordStore, IRecordedDirectionsStore, IUnitOfWork,
    IDisposable,
    ISqliteRecords<ContactId, Contact>, ISqliteRecords<CircleId, Circle>, ISqliteRecords<MembershipKey, CircleMembership>,
    ISqliteRecords<GatheringId, Gathering>, ISqliteRecords<FollowUpId, FollowUp>, ISqliteRecords<NoteId, Note>,
    ISqliteRecords<ContactPair, Acquaintance>,
    ISqliteRecords<IntroductionId, Introduction>, ISqliteRecords<ContactPair, Merge>
{
    private readonly SqliteDatabase _database;

    /// <summary>Opens a store, without touching the file yet.</summary>
    /// <param name="path">The file. It is created if it does not exist; its folder is not.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, or names no file.</exception>
    public SqliteStore(string path, SqliteStoreOptions? options = null)
        : this(path, options, Schema.Versions)
    {
    }

    internal SqliteStore(string path, SqliteStoreOptions? options, IReadOnlyList<string> versions) =>
        _database = new(path, options ?? new(), versions);

    /// <summary>Gets the full path of the file.</summary>
    public string Path => _database.Path;

    /// <summary>Returns the owners of the networks in the file, in ordinal order. Only for the host: no owner may learn about
    /// another.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="SqliteStoreException">The file cannot be used.</exception>
    public ValueTask<IReadOnlyList<OwnerId>> ListOwnersAsync(CancellationToken cancellationToken = default) =>
        _database.OwnersAsync(cancellationToken);

    internal SqliteDatabase Database => _database;

    private static RowTable<InteractionId, Interaction> Interactions => RowTable<InteractionId, Interaction>.Instance;

    void ISqliteRecords<MembershipKey, CircleMembership>.Check(SqliteSession session, long owner, CircleMembership record)
    {
        RowTable<CircleId, Circle> circles = RowTable<CircleId, Circle>.Instance;
        if (circles.Find(session, owner, circles.KeyOf(record.Circle)) is null) throw MembershipRows.WithoutCircle(record);
    }

    ValueTask<Interaction?> IRecordStore<InteractionId, Interaction>.FindAsync(OwnerId owner, InteractionId id,
        CancellationToken cancellationToken) =>
        _database.ReadAsync(Given.Owner(owner), (session, key) => Interactions.Find(session, key, Given.Key(id)),
            cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after,
        CancellationToken cancellationToken)
    {
        Tally tally = new();
        if (after is not { } position)
            return _database.ListAsync<Interaction>(Given.Owner(owner),
                (session, key, last, size) => Interactions.Page(session, key, last, size, tally), cancellationToken);
        (long seconds, int nanoseconds) = Cell.Of(position.At);
        string id = Given.Key(position.Id, nameof(after));
        return _database.ListAsync<Interaction>(
            Given.Owner(owner),
            (session, key, last, size) => last is null
                ? Interactions.PageAfter(session, key, size, seconds, nanoseconds, id)
                : Interactions.PageAfter(session, key, last, size),
            cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken)
    {
        string id = Given.Key(contact);
        Tally tally = new();
        return _database.ListByKeyAsync<Interaction>(Given.Owner(owner),
            (session, key, last, size) => InteractionTable.PageWith(session, key, id, null, last, size, tally),
            cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact, Instant from,
        CancellationToken cancellationToken)
    {
        string id = Given.Key(contact);
        return _database.ListByKeyAsync<Interaction>(
            Given.Owner(owner), (session, key, last, size) => InteractionTable.PageWith(session, key, id, from, last, size, null),
            cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, GatheringId gathering,
        CancellationToken cancellationToken) =>
        ListBy<InteractionId, Interaction>(owner, Given.Key(gathering), cancellationToken);

    IAsyncEnumerable<FollowUp> IFollowUpStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ListBy<FollowUpId, FollowUp>(owner, Given.Key(contact), cancellationToken);

    IAsyncEnumerable<Note> INoteStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ListBy<NoteId, Note>(owner, Given.Key(contact), cancellationToken);

    IAsyncEnumerable<CircleMembership> IMembershipStore.ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken) =>
        ListBy<MembershipKey, CircleMembership>(owner, Given.Key(contact), cancellationToken);

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        WriteAsync(owner, interactions, (session, key) => InteractionTable.Add(session, key, interactions, cancellationToken),
            cancellationToken);

    async ValueTask IRecordStore<InteractionId, Interaction>.SaveAsync(OwnerId owner,
        IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) =>
        await WriteAsync(owner, interactions,
            (session, key) => InteractionTable.Save(session, key, interactions, cancellationToken), cancellationToken)
            .ConfigureAwait(false);

    ValueTask IRecordStore<InteractionId, Interaction>.RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids,
        CancellationToken cancellationToken)
    {
        string[] named = Given.Keys(ids);
        Given.Owner(owner);
        return named.Length == 0 && !cancellationToken.IsCancellationRequested
            ? ValueTask.CompletedTask
            : RemoveAsync(owner, (session, key) => InteractionTable.Remove(session, key, named), cancellationToken);
    }

    IAsyncEnumerable<KeptTie> ITieStateStore.ListTiesAsync(OwnerId owner, bool withPeople, CancellationToken cancellationToken)
    {
        Tally tally = new();
        return _database.ListAsync<KeptTie>(Given.Owner(owner),
            (session, key, last, size) => TieTable.Page(session, key, withPeople, last, size, tally), cancellationToken);
    }

    ValueTask<KeptTie?> ITieStateStore.FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string id = Given.Key(contact);
        return _database.ReadAsync(Given.Owner(owner), (session, key) => TieTable.Find(session, key, id), cancellationToken);
    }

    ValueTask<int> ITieStateStore.SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        Given.Owner(owner);
        return _database.IsReadOnly && !cancellationToken.IsCancellationRequested
            ? new(0)
            : _database.TryWriteAsync(owner, (session, key) => TieTable.SaveStates(session, key, ties), cancellationToken);
    }

    ValueTask ITieStateStore.SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        return RemoveAsync(owner, (session, key) => TieTable.SavePasts(session, key, ties), cancellationToken);
    }

    ValueTask<bool> ITieStateStore.RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string id = Given.Key(contact);
        return _database.WriteAsync(Given.Owner(owner), (session, key) => TieTable.Remove(session, key, id), cancellationToken,
            createsOwner: false);
    }

    ValueTask<Instant?> ITieStateStore.FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
        _database.ReadAsync(Given.Owner(owner), TieTable.Horizon, cancellationToken);

    async ValueTask<int?> ITieStateStore.FoldAsync(
        OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        Given.Horizon(horizon);
        return await _database.WriteAsync(Given.Owner(owner), (session, key) => TieTable.Fold(session, key, horizon, ties),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does nothing: the other ports reach all that is kept.</summary>
    ValueTask IErasureStore.EraseAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        Given.Keys(contacts);
        Given.Owner(owner);
        return default;
    }

    /// <summary>Leaves nothing in the file and its journal of what was removed. It cannot be
    /// cancelled: what it follows is done.</summary>
    async ValueTask<bool> IErasureStore.PurgeAsync(CancellationToken cancellationToken)
    {
        if (_database.DefersCleaning) return false;
        await _database.Cleaner.CleanAsync().ConfigureAwait(false);
        return true;
    }

    async ValueTask<IReadOnlySet<ContactId>> IErasureRecordStore.FindAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        Given.Keys(contacts);
        return await _database.ReadAsync(Given.Owner(owner), (session, key) => ErasureTable.Find(session, key, contacts),
            cancellationToken).ConfigureAwait(false)
            ?? new HashSet<ContactId>();
    }

    ValueTask IErasureRecordStore.AddAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        Given.Keys(contacts);
        return RemoveAsync(owner, (session, key) => ErasureTable.Add(session, key, contacts), cancellationToken);
    }

    ValueTask IErasureRecordStore.RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        Given.Keys(contacts);
        return RemoveAsync(owner, (session, key) => ErasureTable.Remove(session, key, contacts), cancellationToken);
    }

    ValueTask<RecordedDirections?> IRecordedDirectionsStore.FindAsync(OwnerId owner, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            Given.Owner(owner),
            static (session, key) => OwnerTable.Read(session, key, static row =>
                row.IsEmpty(OwnerTable.Directions) ? null : (RecordedDirections?)row.Number(OwnerTable.Directions)),
            cancellationToken);

    ValueTask IRecordedDirectionsStore.SaveAsync(OwnerId owner, RecordedDirections directions,
        CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(directions))
            throw new ArgumentOutOfRangeException(nameof(directions), directions, "The directions are not defined.");
        return WriteAsync(
            owner,
            (session, key) => OwnerTable.Set(session, key, "directions = $1", (int)directions),
            cancellationToken);
    }

    ValueTask<T> IUnitOfWork.RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        Given.Owner(owner);
        ArgumentNullException.ThrowIfNull(work);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<T>(cancellationToken) : _database.RunAsync(work, cancellationToken);
    }

    ValueTask<T> IUnitOfWork.ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken)
    {
        Given.Owner(owner);
        ArgumentNullException.ThrowIfNull(read);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<T>(cancellationToken) : _database.ViewAsync(read);
    }

    private IAsyncEnumerable<T> ListBy<TKey, T>(OwnerId owner, string value, CancellationToken cancellationToken)
        where TKey : struct
        where T : class =>
        _database.ListByKeyAsync<T>(
            Given.Owner(owner),
            (session, key, last, size) => RowTable<TKey, T>.Instance.PageWith(session, key, value, last, size),
            cancellationToken);

    /// <summary>Writes a batch, all or none.</summary>
    internal async ValueTask<int> WriteAsync<T>(
        OwnerId owner, IReadOnlyCollection<T> batch, Func<SqliteSession, long, int> write, CancellationToken cancellationToken)
        where T : class
    {
        Given.Batch(batch);
        Given.Owner(owner);
        return batch.Count == 0 && !cancellationToken.IsCancellationRequested
            ? 0 : await _database.WriteAsync(owner, write, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes or changes what is there; an owner who keeps nothing here is not created.</summary>
    private ValueTask RemoveAsync(OwnerId owner, Action<SqliteSession, long> remove, CancellationToken cancellationToken) =>
        WriteAsync(owner, remove, cancellationToken, createsOwner: false);

    private async ValueTask WriteAsync(
        OwnerId owner, Action<SqliteSession, long> write, CancellationToken cancellationToken, bool createsOwner = true) =>
        await _database.WriteAsync(
            Given.Owner(owner),
            (session, key) =>
            {
                write(session, key);
                return 0;
            },
            cancellationToken,
            createsOwner).ConfigureAwait(false);

    /// <summary>Closes the file. The last one to close it leaves a single file, without its journal.</summary>
    public void Dispose() => _database.Dispose();
}

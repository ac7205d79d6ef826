using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>Keeps networks in a SQLite file, through every port. Safe to share between threads; one per file and process is enough.</summary>
/// <remarks>
/// The file is made, and brought up to date, when it is first used. What a call has written when it returns survives the end of the process
/// and of the machine. One process writes at a time, others wait; readers never wait. A listing is read page by page and holds nothing open in
/// between: what stands in it from beginning to end is listed once, what changes meanwhile is listed as it is when its turn comes.
/// </remarks>
public sealed class SqliteStore :
    IContactStore, ITieStateStore, ICircleStore, IGatheringStore, IFollowUpStore, IAcquaintanceStore, IIntroductionStore, IMergeStore,
    IErasureStore, IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteRows _rows;

    /// <summary>Opens a store, without touching the file yet.</summary>
    /// <param name="path">The file. It is made where there is none, its folder is not.</param>
    /// <param name="options">How it is opened; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, or names no file.</exception>
    public SqliteStore(string path, SqliteStoreOptions? options = null)
        : this(path, options, Schema.Versions)
    {
    }

    internal SqliteStore(string path, SqliteStoreOptions? options, IReadOnlyList<string> versions) =>
        _rows = _database = new(path, options ?? new(), versions);

    /// <summary>The same store inside a transaction that was begun.</summary>
    private SqliteStore(SqliteDatabase database, SqliteRows transaction)
    {
        _database = database;
        _rows = transaction;
    }

    /// <summary>The full path of the file.</summary>
    public string Path => _database.Path;

    /// <summary>Whose networks the file keeps, in ordinal order: for the host itself, since no owner is to learn of another.</summary>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="SqliteStoreException">The file cannot be used.</exception>
    public ValueTask<IReadOnlyList<OwnerId>> ListOwnersAsync(CancellationToken cancellationToken = default) => _database.OwnersAsync(cancellationToken);

    ValueTask<Contact?> IContactStore.FindAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken) =>
        FindAsync(RowMappings.Contacts, owner, Key(id.IsDefault, id), cancellationToken);

    IAsyncEnumerable<Contact> IContactStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync(RowMappings.Contacts, owner, cancellationToken);

    ValueTask IContactStore.SaveAsync(OwnerId owner, Contact contact, CancellationToken cancellationToken) =>
        SaveAsync(RowMappings.Contacts, owner, contact, cancellationToken);

    ValueTask IContactStore.RemoveAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken) =>
        RemoveAsync(RowMappings.Contacts, owner, Key(id.IsDefault, id), cancellationToken);

    ValueTask<Interaction?> IInteractionStore.FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        FindAsync(RowMappings.Interactions, owner, Key(id.IsDefault, id), cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken)
    {
        if (after is not { } position) return ListAsync(RowMappings.Interactions, owner, cancellationToken);
        (long seconds, long nanoseconds) = Column.Of(position.At);
        string id = Key(position.Id.IsDefault, position.Id, nameof(after))[0];
        return _rows.ListAsync<Interaction>(
            Given(owner),
            (session, key, last) => last is null
                ? RowMappings.Interactions.PageAfter(session, key, seconds, nanoseconds, id)
                : RowMappings.Interactions.Page(session, key, last),
            cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string id = Key(contact.IsDefault, contact)[0];
        return _rows.ListAsync<Interaction>(Given(owner), (session, key, last) => InteractionTable.PageWith(session, key, id, last), cancellationToken);
    }

    async ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        if (interactions.Contains(null!)) throw new ArgumentException("The interactions must not contain null.", nameof(interactions));
        if (interactions.Count == 0 && !cancellationToken.IsCancellationRequested) return 0;
        return await _rows.WriteAsync(
            Given(owner), (session, key) => InteractionTable.Add(session, key, interactions, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    ValueTask IInteractionStore.SaveAsync(OwnerId owner, Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return WriteAsync(owner, (session, key) => InteractionTable.Save(session, key, interaction), cancellationToken);
    }

    ValueTask IInteractionStore.RemoveAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken)
    {
        string text = Key(id.IsDefault, id)[0];
        return WriteAsync(owner, (session, key) => InteractionTable.Remove(session, key, text), cancellationToken);
    }

    IAsyncEnumerable<KeptTie> ITieStateStore.ListTiesAsync(OwnerId owner, CancellationToken cancellationToken) =>
        _rows.ListAsync<KeptTie>(Given(owner), TieTable.Page, cancellationToken);

    ValueTask<KeptTie?> ITieStateStore.FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string id = Key(contact.IsDefault, contact)[0];
        return _rows.ReadAsync(Given(owner), (session, key) => TieTable.Find(session, key, id), cancellationToken);
    }

    ValueTask<int> ITieStateStore.SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        return _database.IsReadOnly && !cancellationToken.IsCancellationRequested
            ? new(0)
            : _rows.WriteAsync(Given(owner), (session, key) => TieTable.SaveStates(session, key, ties), cancellationToken);
    }

    ValueTask<bool> ITieStateStore.RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string id = Key(contact.IsDefault, contact)[0];
        return _rows.WriteAsync(Given(owner), (session, key) => TieTable.Remove(session, key, id), cancellationToken);
    }

    ValueTask<Instant?> ITieStateStore.FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
        _rows.ReadAsync(Given(owner), TieTable.Horizon, cancellationToken);

    async ValueTask<int?> ITieStateStore.FoldAsync(
        OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        if (horizon < Interaction.Earliest || horizon > Interaction.Latest)
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, $"The instant must lie from {Interaction.Earliest} to {Interaction.Latest}.");
        try
        {
            return await _rows.WriteAsync(
                Given(owner),
                (session, key) => TieTable.Fold(session, key, horizon, ties) ?? throw new ChangedMeanwhileException(),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ChangedMeanwhileException)
        {
            return null;
        }
    }

    ValueTask<Circle?> ICircleStore.FindAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken) =>
        FindAsync(RowMappings.Circles, owner, Key(id.IsDefault, id), cancellationToken);

    IAsyncEnumerable<Circle> ICircleStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) => ListAsync(RowMappings.Circles, owner, cancellationToken);

    ValueTask ICircleStore.SaveAsync(OwnerId owner, Circle circle, CancellationToken cancellationToken) =>
        SaveAsync(RowMappings.Circles, owner, circle, cancellationToken);

    ValueTask ICircleStore.RemoveAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken) =>
        RemoveAsync(RowMappings.Circles, owner, Key(id.IsDefault, id), cancellationToken);

    IAsyncEnumerable<CircleMembership> ICircleStore.ListMembershipsAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync(RowMappings.Memberships, owner, cancellationToken);

    ValueTask ICircleStore.SaveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(membership);
        string[] circle = Key(membership.Circle.IsDefault, membership.Circle);
        return WriteAsync(
            owner,
            (session, key) =>
            {
                if (RowMappings.Circles.Find(session, key, circle) is null)
                    throw new InvalidOperationException($"There is no circle {membership.Circle}; save it before the membership of {membership.Contact}.");
                RowMappings.Memberships.Save(session, key, membership);
            },
            cancellationToken);
    }

    ValueTask ICircleStore.RemoveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(membership);
        string[] key = [OrdinalKey.Encode(membership.Circle.Value), OrdinalKey.Encode(membership.Contact.Value), Column.Of(membership.Since)];
        return RemoveAsync(RowMappings.Memberships, owner, key, cancellationToken);
    }

    ValueTask<Gathering?> IGatheringStore.FindAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken) =>
        FindAsync(RowMappings.Gatherings, owner, Key(id.IsDefault, id), cancellationToken);

    IAsyncEnumerable<Gathering> IGatheringStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync(RowMappings.Gatherings, owner, cancellationToken);

    ValueTask IGatheringStore.SaveAsync(OwnerId owner, Gathering gathering, CancellationToken cancellationToken) =>
        SaveAsync(RowMappings.Gatherings, owner, gathering, cancellationToken);

    ValueTask IGatheringStore.RemoveAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken) =>
        RemoveAsync(RowMappings.Gatherings, owner, Key(id.IsDefault, id), cancellationToken);

    ValueTask<FollowUp?> IFollowUpStore.FindAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken) =>
        FindAsync(RowMappings.FollowUps, owner, Key(id.IsDefault, id), cancellationToken);

    IAsyncEnumerable<FollowUp> IFollowUpStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync(RowMappings.FollowUps, owner, cancellationToken);

    ValueTask IFollowUpStore.SaveAsync(OwnerId owner, FollowUp followUp, CancellationToken cancellationToken) =>
        SaveAsync(RowMappings.FollowUps, owner, followUp, cancellationToken);

    ValueTask IFollowUpStore.RemoveAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken) =>
        RemoveAsync(RowMappings.FollowUps, owner, Key(id.IsDefault, id), cancellationToken);

    ValueTask<Acquaintance?> IAcquaintanceStore.FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        FindAsync(RowMappings.Acquaintances, owner, Key(pair), cancellationToken);

    IAsyncEnumerable<Acquaintance> IAcquaintanceStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync(RowMappings.Acquaintances, owner, cancellationToken);

    ValueTask IAcquaintanceStore.SaveAsync(OwnerId owner, Acquaintance acquaintance, CancellationToken cancellationToken) =>
        SaveAsync(RowMappings.Acquaintances, owner, acquaintance, cancellationToken);

    ValueTask IAcquaintanceStore.RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        RemoveAsync(RowMappings.Acquaintances, owner, Key(pair), cancellationToken);

    ValueTask<Introduction?> IIntroductionStore.FindAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken) =>
        FindAsync(RowMappings.Introductions, owner, Key(id.IsDefault, id), cancellationToken);

    IAsyncEnumerable<Introduction> IIntroductionStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync(RowMappings.Introductions, owner, cancellationToken);

    ValueTask IIntroductionStore.SaveAsync(OwnerId owner, Introduction introduction, CancellationToken cancellationToken) =>
        SaveAsync(RowMappings.Introductions, owner, introduction, cancellationToken);

    ValueTask IIntroductionStore.RemoveAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken) =>
        RemoveAsync(RowMappings.Introductions, owner, Key(id.IsDefault, id), cancellationToken);

    ValueTask<Merge?> IMergeStore.FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        FindAsync(RowMappings.Merges, owner, Key(pair), cancellationToken);

    IAsyncEnumerable<Merge> IMergeStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) => ListAsync(RowMappings.Merges, owner, cancellationToken);

    ValueTask IMergeStore.SaveAsync(OwnerId owner, Merge merge, CancellationToken cancellationToken) =>
        SaveAsync(RowMappings.Merges, owner, merge, cancellationToken);

    ValueTask IMergeStore.RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        RemoveAsync(RowMappings.Merges, owner, Key(pair), cancellationToken);

    async ValueTask<ErasureReceipt> IErasureStore.EraseAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        Key(contact.IsDefault, contact);
        ErasureReceipt receipt = await _database.WriteAsync(
            Given(owner),
            (session, key) =>
            {
                SqliteStore inside = new(_database, new SqliteTransactionRows(session, key));
                ValueTask<ErasureReceipt> erasing = Erasure.EraseAsync(NetworkStores.Of(inside), owner, contact, cancellationToken);
                // SQLite waits for nothing but itself: by now it is done.
                return erasing.IsCompleted ? erasing.Result : throw new InvalidOperationException("An erasure inside a transaction was not complete.");
            },
            cancellationToken).ConfigureAwait(false);
        await _database.CleanAsync().ConfigureAwait(false);
        return receipt;
    }

    private ValueTask<TRow?> FindAsync<TRow>(RowTable<TRow> table, OwnerId owner, string[] id, CancellationToken cancellationToken)
        where TRow : class =>
        _rows.ReadAsync(Given(owner), (session, key) => table.Find(session, key, id), cancellationToken);

    private IAsyncEnumerable<TRow> ListAsync<TRow>(RowTable<TRow> table, OwnerId owner, CancellationToken cancellationToken)
        where TRow : class =>
        _rows.ListAsync<TRow>(Given(owner), table.Page, cancellationToken);

    private ValueTask SaveAsync<TRow>(RowTable<TRow> table, OwnerId owner, TRow row, CancellationToken cancellationToken)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(row);
        return WriteAsync(owner, (session, key) => table.Save(session, key, row), cancellationToken);
    }

    private ValueTask RemoveAsync<TRow>(RowTable<TRow> table, OwnerId owner, string[] id, CancellationToken cancellationToken)
        where TRow : class =>
        WriteAsync(owner, (session, key) => table.Remove(session, key, id), cancellationToken);

    private async ValueTask WriteAsync(OwnerId owner, Action<SqliteSession, long> write, CancellationToken cancellationToken) =>
        await _rows.WriteAsync(
            Given(owner),
            (session, key) =>
            {
                write(session, key);
                return 0;
            },
            cancellationToken).ConfigureAwait(false);

    private static OwnerId Given(OwnerId owner) =>
        owner.IsDefault ? throw new ArgumentException("The OwnerId is its default value; give it a non-empty string.", nameof(owner)) : owner;

    private static string[] Key<TId>(bool isDefault, TId id, [CallerArgumentExpression(nameof(id))] string name = "")
        where TId : struct =>
        isDefault
            ? throw new ArgumentException($"The {typeof(TId).Name} is its default value; give it a non-empty string.", name)
            : [OrdinalKey.Encode(id.ToString()!)];

    private static string[] Key(ContactPair pair) =>
        [Key(pair.First.IsDefault, pair.First, nameof(pair))[0], Key(pair.Second.IsDefault, pair.Second, nameof(pair))[0]];

    /// <summary>Rolls a transaction back.</summary>
    private sealed class ChangedMeanwhileException : Exception;

    /// <summary>Closes the file. The last one to close it leaves a single file, without its journal.</summary>
    public void Dispose() => _database.Dispose();
}

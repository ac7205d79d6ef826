using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Keeps networks in tables of the host's context, through every port.</summary>
/// <remarks>
/// It lives in the scope of the context and, like it, serves one call at a time. Each call is atomic by itself; it takes part in
/// a transaction that the host has begun, and is kept when the host commits. The host's unsaved changes in its context are not
/// touched. A listing is read page by page and holds nothing open in between. The writers of one owner wait for each other until
/// their transactions end.
/// </remarks>
public sealed class EntityFrameworkCoreStore :
    IContactStore, IInteractionStore, ITieStateStore, ICircleStore, IMembershipStore, IGatheringStore, IFollowUpStore, INoteStore,
        IAcquaintanceStore, IIntroductionStore,
    IMergeStore, IErasureRecordStore, IRecordedDirectionsStore, IUnitOfWork,
    IEntityRecords<ContactId, Contact>, IEntityRecords<CircleId, Circle>, IEntityRecords<MembershipKey, CircleMembership>,
    IEntityRecords<GatheringId, Gathering>, IEntityRecords<FollowUpId, FollowUp>, IEntityRecords<NoteId, Note>,
    IEntityRecords<ContactPair, Acquaintance>,
    IEntityRecords<IntroductionId, Introduction>, IEntityRecords<ContactPair, Merge>
{
    private readonly Tables _tables;

    /// <summary>Creates a store.</summary>
    /// <param name="context">The host's context, in whose <c>OnModelCreating</c> <c>AddRelationshipModel()</c> is called.</param>
    public EntityFrameworkCoreStore(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _tables = new(context);
    }

    internal Tables Tables => _tables;

    async Task IEntityRecords<MembershipKey, CircleMembership>.CheckAsync(
        DbContext tables, OwnerRow owner, IReadOnlyCollection<CircleMembership> records, CancellationToken cancellationToken)
    {
        List<string> known = await tables.Rows<Row<Circle>>().Where(row => row.Owner == owner.Owner)
            .Select(static row => EF.Property<string>(row, "Id"))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        HashSet<string> circles = [.. known];
        foreach (CircleMembership record in records)
            if (!circles.Contains(OrdinalKey.Encode(record.Circle.Value))) throw MembershipRows.WithoutCircle(record);
    }

    async ValueTask<Interaction?> IRecordStore<InteractionId, Interaction>.FindAsync(OwnerId owner, InteractionId id,
        CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value;
        string[] given = [Given.Key(id)];
        Row<Interaction>? row = await _tables.ReadAsync(
            tables => tables.Rows<Row<Interaction>>().Where(row => row.Owner == whose)
                .Matching(InteractionRows.Mapping.Key, given).SingleOrDefaultAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return row?.Noun();
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after,
        CancellationToken cancellationToken)
    {
        if (after is not { } position) return List<Interaction>(owner, null, static rows => rows, cancellationToken);
        string id = Given.Key(position.Id, nameof(after));
        (long seconds, int nanoseconds) = Cell.Of(position.At);
        return List<Interaction>(owner, [seconds, nanoseconds, id], static rows => rows, cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken) =>
        ListWith(owner, contact, null, cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact, Instant from,
        CancellationToken cancellationToken) =>
        ListWith(owner, contact, from, cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, GatheringId gathering,
        CancellationToken cancellationToken) =>
        ListBy<Interaction>(owner, Given.Key(gathering), cancellationToken);

    IAsyncEnumerable<CircleMembership> IMembershipStore.ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken) =>
        ListBy<CircleMembership>(owner, Given.Key(contact), cancellationToken);

    IAsyncEnumerable<FollowUp> IFollowUpStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ListBy<FollowUp>(owner, Given.Key(contact), cancellationToken);

    IAsyncEnumerable<Note> INoteStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ListBy<Note>(owner, Given.Key(contact), cancellationToken);

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        WriteAsync(owner, interactions,
            (tables, locked, batch) => InteractionTable.AddAsync(tables, locked, batch, cancellationToken), cancellationToken);

    async ValueTask IRecordStore<InteractionId, Interaction>.SaveAsync(OwnerId owner,
        IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) =>
        await WriteAsync(owner, interactions,
            (tables, locked, batch) => InteractionTable.SaveAsync(tables, locked, batch, cancellationToken), cancellationToken)
            .ConfigureAwait(false);

    ValueTask IRecordStore<InteractionId, Interaction>.RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids,
        CancellationToken cancellationToken)
    {
        string[] keys = Given.Keys(ids);
        Given.Owner(owner);
        return keys.Length == 0 && !cancellationToken.IsCancellationRequested
            ? default
            : RemoveAsync(owner, (tables, locked) => InteractionTable.RemoveAsync(tables, locked, keys, cancellationToken),
                cancellationToken);
    }

    async IAsyncEnumerable<KeptTie> ITieStateStore.ListTiesAsync(
        OwnerId owner, bool withPeople, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value;
        IAsyncEnumerable<TieWithPeople> rows = _tables.ListAsync<TieWithPeople>(
            (tables, last) =>
            {
                IQueryable<TieRow> ties = tables.Rows<TieRow>().Where(row => row.Owner == whose);
                if (last is not null) ties = ties.Where(row => string.Compare(row.Contact, last.Tie.Contact) > 0);
                return TieTable.Read(tables, ties, withPeople).OrderBy(static row => row.Tie.Contact);
            },
            cancellationToken);
        await foreach (TieWithPeople row in rows.ConfigureAwait(false)) yield return row.Kept();
    }

    ValueTask<KeptTie?> ITieStateStore.FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value, with = Given.Key(contact);
        return _tables.ReadAsync(
            async tables =>
            {
                IQueryable<TieRow> ties = tables.Rows<TieRow>().Where(row => row.Owner == whose && row.Contact == with);
                TieWithPeople? found = await TieTable.Read(tables, ties, withPeople: true).SingleOrDefaultAsync(cancellationToken)
                    .ConfigureAwait(false);
                return found?.Kept();
            },
            cancellationToken);
    }

    ValueTask<int> ITieStateStore.SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        return _tables.TryWriteAsync(Given.Owner(owner),
            (tables, locked) => TieTable.SaveStatesAsync(tables, locked, ties, cancellationToken), cancellationToken);
    }

    async ValueTask ITieStateStore.SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        await RemoveAsync(
            owner, (tables, locked) => TieTable.SavePastsAsync(tables, locked, ties, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
    }

    ValueTask<bool> ITieStateStore.RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string with = Given.Key(contact);
        return _tables.WriteAsync(
            Given.Owner(owner), (tables, locked) => TieTable.RemoveAsync(tables, locked, with, cancellationToken),
            cancellationToken,
            createsOwner: false);
    }

    async ValueTask<Instant?> ITieStateStore.FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value;
        OwnerRow? row = await _tables.ReadAsync(
            tables => tables.Rows<OwnerRow>().SingleOrDefaultAsync(row => row.Owner == whose, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return row?.Horizon;
    }

    async ValueTask<int?> ITieStateStore.FoldAsync(
        OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        Given.Horizon(horizon);
        return await _tables.WriteAsync(
            Given.Owner(owner), (tables, locked) => TieTable.FoldAsync(tables, locked, horizon, ties, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    ValueTask<IReadOnlySet<ContactId>> IErasureRecordStore.FindAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        Given.Keys(contacts);
        string whose = Given.Owner(owner).Value;
        return _tables.LockedRow(owner) is { ErasureKey: null } && !cancellationToken.IsCancellationRequested
            ? new(new HashSet<ContactId>())
            : _tables.ReadAsync(tables => ErasureTable.FindAsync(tables, whose, contacts, cancellationToken), cancellationToken);
    }

    ValueTask IErasureRecordStore.AddAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        Given.Keys(contacts);
        return RemoveAsync(owner, (tables, locked) => ErasureTable.AddAsync(tables, locked, contacts, cancellationToken),
            cancellationToken);
    }

    ValueTask IErasureRecordStore.RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        Given.Keys(contacts);
        return RemoveAsync(owner, (tables, locked) => ErasureTable.RemoveAsync(tables, locked, contacts, cancellationToken),
            cancellationToken);
    }

    ValueTask<RecordedDirections?> IRecordedDirectionsStore.FindAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value;
        return _tables.ReadAsync(
            tables => tables.Rows<OwnerRow>().Where(row => row.Owner == whose).Select(static row => row.Directions)
                .SingleOrDefaultAsync(cancellationToken),
            cancellationToken);
    }

    async ValueTask IRecordedDirectionsStore.SaveAsync(
        OwnerId owner, RecordedDirections directions, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(directions))
            throw new ArgumentOutOfRangeException(nameof(directions), directions, "The directions are not defined.");
        await _tables.WriteAsync(
            Given.Owner(owner),
            (tables, locked) => tables.Rows<OwnerRow>().Where(row => row.Owner == locked.Owner)
                .ExecuteUpdateAsync(set => set.SetProperty(static row => row.Directions, directions), cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    ValueTask<T> IUnitOfWork.RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        Given.Owner(owner);
        ArgumentNullException.ThrowIfNull(work);
        return _tables.RunAsync(owner, work, cancellationToken);
    }

    ValueTask<T> IUnitOfWork.ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken)
    {
        Given.Owner(owner);
        ArgumentNullException.ThrowIfNull(read);
        return _tables.ViewAsync(read, cancellationToken);
    }

    ValueTask<long?> IUnitOfWork.FindVersionAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value;
        return _tables.ReadAsync(
            tables => tables.Rows<OwnerRow>().Where(row => row.Owner == whose).Select(static row => (long?)row.Changes)
                .SingleOrDefaultAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>Lists the rows of an owner in their order.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="after">The place in the order after which to begin; null for the first row.</param>
    /// <param name="filter">The filter of the rows.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal IAsyncEnumerable<T> List<T>(
        OwnerId owner, object[]? after, Func<IQueryable<Row<T>>, IQueryable<Row<T>>> filter, CancellationToken cancellationToken)
        where T : class
    {
        string whose = Given.Owner(owner).Value;
        IReadOnlyList<Column> order = Mappings.Of<T>().Order;
        return Nouns<T>(_tables.ListAsync<Row<T>>(Page, cancellationToken), cancellationToken);

        IQueryable<Row<T>> Page(DbContext tables, Row<T>? last)
        {
            IQueryable<Row<T>> rows = filter(tables.Rows<Row<T>>().Where(row => row.Owner == whose));
            object[]? place = last?.CellsOf(order) ?? after;
            return (place is null ? rows : rows.After(order, place)).InOrder(order);
        }
    }

    private IAsyncEnumerable<T> ListBy<T>(OwnerId owner, string value, CancellationToken cancellationToken)
        where T : class
    {
        string column = Mappings.Of<T>().ListedBy!.Name;
        return List<T>(owner, null, rows => rows.Where(row => EF.Property<string>(row, column) == value), cancellationToken);
    }

    private IAsyncEnumerable<Interaction> ListWith(OwnerId owner, ContactId contact, Instant? from,
        CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value, with = Given.Key(contact);
        return Nouns<Interaction>(
            _tables.ListAsync<Row<Interaction>>((tables, last) => InteractionTable.With(tables, whose, with, from, last),
                cancellationToken),
            cancellationToken);
    }

    private static async IAsyncEnumerable<T> Nouns<T>(IAsyncEnumerable<Row<T>> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await foreach (Row<T> row in rows.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return row.Noun();
    }

    /// <summary>Writes a batch, all or none.</summary>
    internal async ValueTask<int> WriteAsync<T>(
        OwnerId owner, IReadOnlyCollection<T> records, Func<DbContext, OwnerRow, T[], Task<int>> write,
        CancellationToken cancellationToken)
        where T : class
    {
        T[] batch = [.. Given.Batch(records)];
        Given.Owner(owner);
        return batch.Length == 0 && !cancellationToken.IsCancellationRequested
            ? 0
            : await _tables.WriteAsync(owner, (tables, locked) => write(tables, locked, batch), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Removes or changes what is there; an owner who keeps nothing here is not created.</summary>
    private async ValueTask RemoveAsync(OwnerId owner, Func<DbContext, OwnerRow, Task> remove,
        CancellationToken cancellationToken) =>
        await _tables.WriteAsync(
            Given.Owner(owner),
            async (tables, locked) =>
            {
                await remove(tables, locked).ConfigureAwait(false);
                return 0;
            },
            cancellationToken,
            createsOwner: false).ConfigureAwait(false);
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Keeps networks in the tables that the host's context has for them, through every port.</summary>
/// <remarks>
/// It lives in the scope of the context and, like it, serves one call at a time. Each call is atomic by itself; in a transaction
/// that the host has begun it takes part, and is kept when the host commits. What the host has changed in its context and not
/// saved is left alone. A listing is read page by page and holds nothing open in between. The writers of one owner wait for each
/// other, until the transaction ends in which they write.
/// </remarks>
public sealed class EntityFrameworkCoreStore :
    IContactStore, IInteractionStore, ITieStateStore, ICircleStore, IMembershipStore, IGatheringStore, IFollowUpStore,
        IAcquaintanceStore, IIntroductionStore,
    IMergeStore, IErasureRecordStore, IUnitOfWork, IDisposable,
    IEntityRecords<ContactId, ContactRow, Contact>, IEntityRecords<CircleId, CircleRow, Circle>,
    IEntityRecords<MembershipKey, MembershipRow, CircleMembership>, IEntityRecords<GatheringId, GatheringRow, Gathering>,
    IEntityRecords<FollowUpId, FollowUpRow, FollowUp>, IEntityRecords<ContactPair, AcquaintanceRow, Acquaintance>,
    IEntityRecords<IntroductionId, IntroductionRow, Introduction>, IEntityRecords<ContactPair, MergeRow, Merge>
{
    private readonly Tables _tables;

    /// <summary>Makes a store.</summary>
    /// <param name="context">The host's context, in whose <c>OnModelCreating</c> <c>AddRelationshipModel()</c> is called.</param>
    public EntityFrameworkCoreStore(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _tables = new(context);
    }

    internal Tables Tables => _tables;

    string[] IEntityRecords<ContactId, ContactRow, Contact>.KeyOf(ContactId key) => [OrdinalKey.Encode(key.Value)];

    IQueryable<ContactRow> IEntityRecords<ContactId, ContactRow, Contact>.After(IQueryable<ContactRow> rows, ContactRow? last) =>
        rows.IdsAfter(last?.Id);

    string[] IEntityRecords<CircleId, CircleRow, Circle>.KeyOf(CircleId key) => [OrdinalKey.Encode(key.Value)];

    IQueryable<CircleRow> IEntityRecords<CircleId, CircleRow, Circle>.After(IQueryable<CircleRow> rows, CircleRow? last) =>
        rows.IdsAfter(last?.Id);

    string[] IEntityRecords<MembershipKey, MembershipRow, CircleMembership>.KeyOf(MembershipKey key) =>
        [OrdinalKey.Encode(key.Circle.Value), OrdinalKey.Encode(key.Contact.Value), Column.Of(key.Since)];

    IQueryable<MembershipRow> IEntityRecords<MembershipKey, MembershipRow, CircleMembership>.After(IQueryable<MembershipRow> rows,
        MembershipRow? last) =>
        (last is null
            ? rows
            : rows.Where(row =>
                string.Compare(row.Circle, last.Circle) > 0
                || (row.Circle == last.Circle
                    && (string.Compare(row.Contact, last.Contact) > 0
                        || (row.Contact == last.Contact && string.Compare(row.Since, last.Since) > 0)))))
        .OrderBy(static row => row.Circle).ThenBy(static row => row.Contact).ThenBy(static row => row.Since);

    string[] IEntityRecords<GatheringId, GatheringRow, Gathering>.KeyOf(GatheringId key) => [OrdinalKey.Encode(key.Value)];

    IQueryable<GatheringRow> IEntityRecords<GatheringId, GatheringRow, Gathering>.After(IQueryable<GatheringRow> rows,
        GatheringRow? last) =>
        (last is null ? rows : rows.After("At", last.AtSeconds, last.AtNanoseconds, last.Id)).InOrder("At");

    string[] IEntityRecords<FollowUpId, FollowUpRow, FollowUp>.KeyOf(FollowUpId key) => [OrdinalKey.Encode(key.Value)];

    IQueryable<FollowUpRow> IEntityRecords<FollowUpId, FollowUpRow, FollowUp>.After(IQueryable<FollowUpRow> rows,
        FollowUpRow? last) =>
        (last is null ? rows : rows.After("PromisedAt", last.PromisedAtSeconds, last.PromisedAtNanoseconds, last.Id)).InOrder(
            "PromisedAt");

    string[] IEntityRecords<ContactPair, AcquaintanceRow, Acquaintance>.KeyOf(ContactPair key) =>
        [OrdinalKey.Encode(key.First.Value), OrdinalKey.Encode(key.Second.Value)];

    IQueryable<AcquaintanceRow> IEntityRecords<ContactPair, AcquaintanceRow, Acquaintance>.After(IQueryable<AcquaintanceRow> rows,
        AcquaintanceRow? last) => rows.PairsAfter(last?.First, last?.Second);

    string[] IEntityRecords<IntroductionId, IntroductionRow, Introduction>.KeyOf(IntroductionId key) =>
        [OrdinalKey.Encode(key.Value)];

    IQueryable<IntroductionRow> IEntityRecords<IntroductionId, IntroductionRow, Introduction>.After(
        IQueryable<IntroductionRow> rows, IntroductionRow? last) => rows.IdsAfter(last?.Id);

    string[] IEntityRecords<ContactPair, MergeRow, Merge>.KeyOf(ContactPair key) =>
        [OrdinalKey.Encode(key.First.Value), OrdinalKey.Encode(key.Second.Value)];

    IQueryable<MergeRow> IEntityRecords<ContactPair, MergeRow, Merge>.After(IQueryable<MergeRow> rows, MergeRow? last) =>
        rows.PairsAfter(last?.First, last?.Second);

    async Task IEntityRecords<MembershipKey, MembershipRow, CircleMembership>.CheckAsync(
        TablesContext tables, OwnerRow owner, IReadOnlyCollection<CircleMembership> records, CancellationToken cancellationToken)
    {
        List<string> known = await tables.Set<CircleRow>().Where(row => row.Owner == owner.Owner).Select(static row => row.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        HashSet<string> circles = [.. known];
        foreach (CircleMembership record in records)
            if (!circles.Contains(OrdinalKey.Encode(record.Circle.Value)))
                throw new InvalidOperationException(
                    $"There is no circle {record.Circle}; save it before the membership of {record.Contact}.");
    }

    async ValueTask<Interaction?> IRecordStore<InteractionId, Interaction>.FindAsync(OwnerId owner, InteractionId id,
        CancellationToken cancellationToken)
    {
        object[] key = [Given(owner).Value, Key(id.IsDefault, id)];
        InteractionRow? row = await _tables.ReadAsync(
            tables => tables.Set<InteractionRow>().FindAsync(key, cancellationToken).AsTask(), cancellationToken)
                .ConfigureAwait(false);
        return row?.Noun();
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after,
        CancellationToken cancellationToken)
    {
        (long Seconds, long Nanoseconds, string Id)? place = null;
        if (after is { } position)
        {
            string id = Key(position.Id.IsDefault, position.Id, nameof(after));
            (long seconds, long nanoseconds) = Column.Of(position.At);
            place = (seconds, nanoseconds, id);
        }

        string whose = Given(owner).Value;
        return Nouns<InteractionRow, Interaction>(_tables.ListAsync<InteractionRow>(Page, cancellationToken), cancellationToken);

        IQueryable<InteractionRow> Page(TablesContext tables, InteractionRow? last)
        {
            IQueryable<InteractionRow> rows = tables.Set<InteractionRow>().Where(row => row.Owner == whose);
            return (last is not null ? rows.After("At", last.AtSeconds, last.AtNanoseconds, last.Id)
                : place is { } from ? rows.After("At", from.Seconds, (int)from.Nanoseconds, from.Id)
                : rows).InOrder("At");
        }
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value, with = Key(contact.IsDefault, contact);
        return Nouns<InteractionRow, Interaction>(
            _tables.ListAsync<InteractionRow>((tables, last) => InteractionRows.With(tables, whose, with, null, last),
                cancellationToken), cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact, Instant from,
        CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value, with = Key(contact.IsDefault, contact);
        return Nouns<InteractionRow, Interaction>(
            _tables.ListAsync<InteractionRow>((tables, last) => InteractionRows.With(tables, whose, with, from, last),
                cancellationToken), cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, GatheringId gathering,
        CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value, at = Key(gathering.IsDefault, gathering);
        return Nouns<InteractionRow, Interaction>(
            _tables.ListAsync<InteractionRow>((tables, last) => InteractionRows.At(tables, whose, at, last), cancellationToken),
            cancellationToken);
    }

    IAsyncEnumerable<CircleMembership> IMembershipStore.ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value, with = Key(contact.IsDefault, contact);
        return Nouns<MembershipRow, CircleMembership>(_tables.ListAsync<MembershipRow>(Page, cancellationToken),
            cancellationToken);

        IQueryable<MembershipRow> Page(TablesContext tables, MembershipRow? last)
        {
            IQueryable<MembershipRow> rows = tables.Set<MembershipRow>().Where(row => row.Owner == whose && row.Contact == with);
            if (last is not null)
                rows = rows.Where(row => string.Compare(row.Circle, last.Circle) > 0
                    || (row.Circle == last.Circle && string.Compare(row.Since, last.Since) > 0));
            return rows.OrderBy(static row => row.Circle).ThenBy(static row => row.Since);
        }
    }

    IAsyncEnumerable<FollowUp> IFollowUpStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value, with = Key(contact.IsDefault, contact);
        return Nouns<FollowUpRow, FollowUp>(_tables.ListAsync<FollowUpRow>(Page, cancellationToken), cancellationToken);

        IQueryable<FollowUpRow> Page(TablesContext tables, FollowUpRow? last)
        {
            IQueryable<FollowUpRow> rows = tables.Set<FollowUpRow>().Where(row => row.Owner == whose && row.Contact == with);
            return (last is null
                ? rows : rows.After("PromisedAt", last.PromisedAtSeconds, last.PromisedAtNanoseconds, last.Id)).InOrder(
                    "PromisedAt");
        }
    }

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        WriteAsync(owner, interactions,
            (tables, locked, batch) => InteractionRows.AddAsync(tables, locked, batch, cancellationToken), cancellationToken);

    async ValueTask IRecordStore<InteractionId, Interaction>.SaveAsync(OwnerId owner,
        IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) =>
        await WriteAsync(owner, interactions,
            (tables, locked, batch) => InteractionRows.SaveAsync(tables, locked, batch, cancellationToken), cancellationToken)
            .ConfigureAwait(false);

    ValueTask IRecordStore<InteractionId, Interaction>.RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string[] keys = [.. ids.Select(static id => Key(id.IsDefault, id))];
        Given(owner);
        return keys.Length == 0 && !cancellationToken.IsCancellationRequested
            ? default
            : RemoveAsync(owner, (tables, locked) => InteractionRows.RemoveAsync(tables, locked, keys, cancellationToken),
                cancellationToken);
    }

    async IAsyncEnumerable<KeptTie> ITieStateStore.ListTiesAsync(
        OwnerId owner, bool withPeople, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value;
        IAsyncEnumerable<TieWithPeople> rows = _tables.ListAsync<TieWithPeople>(
            (tables, last) =>
            {
                IQueryable<TieRow> ties = tables.Set<TieRow>().Where(row => row.Owner == whose);
                if (last is not null) ties = ties.Where(row => string.Compare(row.Contact, last.Tie.Contact) > 0);
                return TieRows.Read(tables, ties, withPeople).OrderBy(static row => row.Tie.Contact);
            },
            cancellationToken);
        await foreach (TieWithPeople row in rows.ConfigureAwait(false)) yield return row.Kept();
    }

    ValueTask<KeptTie?> ITieStateStore.FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value, with = Key(contact.IsDefault, contact);
        return _tables.ReadAsync(
            async tables =>
            {
                IQueryable<TieRow> ties = tables.Set<TieRow>().Where(row => row.Owner == whose && row.Contact == with);
                TieWithPeople? found = await TieRows.Read(tables, ties, withPeople: true).SingleOrDefaultAsync(cancellationToken)
                    .ConfigureAwait(false);
                return found?.Kept();
            },
            cancellationToken);
    }

    ValueTask<int> ITieStateStore.SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        return _tables.TryWriteAsync(Given(owner),
            (tables, locked) => TieRows.SaveStatesAsync(tables, locked, ties, cancellationToken), cancellationToken);
    }

    async ValueTask ITieStateStore.SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        await RemoveAsync(
            owner, (tables, locked) => TieRows.SavePastsAsync(tables, locked, ties, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
    }

    ValueTask<bool> ITieStateStore.RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string with = Key(contact.IsDefault, contact);
        return _tables.WriteAsync(
            Given(owner), (tables, locked) => TieRows.RemoveAsync(tables, locked, with, cancellationToken), cancellationToken,
            createsOwner: false);
    }

    async ValueTask<Instant?> ITieStateStore.FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value;
        OwnerRow? row = await _tables.ReadAsync(
            tables => tables.Set<OwnerRow>().SingleOrDefaultAsync(row => row.Owner == whose, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return row?.Horizon;
    }

    async ValueTask<int?> ITieStateStore.FoldAsync(
        OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        if (horizon < Interaction.Earliest || horizon > Interaction.Latest)
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon,
                $"The instant must lie from {Interaction.Earliest} to {Interaction.Latest}.");
        return await _tables.WriteAsync(
            Given(owner), (tables, locked) => TieRows.FoldAsync(tables, locked, horizon, ties, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    ValueTask<IReadOnlySet<ContactId>> IErasureRecordStore.FindAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        ContactId[] all = Checked(contacts);
        string whose = Given(owner).Value;
        return _tables.LockedRow(owner) is { ErasureKey: null } && !cancellationToken.IsCancellationRequested
            ? new(new HashSet<ContactId>())
            : _tables.ReadAsync(tables => ErasureRows.FindAsync(tables, whose, all, cancellationToken), cancellationToken);
    }

    ValueTask IErasureRecordStore.AddAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        ContactId[] all = Checked(contacts);
        return RemoveAsync(owner, (tables, locked) => ErasureRows.AddAsync(tables, locked, all, cancellationToken),
            cancellationToken);
    }

    ValueTask IErasureRecordStore.RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        ContactId[] all = Checked(contacts);
        return RemoveAsync(owner, (tables, locked) => ErasureRows.RemoveAsync(tables, locked, all, cancellationToken),
            cancellationToken);
    }

    ValueTask<T> IUnitOfWork.RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        Given(owner);
        ArgumentNullException.ThrowIfNull(work);
        return _tables.RunAsync(owner, work, cancellationToken);
    }

    /// <summary>Releases what the store made for its calls; the host's context stays as it is.</summary>
    public void Dispose() => _tables.Dispose();

    private static ContactId[] Checked(IReadOnlyCollection<ContactId> contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        foreach (ContactId contact in contacts) Key(contact.IsDefault, contact, nameof(contacts));
        return [.. contacts];
    }

    internal static async IAsyncEnumerable<TNoun> Nouns<TRow, TNoun>(IAsyncEnumerable<TRow> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, IRow<TRow, TNoun>
    {
        await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return row.Noun();
    }

    /// <summary>Writes a batch, all or none.</summary>
    internal async ValueTask<int> WriteAsync<T>(
        OwnerId owner, IReadOnlyCollection<T> records, Func<TablesContext, OwnerRow, T[], Task<int>> write,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(records);
        T[] batch = [.. records];
        if (batch.Contains(null!)) throw new ArgumentException("The batch must not contain null.", nameof(records));
        Given(owner);
        return batch.Length == 0 && !cancellationToken.IsCancellationRequested
            ? 0
            : await _tables.WriteAsync(owner, (tables, locked) => write(tables, locked, batch), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Removes or changes what is there; an owner who keeps nothing here is not created.</summary>
    private async ValueTask RemoveAsync(OwnerId owner, Func<TablesContext, OwnerRow, Task> remove,
        CancellationToken cancellationToken) =>
        await _tables.WriteAsync(
            Given(owner),
            async (tables, locked) =>
            {
                await remove(tables, locked).ConfigureAwait(false);
                return 0;
            },
            cancellationToken,
            createsOwner: false).ConfigureAwait(false);

    internal static OwnerId Given(OwnerId owner) =>
        owner.IsDefault ? throw new ArgumentException("The OwnerId is its default value; give it a non-empty string.",
            nameof(owner)) : owner;

    private static string Key<TId>(bool isDefault, TId id, [CallerArgumentExpression(nameof(id))] string name = "")
        where TId : struct =>
        isDefault
            ? throw new ArgumentException($"The {typeof(TId).Name} is its default value; give it a non-empty string.", name)
            : OrdinalKey.Encode(id.ToString()!);
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Keeps networks in the tables that the host's context has for them, through every port.</summary>
/// <remarks>
/// It lives in the scope of the context and, like it, serves one call at a time. Each call is atomic by itself; in a transaction that the host has
/// begun it takes part, and is kept when the host commits. What the host has changed in its context and not saved is left alone. A listing is
/// read page by page and holds nothing open in between. The writers of one owner wait for each other, until the transaction ends in which they write.
/// </remarks>
public sealed class EntityFrameworkCoreStore :
    IContactStore, ITieStateStore, ICircleStore, IGatheringStore, IFollowUpStore, IAcquaintanceStore, IIntroductionStore,
    IMergeStore, IErasureStore
{
    private readonly Tables _tables;

    /// <summary>Makes a store.</summary>
    /// <param name="context">The host's context, in whose <c>OnModelCreating</c> <c>AddRelationshipModel()</c> is called.</param>
    public EntityFrameworkCoreStore(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _tables = new(context);
    }

    /// <summary>The same store inside a piece of work that was begun.</summary>
    private EntityFrameworkCoreStore(Tables inside) => _tables = inside;

    ValueTask<Contact?> IContactStore.FindAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken) =>
        FindAsync<ContactRow, Contact>(owner, [Key(id.IsDefault, id)], cancellationToken);

    IAsyncEnumerable<Contact> IContactStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync<ContactRow, Contact>(
            owner,
            static (rows, last) => (last is null ? rows : rows.Where(row => string.Compare(row.Id, last.Id) > 0)).OrderBy(static row => row.Id),
            cancellationToken);

    ValueTask IContactStore.SaveAsync(OwnerId owner, Contact contact, CancellationToken cancellationToken) =>
        SaveAsync<ContactRow, Contact>(owner, contact, cancellationToken);

    ValueTask IContactStore.RemoveAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken) =>
        RemoveAsync<ContactRow, Contact>(owner, [Key(id.IsDefault, id)], cancellationToken);

    ValueTask<Interaction?> IInteractionStore.FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        FindAsync<InteractionRow, Interaction>(owner, [Key(id.IsDefault, id)], cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken)
    {
        (long Seconds, long Nanoseconds, string Id)? place = null;
        if (after is { } position)
        {
            string id = Key(position.Id.IsDefault, position.Id, nameof(after));
            (long seconds, long nanoseconds) = Column.Of(position.At);
            place = (seconds, nanoseconds, id);
        }

        return ListAsync<InteractionRow, Interaction>(
            owner,
            (rows, last) =>
                (last is not null ? rows.After("At", last.AtSeconds, last.AtNanoseconds, last.Id)
                : place is { } from ? rows.After("At", from.Seconds, (int)from.Nanoseconds, from.Id)
                : rows).InOrder("At"),
            cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value, with = Key(contact.IsDefault, contact);
        return Nouns<InteractionRow, Interaction>(
            _tables.ListAsync<InteractionRow>((tables, last) => InteractionRows.With(tables, whose, with, last), cancellationToken), cancellationToken);
    }

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        Interaction[] batch = [.. interactions];
        if (batch.Contains(null!)) throw new ArgumentException("The interactions must not contain null.", nameof(interactions));
        Given(owner);
        if (batch.Length == 0 && !cancellationToken.IsCancellationRequested) return new(0);
        return _tables.WriteAsync(owner, (tables, locked) => InteractionRows.AddAsync(tables, locked, batch, cancellationToken), cancellationToken);
    }

    ValueTask IInteractionStore.SaveAsync(OwnerId owner, Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return WriteAsync(owner, (tables, locked) => InteractionRows.SaveAsync(tables, locked, interaction, cancellationToken), cancellationToken);
    }

    ValueTask IInteractionStore.RemoveAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken)
    {
        string key = Key(id.IsDefault, id);
        return WriteAsync(owner, (tables, locked) => InteractionRows.RemoveAsync(tables, locked, key, cancellationToken), cancellationToken);
    }

    async IAsyncEnumerable<KeptTie> ITieStateStore.ListTiesAsync(OwnerId owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value;
        IAsyncEnumerable<TieRow> rows = _tables.ListAsync<TieRow>(
            (tables, last) =>
            {
                IQueryable<TieRow> ties = tables.Set<TieRow>().Where(row => row.Owner == whose);
                return (last is null ? ties : ties.Where(row => string.Compare(row.Contact, last.Contact) > 0)).OrderBy(static row => row.Contact);
            },
            cancellationToken);
        await foreach (TieRow row in rows.ConfigureAwait(false)) yield return row.Kept();
    }

    async ValueTask<KeptTie?> ITieStateStore.FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value, with = Key(contact.IsDefault, contact);
        TieRow? row = await _tables.ReadAsync(
            tables => tables.Set<TieRow>().SingleOrDefaultAsync(row => row.Owner == whose && row.Contact == with, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return row?.Kept();
    }

    ValueTask<int> ITieStateStore.SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        return _tables.WriteAsync(Given(owner), (tables, locked) => TieRows.SaveStatesAsync(tables, locked, ties, cancellationToken), cancellationToken);
    }

    ValueTask<bool> ITieStateStore.RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        string with = Key(contact.IsDefault, contact);
        return _tables.WriteAsync(Given(owner), (tables, locked) => TieRows.RemoveAsync(tables, locked, with, cancellationToken), cancellationToken);
    }

    async ValueTask<Instant?> ITieStateStore.FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        string whose = Given(owner).Value;
        OwnerRow? row = await _tables.ReadAsync(
            tables => tables.Set<OwnerRow>().SingleOrDefaultAsync(row => row.Owner == whose, cancellationToken), cancellationToken).ConfigureAwait(false);
        return row?.Horizon;
    }

    async ValueTask<int?> ITieStateStore.FoldAsync(
        OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ties);
        if (horizon < Interaction.Earliest || horizon > Interaction.Latest)
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, $"The instant must lie from {Interaction.Earliest} to {Interaction.Latest}.");
        return await _tables.WriteAsync(
            Given(owner), (tables, locked) => TieRows.FoldAsync(tables, locked, horizon, ties, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    ValueTask<Circle?> ICircleStore.FindAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken) =>
        FindAsync<CircleRow, Circle>(owner, [Key(id.IsDefault, id)], cancellationToken);

    IAsyncEnumerable<Circle> ICircleStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync<CircleRow, Circle>(
            owner,
            static (rows, last) => (last is null ? rows : rows.Where(row => string.Compare(row.Id, last.Id) > 0)).OrderBy(static row => row.Id),
            cancellationToken);

    ValueTask ICircleStore.SaveAsync(OwnerId owner, Circle circle, CancellationToken cancellationToken) =>
        SaveAsync<CircleRow, Circle>(owner, circle, cancellationToken);

    ValueTask ICircleStore.RemoveAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken) =>
        RemoveAsync<CircleRow, Circle>(owner, [Key(id.IsDefault, id)], cancellationToken);

    IAsyncEnumerable<CircleMembership> ICircleStore.ListMembershipsAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync<MembershipRow, CircleMembership>(
            owner,
            static (rows, last) =>
                (last is null
                    ? rows
                    : rows.Where(row =>
                        string.Compare(row.Circle, last.Circle) > 0
                        || (row.Circle == last.Circle
                            && (string.Compare(row.Contact, last.Contact) > 0 || (row.Contact == last.Contact && string.Compare(row.Since, last.Since) > 0)))))
                .OrderBy(static row => row.Circle).ThenBy(static row => row.Contact).ThenBy(static row => row.Since),
            cancellationToken);

    ValueTask ICircleStore.SaveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(membership);
        string circle = Key(membership.Circle.IsDefault, membership.Circle);
        return WriteAsync(
            owner,
            async (tables, locked) =>
            {
                if (!await tables.Set<CircleRow>().AnyAsync(row => row.Owner == locked.Owner && row.Id == circle, cancellationToken).ConfigureAwait(false))
                    throw new InvalidOperationException($"There is no circle {membership.Circle}; save it before the membership of {membership.Contact}.");
                await PutAsync<MembershipRow, CircleMembership>(tables, MembershipRow.Of(locked.Owner, membership), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    ValueTask ICircleStore.RemoveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(membership);
        string[] key = [OrdinalKey.Encode(membership.Circle.Value), OrdinalKey.Encode(membership.Contact.Value), Column.Of(membership.Since)];
        return RemoveAsync<MembershipRow, CircleMembership>(owner, key, cancellationToken);
    }

    ValueTask<Gathering?> IGatheringStore.FindAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken) =>
        FindAsync<GatheringRow, Gathering>(owner, [Key(id.IsDefault, id)], cancellationToken);

    IAsyncEnumerable<Gathering> IGatheringStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync<GatheringRow, Gathering>(
            owner,
            static (rows, last) => (last is null ? rows : rows.After("At", last.AtSeconds, last.AtNanoseconds, last.Id)).InOrder("At"),
            cancellationToken);

    ValueTask IGatheringStore.SaveAsync(OwnerId owner, Gathering gathering, CancellationToken cancellationToken) =>
        SaveAsync<GatheringRow, Gathering>(owner, gathering, cancellationToken);

    ValueTask IGatheringStore.RemoveAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken) =>
        RemoveAsync<GatheringRow, Gathering>(owner, [Key(id.IsDefault, id)], cancellationToken);

    ValueTask<FollowUp?> IFollowUpStore.FindAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken) =>
        FindAsync<FollowUpRow, FollowUp>(owner, [Key(id.IsDefault, id)], cancellationToken);

    IAsyncEnumerable<FollowUp> IFollowUpStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync<FollowUpRow, FollowUp>(
            owner,
            static (rows, last) =>
                (last is null ? rows : rows.After("PromisedAt", last.PromisedAtSeconds, last.PromisedAtNanoseconds, last.Id)).InOrder("PromisedAt"),
            cancellationToken);

    ValueTask IFollowUpStore.SaveAsync(OwnerId owner, FollowUp followUp, CancellationToken cancellationToken) =>
        SaveAsync<FollowUpRow, FollowUp>(owner, followUp, cancellationToken);

    ValueTask IFollowUpStore.RemoveAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken) =>
        RemoveAsync<FollowUpRow, FollowUp>(owner, [Key(id.IsDefault, id)], cancellationToken);

    ValueTask<Acquaintance?> IAcquaintanceStore.FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        FindAsync<AcquaintanceRow, Acquaintance>(owner, Key(pair), cancellationToken);

    IAsyncEnumerable<Acquaintance> IAcquaintanceStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync<AcquaintanceRow, Acquaintance>(owner, static (rows, last) => rows.PairsAfter(last?.First, last?.Second), cancellationToken);

    ValueTask IAcquaintanceStore.SaveAsync(OwnerId owner, Acquaintance acquaintance, CancellationToken cancellationToken) =>
        SaveAsync<AcquaintanceRow, Acquaintance>(owner, acquaintance, cancellationToken);

    ValueTask IAcquaintanceStore.RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        RemoveAsync<AcquaintanceRow, Acquaintance>(owner, Key(pair), cancellationToken);

    ValueTask<Introduction?> IIntroductionStore.FindAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken) =>
        FindAsync<IntroductionRow, Introduction>(owner, [Key(id.IsDefault, id)], cancellationToken);

    IAsyncEnumerable<Introduction> IIntroductionStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync<IntroductionRow, Introduction>(
            owner,
            static (rows, last) => (last is null ? rows : rows.Where(row => string.Compare(row.Id, last.Id) > 0)).OrderBy(static row => row.Id),
            cancellationToken);

    ValueTask IIntroductionStore.SaveAsync(OwnerId owner, Introduction introduction, CancellationToken cancellationToken) =>
        SaveAsync<IntroductionRow, Introduction>(owner, introduction, cancellationToken);

    ValueTask IIntroductionStore.RemoveAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken) =>
        RemoveAsync<IntroductionRow, Introduction>(owner, [Key(id.IsDefault, id)], cancellationToken);

    ValueTask<Merge?> IMergeStore.FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        FindAsync<MergeRow, Merge>(owner, Key(pair), cancellationToken);

    IAsyncEnumerable<Merge> IMergeStore.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ListAsync<MergeRow, Merge>(owner, static (rows, last) => rows.PairsAfter(last?.First, last?.Second), cancellationToken);

    ValueTask IMergeStore.SaveAsync(OwnerId owner, Merge merge, CancellationToken cancellationToken) =>
        SaveAsync<MergeRow, Merge>(owner, merge, cancellationToken);

    ValueTask IMergeStore.RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken) =>
        RemoveAsync<MergeRow, Merge>(owner, Key(pair), cancellationToken);

    ValueTask<ErasureReceipt> IErasureStore.EraseAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        Key(contact.IsDefault, contact);
        return _tables.WriteAsync(
            Given(owner),
            (tables, locked) =>
            {
                EntityFrameworkCoreStore inside = new(new Tables(_tables.Host, tables, locked));
                return Erasure.EraseAsync(NetworkStores.Of(inside), owner, contact, cancellationToken).AsTask();
            },
            cancellationToken);
    }

    private async ValueTask<TNoun?> FindAsync<TRow, TNoun>(OwnerId owner, string[] key, CancellationToken cancellationToken)
        where TRow : class, IRow<TRow, TNoun>
        where TNoun : class
    {
        object[] whole = [Given(owner).Value, .. key];
        TRow? row = await _tables.ReadAsync(
            async tables => await tables.Set<TRow>().FindAsync(whole, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return row?.Noun();
    }

    private IAsyncEnumerable<TNoun> ListAsync<TRow, TNoun>(
        OwnerId owner, Func<IQueryable<TRow>, TRow?, IQueryable<TRow>> after, CancellationToken cancellationToken)
        where TRow : class, IRow<TRow, TNoun>
    {
        string whose = Given(owner).Value;
        return Nouns<TRow, TNoun>(
            _tables.ListAsync<TRow>(
                (tables, last) => after(tables.Set<TRow>().Where(row => EF.Property<string>(row, nameof(IRow<,>.Owner)) == whose), last), cancellationToken),
            cancellationToken);
    }

    private static async IAsyncEnumerable<TNoun> Nouns<TRow, TNoun>(IAsyncEnumerable<TRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, IRow<TRow, TNoun>
    {
        await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return row.Noun();
    }

    private ValueTask SaveAsync<TRow, TNoun>(OwnerId owner, TNoun noun, CancellationToken cancellationToken)
        where TRow : class, IRow<TRow, TNoun>
        where TNoun : class
    {
        ArgumentNullException.ThrowIfNull(noun);
        return WriteAsync(owner, (tables, locked) => PutAsync<TRow, TNoun>(tables, TRow.Of(locked.Owner, noun), cancellationToken), cancellationToken);
    }

    private static async Task PutAsync<TRow, TNoun>(TablesContext tables, TRow row, CancellationToken cancellationToken)
        where TRow : class, IRow<TRow, TNoun>
    {
        if (await tables.Set<TRow>().FindAsync(row.Key, cancellationToken).ConfigureAwait(false) is null) tables.Add(row);
        else tables.Update(row);
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask RemoveAsync<TRow, TNoun>(OwnerId owner, string[] key, CancellationToken cancellationToken)
        where TRow : class, IRow<TRow, TNoun> =>
        WriteAsync(
            owner,
            async (tables, locked) =>
            {
                object[] whole = [locked.Owner, .. key];
                if (await tables.Set<TRow>().FindAsync(whole, cancellationToken).ConfigureAwait(false) is not { } kept) return;
                tables.Remove(kept);
                await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    private async ValueTask WriteAsync(OwnerId owner, Func<TablesContext, OwnerRow, Task> write, CancellationToken cancellationToken) =>
        await _tables.WriteAsync(
            Given(owner),
            async (tables, locked) =>
            {
                await write(tables, locked).ConfigureAwait(false);
                return 0;
            },
            cancellationToken).ConfigureAwait(false);

    private static OwnerId Given(OwnerId owner) =>
        owner.IsDefault ? throw new ArgumentException("The OwnerId is its default value; give it a non-empty string.", nameof(owner)) : owner;

    private static string Key<TId>(bool isDefault, TId id, [CallerArgumentExpression(nameof(id))] string name = "")
        where TId : struct =>
        isDefault
            ? throw new ArgumentException($"The {typeof(TId).Name} is its default value; give it a non-empty string.", name)
            : OrdinalKey.Encode(id.ToString()!);

    private static string[] Key(ContactPair pair) => [Key(pair.First.IsDefault, pair.First, nameof(pair)), Key(pair.Second.IsDefault, pair.Second, nameof(pair))];
}

using Microsoft.EntityFrameworkCore;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A record port of the <see cref="EntityFrameworkCoreStore"/>, written once for all nouns.</summary>
internal interface IEntityRecords<TKey, TRow, T> : IRecordStore<TKey, T>
    where TKey : struct
    where TRow : class, IRow<TRow, T>
    where T : class
{
    /// <summary>The values of the key columns of a key, without the owner's.</summary>
    string[] KeyOf(TKey key);

    /// <summary>The rows after a row, in the order of the port; all rows if there is no last.</summary>
    IQueryable<TRow> After(IQueryable<TRow> rows, TRow? last);

    /// <summary>What must hold for all records before the first is saved.</summary>
    Task CheckAsync(TablesContext tables, OwnerRow owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    private EntityFrameworkCoreStore Store => (EntityFrameworkCoreStore)(object)this;

    async ValueTask<T?> IRecordStore<TKey, T>.FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken)
    {
        object[] whole = [EntityFrameworkCoreStore.Given(owner).Value, .. KeyOf(key)];
        TRow? row = await Store.Tables.ReadAsync(tables => tables.Set<TRow>().FindAsync(whole, cancellationToken).AsTask(),
            cancellationToken).ConfigureAwait(false);
        return row?.Noun();
    }

    IAsyncEnumerable<T> IRecordStore<TKey, T>.ListAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        string whose = EntityFrameworkCoreStore.Given(owner).Value;
        return EntityFrameworkCoreStore.Nouns<TRow, T>(
            Store.Tables.ListAsync<TRow>(
                (tables, last) =>
                    After(tables.Set<TRow>().Where(row => EF.Property<string>(row, nameof(IRow<,>.Owner)) == whose), last),
                        cancellationToken),
            cancellationToken);
    }

    async ValueTask IRecordStore<TKey, T>.SaveAsync(OwnerId owner, IReadOnlyCollection<T> records,
        CancellationToken cancellationToken) =>
        await Store.WriteAsync(owner, records, (tables, locked, batch) => SaveAllAsync(tables, locked, batch, cancellationToken),
            cancellationToken)
            .ConfigureAwait(false);

    async ValueTask IRecordStore<TKey, T>.RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        string whose = EntityFrameworkCoreStore.Given(owner).Value;
        object[][] named = [.. keys.Select(key => (object[])[whose, .. KeyOf(key)])];
        if (named.Length == 0 && !cancellationToken.IsCancellationRequested) return;
        await Store.Tables.WriteAsync(
            owner,
            async (tables, _) =>
            {
                foreach (object[] key in named)
                    if (await tables.Set<TRow>().FindAsync(key, cancellationToken).ConfigureAwait(false) is { } kept)
                        tables.Entry(kept).State = EntityState.Deleted;
                return await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken,
            createsOwner: false).ConfigureAwait(false);
    }

    private async Task<int> SaveAllAsync(TablesContext tables, OwnerRow owner, T[] batch, CancellationToken cancellationToken)
    {
        await CheckAsync(tables, owner, batch, cancellationToken).ConfigureAwait(false);
        int saved = 0;
        foreach (T[] chunk in batch.Chunk(InteractionRows.MostNamed))
        {
            // Of records with one key the last counts.
            Dictionary<string, TRow> rows = [];
            foreach (TRow row in chunk.Select(record => TRow.Of(owner.Owner, record))) rows[Text(row)] = row;
            HashSet<string> known = await KnownAsync(tables, owner.Owner, [.. rows.Values], cancellationToken)
                .ConfigureAwait(false);
            foreach ((string key, TRow row) in rows) tables.Entry(row).State = known.Contains(key)
                ? EntityState.Modified : EntityState.Added;
            saved += await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            tables.ChangeTracker.Clear();
        }

        return saved;
    }

    /// <summary>The keys of those rows that exist.</summary>
    private static async Task<HashSet<string>> KnownAsync(TablesContext tables, string owner, TRow[] rows,
        CancellationToken cancellationToken)
    {
        string column = TRow.NameColumn;
        string[] named = [.. rows.Select(static row => TRow.NameOf(row)).Distinct(StringComparer.Ordinal)];
        List<TRow> known = await tables.Set<TRow>()
            .Where(row => EF.Property<string>(row, nameof(IRow<,>.Owner)) == owner
                && named.Contains(EF.Property<string>(row, column)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. known.Select(Text)];
    }

    private static string Text(TRow row) => string.Join('\0', row.Key);
}

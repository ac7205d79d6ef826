using Microsoft.EntityFrameworkCore;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A record port of the <see cref="EntityFrameworkCoreStore"/>, written once for all nouns.</summary>
internal interface IEntityRecords<TKey, T> : IRecordStore<TKey, T>
    where TKey : struct
    where T : class
{
    private static readonly RowMapping<TKey, T> Mapping = (RowMapping<TKey, T>)Mappings.Of<T>();

    /// <summary>Checks what must hold for all records before the first is saved.</summary>
    Task CheckAsync(TablesContext tables, OwnerRow owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    private EntityFrameworkCoreStore Store => (EntityFrameworkCoreStore)(object)this;

    async ValueTask<T?> IRecordStore<TKey, T>.FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken)
    {
        object[] whole = [Given.Owner(owner).Value, .. Mapping.KeyOf(key)];
        Row<T>? row = await Store.Tables.ReadAsync(
            tables => tables.Set<Row<T>>().FindAsync(whole, cancellationToken).AsTask(), cancellationToken).ConfigureAwait(false);
        return row?.Noun();
    }

    IAsyncEnumerable<T> IRecordStore<TKey, T>.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        Store.List<T>(owner, null, static rows => rows, cancellationToken);

    async ValueTask IRecordStore<TKey, T>.SaveAsync(OwnerId owner, IReadOnlyCollection<T> records,
        CancellationToken cancellationToken) =>
        await Store.WriteAsync(owner, records, (tables, locked, batch) => SaveAllAsync(tables, locked, batch, cancellationToken),
            cancellationToken)
            .ConfigureAwait(false);

    async ValueTask IRecordStore<TKey, T>.RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        string whose = Given.Owner(owner).Value;
        object[][] named = [.. keys.Select(key => (object[])[whose, .. Mapping.KeyOf(key)])];
        if (named.Length == 0 && !cancellationToken.IsCancellationRequested) return;
        await Store.Tables.WriteAsync(
            owner,
            async (tables, _) =>
            {
                foreach (object[] key in named)
                    if (await tables.Set<Row<T>>().FindAsync(key, cancellationToken).ConfigureAwait(false) is { } kept)
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
        foreach (T[] chunk in batch.Chunk(Tables.MaxNamed))
        {
            // Of records with one key the last counts.
            Dictionary<string, Row<T>> rows = [];
            foreach (Row<T> row in chunk.Select(record => new Row<T>(owner.Owner, record))) rows[KeyOf(row)] = row;
            HashSet<string> known = await KnownAsync(tables, owner.Owner, [.. rows.Values], cancellationToken)
                .ConfigureAwait(false);
            foreach ((string key, Row<T> row) in rows) tables.Entry(row).State = known.Contains(key)
                ? EntityState.Modified : EntityState.Added;
            saved += await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            tables.ChangeTracker.Clear();
        }

        return saved;
    }

    /// <summary>The keys of those rows that exist.</summary>
    private static async Task<HashSet<string>> KnownAsync(TablesContext tables, string owner, Row<T>[] rows,
        CancellationToken cancellationToken)
    {
        // A column that an index begins with.
        string column = (Mapping.ListedBy is { } listedBy && Mapping.Key.Contains(listedBy) ? listedBy : Mapping.Key[0]).Name;
        string[] names = [.. rows.Select(row => (string)row[column]!).Distinct(StringComparer.Ordinal)];
        List<Row<T>> known = await tables.Set<Row<T>>()
            .Where(row => row.Owner == owner && names.Contains(EF.Property<string>(row, column)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. known.Select(KeyOf)];
    }

    private static string KeyOf(Row<T> row) => string.Join('\0', row.CellsOf(Mapping.Key));
}

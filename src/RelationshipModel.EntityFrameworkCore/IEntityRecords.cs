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

    private static readonly string[] KeyProperties =
        [nameof(OwnerRow.Owner), .. Mapping.Key.Select(static column => column.Name)];

    /// <summary>The most keys of one command.</summary>
    private const int MostKeys = 250;

    /// <summary>Checks what must hold for all records before the first is saved.</summary>
    Task CheckAsync(DbContext tables, OwnerRow owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    private EntityFrameworkCoreStore Store => (EntityFrameworkCoreStore)(object)this;

    async ValueTask<T?> IRecordStore<TKey, T>.FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value;
        string[] given = Mapping.KeyOf(key);
        Row<T>? row = await Store.Tables.ReadAsync(
            tables => tables.Rows<Row<T>>().Where(row => row.Owner == whose).Matching(Mapping.Key, given)
                .SingleOrDefaultAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return row?.Noun();
    }

    async ValueTask<IReadOnlyDictionary<TKey, T>> IRecordStore<TKey, T>.FindAsync(
        OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
    {
        string whose = Given.Owner(owner).Value;
        ArgumentNullException.ThrowIfNull(keys);
        Dictionary<TKey, T> found = [];
        foreach (TKey[] part in keys.Distinct().Chunk(MostKeys))
        {
            string[][] given = [.. part.Select(Mapping.KeyOf)];
            Dictionary<string, Row<T>> rows = await Store.Tables.ReadAsync(
                tables => tables.Rows<Row<T>>().Where(row => row.Owner == whose).MatchingAny(Mapping.Key, given)
                    .ToDictionaryAsync(KeyOf, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            foreach ((int i, TKey key) in part.Index())
                if (rows.TryGetValue(string.Join('\0', given[i]), out Row<T>? row)) found[key] = row.Noun();
        }

        return found;
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
                await TableStatements.Of(tables).RemoveAsync<Row<T>>(tables, KeyProperties, named, cancellationToken)
                    .ConfigureAwait(false);
                return 0;
            },
            cancellationToken,
            createsOwner: false).ConfigureAwait(false);
    }

    private static string KeyOf(Row<T> row) => string.Join('\0', row.CellsOf(Mapping.Key));

    private async Task<int> SaveAllAsync(DbContext tables, OwnerRow owner, T[] batch, CancellationToken cancellationToken)
    {
        await CheckAsync(tables, owner, batch, cancellationToken).ConfigureAwait(false);
        // Of records with one key the last counts.
        Dictionary<string, Row<T>> rows = [];
        foreach (Row<T> row in batch.Select(record => new Row<T>(owner.Owner, record)))
            rows[KeyOf(row)] = row;
        TableStatements statements = TableStatements.Of(tables);
        await statements.RunAsync(tables, cancellationToken, statements.Write(rows.Values, Conflict.Replaces))
            .ConfigureAwait(false);
        return rows.Count;
    }
}

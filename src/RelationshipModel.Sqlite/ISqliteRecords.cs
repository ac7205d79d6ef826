using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>A record port of the <see cref="SqliteStore"/>, written once for all nouns.</summary>
internal interface ISqliteRecords<TKey, T> : IRecordStore<TKey, T>
    where TKey : struct
    where T : class
{
    /// <summary>Checks what must hold for a record before it is saved.</summary>
    void Check(SqliteSession session, long owner, T record)
    {
    }

    private static RowTable<TKey, T> Table => RowTable<TKey, T>.Instance;

    private SqliteStore Store => (SqliteStore)(object)this;

    ValueTask<T?> IRecordStore<TKey, T>.FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken)
    {
        string[] values = Table.KeyOf(key);
        return Store.Database.ReadAsync(Given.Owner(owner), (session, ownerKey) => Table.Find(session, ownerKey, values),
            cancellationToken);
    }

    IAsyncEnumerable<T> IRecordStore<TKey, T>.ListAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        Tally tally = new();
        return Store.Database.ListAsync<T>(Given.Owner(owner),
            (session, key, last, size) => Table.Page(session, key, last, size, tally), cancellationToken);
    }

    async ValueTask IRecordStore<TKey, T>.SaveAsync(OwnerId owner, IReadOnlyCollection<T> records,
        CancellationToken cancellationToken)
    {
        await Store.WriteAsync(owner, records, SaveAll, cancellationToken).ConfigureAwait(false);

        int SaveAll(SqliteSession session, long key)
        {
            int saved = 0;
            foreach (T record in records)
            {
                if (++saved % InteractionTable.BetweenCancellations == 0) cancellationToken.ThrowIfCancellationRequested();
                Check(session, key, record);
                Table.Save(session, key, record);
            }

            return saved;
        }
    }

    async ValueTask IRecordStore<TKey, T>.RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        string[][] named = [.. keys.Select(Table.KeyOf)];
        Given.Owner(owner);
        if (named.Length == 0 && !cancellationToken.IsCancellationRequested) return;
        await Store.Database.WriteAsync(owner,
            (session, ownerKey) => named.Sum(values => Table.Remove(session, ownerKey, values)), cancellationToken,
            createsOwner: false)
            .ConfigureAwait(false);
    }
}

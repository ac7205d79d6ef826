using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>A record port of the <see cref="InMemoryStore"/>, written once for all nouns.</summary>
internal interface IInMemoryRecords<TKey, T> : IRecordStore<TKey, T>
    where TKey : struct
    where T : class, IEquatable<T>
{
    /// <summary>The store itself.</summary>
    InMemoryStore Store => (InMemoryStore)(object)this;

    /// <summary>The table of the noun.</summary>
    OrderedTable<TKey, T> TableOf(InMemoryRecords records);

    /// <summary>Checks a record; all records of a batch are checked before the first is saved.</summary>
    void Check(InMemoryRecords records, T record)
    {
    }

    /// <summary>Removes a record.</summary>
    void Remove(InMemoryRecords records, TKey key) => TableOf(records).Remove(key);

    ValueTask<T?> IRecordStore<TKey, T>.FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken) =>
        Store.Read(owner, (Port: this, Key: Require.Key(key)),
            static (records, find) => find.Port.TableOf(records).Find(find.Key), cancellationToken);

    IAsyncEnumerable<T> IRecordStore<TKey, T>.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        Store.List(owner, this, static (records, port) => port.TableOf(records).Snapshot(), cancellationToken);

    async ValueTask IRecordStore<TKey, T>.SaveAsync(OwnerId owner, IReadOnlyCollection<T> records,
        CancellationToken cancellationToken) =>
        await Store.Write(owner, (Port: this, Batch: ValueList.Copy(records)),
            static (all, save) => save.Port.SaveAll(all, save.Batch), cancellationToken)
            .ConfigureAwait(false);

    async ValueTask IRecordStore<TKey, T>.RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys,
        CancellationToken cancellationToken) =>
        await Store.Change(owner, (Port: this, Keys: Require.Keys(keys)),
            static (records, remove) => remove.Port.RemoveAll(records, remove.Keys), cancellationToken)
            .ConfigureAwait(false);

    private int SaveAll(InMemoryRecords records, ValueList<T> batch)
    {
        foreach (T record in batch) Check(records, record);
        foreach (T record in batch) TableOf(records).Save(record);
        return batch.Count;
    }

    private int RemoveAll(InMemoryRecords records, TKey[] keys)
    {
        foreach (TKey key in keys) Remove(records, key);
        return keys.Length;
    }
}

using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

/// <summary>A store of one kind of record whose list is kept in memory.</summary>
internal abstract class KeptRecords<TKey, T>(IRecordStore<TKey, T> store, KeptLists lists) : IRecordStore<TKey, T>
    where TKey : struct
    where T : class
{
    public ValueTask<T?> FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken) =>
        store.FindAsync(owner, key, cancellationToken);

    public ValueTask<IReadOnlyDictionary<TKey, T>> FindAsync(
        OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken) =>
        store.FindAsync(owner, keys, cancellationToken);

    public IAsyncEnumerable<T> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        lists.ListAsync(typeof(T), store.ListAsync(owner, cancellationToken), cancellationToken);

    public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken) =>
        store.SaveAsync(owner, records, cancellationToken);

    public ValueTask SaveAsync(OwnerId owner, T record, CancellationToken cancellationToken) =>
        store.SaveAsync(owner, record, cancellationToken);

    public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken) =>
        store.RemoveAsync(owner, keys, cancellationToken);

    public ValueTask RemoveAsync(OwnerId owner, TKey key, CancellationToken cancellationToken) =>
        store.RemoveAsync(owner, key, cancellationToken);
}

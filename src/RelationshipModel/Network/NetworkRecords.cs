using System.Runtime.CompilerServices;
using RelationshipModel.Internals;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>The records of one kind of one owner: a <see cref="IRecordStore{TKey, T}"/> bound to the owner.</summary>
/// <typeparam name="TKey">The key of a record, such as <see cref="ContactId"/>.</typeparam>
/// <typeparam name="T">The record, such as <see cref="Contact"/>.</typeparam>
public sealed class NetworkRecords<TKey, T>
    where TKey : struct
    where T : class
{
    private readonly OwnerId _owner;
    private readonly IRecordStore<TKey, T> _store;

    internal NetworkRecords(OwnerId owner, IRecordStore<TKey, T> store) => (_owner, _store) = (owner, store);

    /// <summary>Returns the record with a key; null if not found.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The key is its default value.</exception>
    public ValueTask<T?> FindAsync(TKey key, CancellationToken cancellationToken = default) => _store.FindAsync(_owner, Require.Key(key), cancellationToken);

    /// <summary>Returns all records, in the order of the port.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default) => _store.ListAsync(_owner, cancellationToken);

    /// <summary>Saves a record, in place of the one with the same key.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    [OverloadResolutionPriority(1)]
    public ValueTask SaveAsync(T record, CancellationToken cancellationToken = default) =>
        _store.SaveAsync(_owner, Require.NotNull(record), cancellationToken);

    /// <summary>Saves records, all or none, each in place of the one with the same key. If a key occurs more than once, the last record wins.</summary>
    /// <param name="records">The records.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">One of the records is null.</exception>
    public ValueTask SaveAsync(IReadOnlyCollection<T> records, CancellationToken cancellationToken = default) =>
        _store.SaveAsync(_owner, Require.NotNull(records), cancellationToken);

    /// <summary>Removes a record. Does nothing if it does not exist.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The key is its default value.</exception>
    [OverloadResolutionPriority(1)]
    public ValueTask RemoveAsync(TKey key, CancellationToken cancellationToken = default) => _store.RemoveAsync(_owner, Require.Key(key), cancellationToken);

    /// <summary>Removes records, all or none. Ignores those that do not exist.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">One of the keys is its default value.</exception>
    public ValueTask RemoveAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default) =>
        _store.RemoveAsync(_owner, Require.Keys(keys), cancellationToken);
}

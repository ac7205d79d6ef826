using System.Runtime.CompilerServices;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Keeps one kind of record of each owner. The ports of the nouns inherit it.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic.</remarks>
/// <typeparam name="TKey">The key of a record, such as <see cref="ContactId"/>.</typeparam>
/// <typeparam name="T">The record, such as <see cref="Contact"/>.</typeparam>
public interface IRecordStore<TKey, T>
    where TKey : struct
    where T : class
{
    /// <summary>Returns the record with a key; null if not found.</summary>
    [OverloadResolutionPriority(1)]
    ValueTask<T?> FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken = default);

    /// <summary>Returns the records with some keys, each under its key; those not found are left out.</summary>
    /// <remarks>By default each key is looked up by itself. A store whose calls go over a network should look up all keys at
    /// once.</remarks>
    async ValueTask<IReadOnlyDictionary<TKey, T>> FindAsync(
        OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        Dictionary<TKey, T> found = [];
        foreach (TKey key in Require.Keys(keys))
            if (await FindAsync(owner, key, cancellationToken).ConfigureAwait(false) is { } record) found[key] = record;
        return found;
    }

    /// <summary>Returns all records of an owner, in the order of the port.</summary>
    IAsyncEnumerable<T> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Saves records, all or none, each in place of the one with the same key. If a key occurs more than
    /// once, the last record wins.</summary>
    ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken = default);

    /// <summary>Saves a record, in place of the one with the same key.</summary>
    [OverloadResolutionPriority(1)]
    ValueTask SaveAsync(OwnerId owner, T record, CancellationToken cancellationToken = default) =>
        SaveAsync(owner, [Require.NotNull(record)], cancellationToken);

    /// <summary>Removes records, all or none. Ignores those that do not exist.</summary>
    ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Removes a record. Does nothing if it does not exist.</summary>
    [OverloadResolutionPriority(1)]
    ValueTask RemoveAsync(OwnerId owner, TKey key, CancellationToken cancellationToken = default) =>
        RemoveAsync(owner, [Require.Key(key)], cancellationToken);
}

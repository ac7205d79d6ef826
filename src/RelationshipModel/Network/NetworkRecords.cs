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
    private readonly NetworkStores _stores;
    private readonly IRecordStore<TKey, T> _store;
    private readonly Func<T, IEnumerable<ContactId>> _named;

    private readonly Func<T, IReadOnlySet<ContactId>, T>? _without;

    /// <summary>Binds a store.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="stores">The stores of the network.</param>
    /// <param name="store">The store of the records.</param>
    /// <param name="named">The contacts that a record names.</param>
    /// <param name="without">A record without contacts who were erased; null refuses a record that names one.</param>
    internal NetworkRecords(
        OwnerId owner, NetworkStores stores, IRecordStore<TKey, T> store, Func<T, IEnumerable<ContactId>> named,
        Func<T, IReadOnlySet<ContactId>, T>? without = null) =>
        (_owner, _stores, _store, _named, _without) = (owner, stores, store, named, without);

    /// <summary>Returns the record with a key; null if not found.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The key is its default value.</exception>
    public ValueTask<T?> FindAsync(TKey key, CancellationToken cancellationToken = default) =>
        _store.FindAsync(_owner, Require.Key(key), cancellationToken);

    /// <summary>Returns all records, in the order of the port.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default) =>
        _store.ListAsync(_owner, cancellationToken);

    /// <summary>Saves a record, in place of the one with the same key.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    [OverloadResolutionPriority(1)]
    public ValueTask SaveAsync(T record, CancellationToken cancellationToken = default) =>
        SaveAsync([Require.NotNull(record)], cancellationToken);

    /// <summary>Saves records, all or none, each in place of the one with the same key. If a key occurs more than
    /// once, the last record wins.</summary>
    /// <param name="records">The records.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">One of the records is null.</exception>
    /// <exception cref="RecordConflictException">One of the records names a contact who was erased.</exception>
    public ValueTask SaveAsync(IReadOnlyCollection<T> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        T[] batch = [.. records];
        if (batch.Contains(null!)) throw new ArgumentException("The records must not contain null.", nameof(records));
        return _stores.AsUnitAsync(_owner, () => SaveAllowedAsync(batch, cancellationToken), cancellationToken);
    }

    /// <summary>Reads a record, changes it with a function and saves the result, as one unit: no other writer's change is
    /// lost.</summary>
    /// <param name="key">The key.</param>
    /// <param name="change">Returns the record to save, given the stored one or null; null to save nothing. May be called more
    /// than once.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The key is its default value.</exception>
    /// <exception cref="RecordConflictException">The changed record names a contact who was erased.</exception>
    [OverloadResolutionPriority(1)]
    public async ValueTask ChangeAsync(TKey key, Func<T?, T?> change, CancellationToken cancellationToken = default)
    {
        Require.NotNull(change);
        await ChangeAsync([Require.Key(key)], (_, kept) => change(kept), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads records, changes each with a function and saves the results, as one unit: no other writer's change is
    /// lost.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="change">Returns the record to save, given a key and the stored record or null; null to save nothing. May be
    /// called more than once.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">One of the keys is its default value.</exception>
    /// <exception cref="RecordConflictException">A changed record names a contact who was erased.</exception>
    public ValueTask ChangeAsync(IReadOnlyCollection<TKey> keys, Func<TKey, T?, T?> change,
        CancellationToken cancellationToken = default)
    {
        TKey[] all = Require.Keys(keys);
        Require.NotNull(change);
        return _stores.AsUnitAsync(
            _owner,
            async () =>
            {
                List<T> changed = [];
                IReadOnlyDictionary<TKey, T> found = await _store.FindAsync(_owner, all, cancellationToken).ConfigureAwait(false);
                foreach (TKey key in all)
                {
                    T? kept = found.GetValueOrDefault(key);
                    if (change(key, kept) is { } record && !record.Equals(kept)) changed.Add(record);
                }

                await SaveAllowedAsync([.. changed], cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Removes a record. Does nothing if it does not exist.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The key is its default value.</exception>
    [OverloadResolutionPriority(1)]
    public ValueTask RemoveAsync(TKey key, CancellationToken cancellationToken = default) =>
        RemoveAsync([Require.Key(key)], cancellationToken);

    /// <summary>Removes records, all or none. Ignores those that do not exist.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">One of the keys is its default value.</exception>
    public ValueTask RemoveAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        TKey[] all = Require.Keys(keys);
        return _stores.AsUnitAsync(_owner, () => _store.RemoveAsync(_owner, all, cancellationToken), cancellationToken);
    }

    private async ValueTask SaveAllowedAsync(T[] batch, CancellationToken cancellationToken)
    {
        IEnumerable<ContactId> named = batch.SelectMany(_named);
        if (_without is not { } without)
        {
            await _stores.RefuseErasedAsync(_owner, named, cancellationToken).ConfigureAwait(false);
        }
        else if (await _stores.FindErasedAsync(_owner, named, cancellationToken).ConfigureAwait(false) is { Count: > 0 } erased)
        {
            batch = [.. batch.Select(record => without(record, erased))];
        }

        await _store.SaveAsync(_owner, batch, cancellationToken).ConfigureAwait(false);
    }
}

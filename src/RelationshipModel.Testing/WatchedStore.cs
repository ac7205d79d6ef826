using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>A store that counts its calls, and whose process may end at one of them: just before the call reaches it, or just after it was carried out.</summary>
/// <param name="store">The store.</param>
/// <param name="call">At which call the process ends, counted from 0.</param>
/// <param name="isAfter">Whether that call is carried out before the end.</param>
internal sealed class WatchedStore(ITieStateStore store, int call = int.MaxValue, bool isAfter = false) : ITieStateStore
{
    private int _calls;

    /// <summary>How often the log, or a part of it, was listed.</summary>
    internal int LogListings { get; private set; }

    /// <summary>Whether the end was reached.</summary>
    internal bool IsKilled => _calls > call;

    public ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        CallAsync(() => store.FindAsync(owner, id, cancellationToken));

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken) =>
        ListLogAsync(store.ListAsync(owner, after, cancellationToken));

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ListLogAsync(store.ListAsync(owner, contact, cancellationToken));

    public ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) =>
        CallAsync(() => store.AddAsync(owner, interactions, cancellationToken));

    public async ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await store.SaveAsync(owner, interactions, cancellationToken);
            return 0;
        });

    public async ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids, CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await store.RemoveAsync(owner, ids, cancellationToken);
            return 0;
        });

    public IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, CancellationToken cancellationToken) => ListAsync(store.ListTiesAsync(owner, cancellationToken));

    public ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        CallAsync(() => store.FindTieAsync(owner, contact, cancellationToken));

    public ValueTask<int> SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
        CallAsync(() => store.SaveStatesAsync(owner, ties, cancellationToken));

    public ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        CallAsync(() => store.RemoveTieAsync(owner, contact, cancellationToken));

    public ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
        CallAsync(() => store.FindHorizonAsync(owner, cancellationToken));

    public ValueTask<int?> FoldAsync(OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
        CallAsync(() => store.FoldAsync(owner, horizon, ties, cancellationToken));

    private IAsyncEnumerable<Interaction> ListLogAsync(IAsyncEnumerable<Interaction> listed)
    {
        LogListings++;
        return ListAsync(listed);
    }

    private async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> carryOut)
    {
        bool isLast = _calls++ >= call;
        if (isLast && !isAfter) throw new KilledException();
        T result = await carryOut();
        return isLast ? throw new KilledException() : result;
    }

    private async IAsyncEnumerable<T> ListAsync<T>(IAsyncEnumerable<T> listed)
    {
        bool isLast = _calls++ >= call;
        if (isLast && !isAfter) throw new KilledException();
        await foreach (T item in listed) yield return item;
        if (isLast) throw new KilledException();
    }

    /// <summary>The process has ended.</summary>
    internal sealed class KilledException : Exception;
}

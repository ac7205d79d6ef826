using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>A store that counts its calls, and whose process may end at one of them: just before the call reaches it, or
/// just after it was carried out.</summary>
/// <param name="stores">The stores that keep the interactions and what was folded of them.</param>
/// <param name="call">At which call the process ends, counted from 0.</param>
/// <param name="isAfter">Whether that call is carried out before the end.</param>
internal sealed class WatchedStore(NetworkStores stores, int call = int.MaxValue, bool isAfter = false) : IInteractionStore,
    ITieStateStore
{
    private readonly IInteractionStore _log = stores.Interactions;
    private readonly ITieStateStore _ties = stores.TieStates!;
    private int _calls;

    /// <summary>Gets the number of times the log, or a part of it, was listed.</summary>
    internal int LogListings { get; private set; }

    /// <summary>Gets the number of times the log was listed from its beginning.</summary>
    internal int WholeLogListings { get; private set; }

    /// <summary>Whether the end was reached.</summary>
    internal bool IsKilled => _calls > call;

    public ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        CallAsync(() => _log.FindAsync(owner, id, cancellationToken));

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken)
    {
        if (after is null) WholeLogListings++;
        return ListLogAsync(_log.ListAsync(owner, after, cancellationToken));
    }

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ListLogAsync(_log.ListAsync(owner, contact, cancellationToken));

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, Instant from,
        CancellationToken cancellationToken) =>
        ListLogAsync(_log.ListAsync(owner, contact, from, cancellationToken));

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, GatheringId gathering, CancellationToken cancellationToken) =>
        ListLogAsync(_log.ListAsync(owner, gathering, cancellationToken));

    public ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        CallAsync(() => _log.AddAsync(owner, interactions, cancellationToken));

    public async ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await _log.SaveAsync(owner, interactions, cancellationToken);
            return 0;
        });

    public async ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids,
        CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await _log.RemoveAsync(owner, ids, cancellationToken);
            return 0;
        });

    public IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, bool withPeople, CancellationToken cancellationToken) =>
        ListAsync(_ties.ListTiesAsync(owner, withPeople, cancellationToken));

    public async ValueTask SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await _ties.SavePastsAsync(owner, ties, cancellationToken);
            return 0;
        });

    public ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        CallAsync(() => _ties.FindTieAsync(owner, contact, cancellationToken));

    public ValueTask<int> SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken) =>
        CallAsync(() => _ties.SaveStatesAsync(owner, ties, cancellationToken));

    public ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        CallAsync(() => _ties.RemoveTieAsync(owner, contact, cancellationToken));

    public ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
        CallAsync(() => _ties.FindHorizonAsync(owner, cancellationToken));

    public ValueTask<int?> FoldAsync(OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken) =>
        CallAsync(() => _ties.FoldAsync(owner, horizon, ties, cancellationToken));

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

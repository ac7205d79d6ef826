using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

/// <summary>The states of ties, kept in memory, and the views in which lists are kept. One object is both, as in the store
/// behind it.</summary>
internal sealed class KeptTies(ITieStateStore ties, IUnitOfWork unit, KeptLists lists) : ITieStateStore, IUnitOfWork
{
    private static readonly object WithPeople = new();

    public async ValueTask<T> ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken) =>
        await unit.ReadAsync(
            owner,
            async () =>
            {
                lists.Begin(await unit.FindVersionAsync(owner, cancellationToken).ConfigureAwait(false));
                try
                {
                    return await read().ConfigureAwait(false);
                }
                finally
                {
                    lists.End();
                }
            },
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<T> RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        lists.BeginUnit();
        try
        {
            return await unit.RunAsync(owner, work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lists.EndUnit();
        }
    }

    public ValueTask<long?> FindVersionAsync(OwnerId owner, CancellationToken cancellationToken) =>
        unit.FindVersionAsync(owner, cancellationToken);

    public IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, bool withPeople, CancellationToken cancellationToken) =>
        withPeople || lists.TryGet(WithPeople, out List<KeptTie>? _)
            ? lists.ListAsync(WithPeople, ties.ListTiesAsync(owner, withPeople: true, cancellationToken), cancellationToken)
            : lists.ListAsync(
                typeof(KeptTie), ties.ListTiesAsync(owner, withPeople: false, cancellationToken), cancellationToken);

    public ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ties.FindTieAsync(owner, contact, cancellationToken);

    public ValueTask<int> SaveStatesAsync(
        OwnerId owner, IReadOnlyCollection<KeptTie> states, CancellationToken cancellationToken) =>
        ties.SaveStatesAsync(owner, states, cancellationToken);

    public ValueTask SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> pasts, CancellationToken cancellationToken) =>
        ties.SavePastsAsync(owner, pasts, cancellationToken);

    public ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ties.RemoveTieAsync(owner, contact, cancellationToken);

    public ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ties.FindHorizonAsync(owner, cancellationToken);

    public ValueTask<int?> FoldAsync(
        OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> pasts, CancellationToken cancellationToken) =>
        ties.FoldAsync(owner, horizon, pasts, cancellationToken);
}

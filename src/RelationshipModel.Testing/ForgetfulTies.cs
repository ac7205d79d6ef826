using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Tie states that are never kept: every question folds the log again. What was removed from
/// the log is kept as always.</summary>
/// <param name="ties">The store.</param>
/// <param name="fault">The exception to throw when states are to be kept; null for none.</param>
internal sealed class ForgetfulTies(ITieStateStore ties, Exception? fault = null) : ITieStateStore
{
    /// <summary>Gets the number of times states were to be kept.</summary>
    internal int Attempts { get; private set; }

    public IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, bool withPeople, CancellationToken cancellationToken) =>
        ties.ListTiesAsync(owner, withPeople, cancellationToken).Select(Forgotten);

    public async ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        await ties.FindTieAsync(owner, contact, cancellationToken).ConfigureAwait(false) is { } tie ? Forgotten(tie) : null;

    public ValueTask<int> SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> states, CancellationToken cancellationToken)
    {
        Attempts++;
        return fault is null ? new(0) : ValueTask.FromException<int>(fault);
    }

    public ValueTask SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> pasts, CancellationToken cancellationToken) =>
        ties.SavePastsAsync(owner, pasts, cancellationToken);

    public ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        ties.RemoveTieAsync(owner, contact, cancellationToken);

    public ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
        ties.FindHorizonAsync(owner, cancellationToken);

    public ValueTask<int?> FoldAsync(OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> pasts,
        CancellationToken cancellationToken) =>
        ties.FoldAsync(owner, horizon, pasts, cancellationToken);

    private static KeptTie Forgotten(KeptTie tie) => tie with { State = default, People = default, ChangedFrom = null };
}

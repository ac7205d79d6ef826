using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Network;

/// <summary>Folded states that are read and cannot be written.</summary>
internal sealed class UnwritableTieStates(ITieStateStore store) : ITieStateStore
{
    public IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, bool withPeople, CancellationToken cancellationToken) =>
        store.ListTiesAsync(owner, withPeople, cancellationToken);

    public ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        store.FindTieAsync(owner, contact, cancellationToken);

    public ValueTask<int> SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken) =>
        throw new IOException($"The states of {owner} cannot be written.");

    public ValueTask SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
        store.SavePastsAsync(owner, ties, cancellationToken);

    public ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        store.RemoveTieAsync(owner, contact, cancellationToken);

    public ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
        store.FindHorizonAsync(owner, cancellationToken);

    public ValueTask<int?> FoldAsync(OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken) =>
        store.FoldAsync(owner, horizon, ties, cancellationToken);
}

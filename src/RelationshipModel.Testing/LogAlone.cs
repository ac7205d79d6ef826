using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>An interaction store that shows only the log: every score is read from it.</summary>
internal class LogAlone(IInteractionStore store) : IInteractionStore
{
    public ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        store.FindAsync(owner, id, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken) =>
        store.ListAsync(owner, after, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        store.ListAsync(owner, contact, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, Instant from,
        CancellationToken cancellationToken) =>
        store.ListAsync(owner, contact, from, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, GatheringId gathering, CancellationToken cancellationToken) =>
        store.ListAsync(owner, gathering, cancellationToken);

    public virtual ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        store.AddAsync(owner, interactions, cancellationToken);

    public virtual ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        store.SaveAsync(owner, interactions, cancellationToken);

    public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids, CancellationToken cancellationToken) =>
        store.RemoveAsync(owner, ids, cancellationToken);
}

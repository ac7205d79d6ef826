using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Network;

/// <summary>The store of a host that has contacts and interactions and nothing else. It notes what it is asked.</summary>
internal sealed class HostStore : IContactStore, IInteractionStore
{
    private readonly InMemoryStore _kept = new();

    private IInteractionStore Interactions => _kept;

    internal List<string> Calls { get; } = [];

    ValueTask<Contact?> IRecordStore<ContactId, Contact>.FindAsync(OwnerId owner, ContactId id,
        CancellationToken cancellationToken)
    {
        Calls.Add("find contact");
        return ((IContactStore)_kept).FindAsync(owner, id, cancellationToken);
    }

    IAsyncEnumerable<Contact> IRecordStore<ContactId, Contact>.ListAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        Calls.Add("list contacts");
        return ((IContactStore)_kept).ListAsync(owner, cancellationToken);
    }

    ValueTask IRecordStore<ContactId, Contact>.SaveAsync(OwnerId owner, IReadOnlyCollection<Contact> contacts,
        CancellationToken cancellationToken) =>
        ((IContactStore)_kept).SaveAsync(owner, contacts, cancellationToken);

    ValueTask IRecordStore<ContactId, Contact>.RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> ids,
        CancellationToken cancellationToken) =>
        ((IContactStore)_kept).RemoveAsync(owner, ids, cancellationToken);

    ValueTask<Interaction?> IRecordStore<InteractionId, Interaction>.FindAsync(OwnerId owner, InteractionId id,
        CancellationToken cancellationToken) =>
        Interactions.FindAsync(owner, id, cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after,
        CancellationToken cancellationToken)
    {
        Calls.Add("list log");
        return Interactions.ListAsync(owner, after, cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken)
    {
        Calls.Add("list with contact");
        return Interactions.ListAsync(owner, contact, cancellationToken);
    }

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        Interactions.AddAsync(owner, interactions, cancellationToken);

    ValueTask IRecordStore<InteractionId, Interaction>.SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken) =>
        Interactions.SaveAsync(owner, interactions, cancellationToken);

    ValueTask IRecordStore<InteractionId, Interaction>.RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids,
        CancellationToken cancellationToken) =>
        Interactions.RemoveAsync(owner, ids, cancellationToken);
}

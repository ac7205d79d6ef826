using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Network;

/// <summary>The store of a host that has contacts and interactions and nothing else. It notes what it is asked.</summary>
internal sealed class HostStore : IContactStore, IInteractionStore
{
    private readonly InMemoryStore _kept = new();

    private IContactStore Contacts => _kept;

    private IInteractionStore Interactions => _kept;

    internal List<string> Calls { get; } = [];

    ValueTask<Contact?> IContactStore.FindAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken)
    {
        Calls.Add("find contact");
        return Contacts.FindAsync(owner, id, cancellationToken);
    }

    IAsyncEnumerable<Contact> IContactStore.ListAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        Calls.Add("list contacts");
        return Contacts.ListAsync(owner, cancellationToken);
    }

    ValueTask IContactStore.SaveAsync(OwnerId owner, Contact contact, CancellationToken cancellationToken) =>
        Contacts.SaveAsync(owner, contact, cancellationToken);

    ValueTask IContactStore.RemoveAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken) =>
        Contacts.RemoveAsync(owner, id, cancellationToken);

    ValueTask<Interaction?> IInteractionStore.FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        Interactions.FindAsync(owner, id, cancellationToken);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken)
    {
        Calls.Add("list log");
        return Interactions.ListAsync(owner, after, cancellationToken);
    }

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        Calls.Add("list with contact");
        return Interactions.ListAsync(owner, contact, cancellationToken);
    }

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken) =>
        Interactions.AddAsync(owner, interactions, cancellationToken);

    ValueTask IInteractionStore.SaveAsync(OwnerId owner, Interaction interaction, CancellationToken cancellationToken) =>
        Interactions.SaveAsync(owner, interaction, cancellationToken);

    ValueTask IInteractionStore.RemoveAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        Interactions.RemoveAsync(owner, id, cancellationToken);
}

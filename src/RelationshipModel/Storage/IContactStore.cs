namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's contacts. A host that has contacts and interactions implements this and <see cref="IInteractionStore"/> and gets scores.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic.</remarks>
public interface IContactStore
{
    /// <summary>The contact; null where there is none.</summary>
    ValueTask<Contact?> FindAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken = default);

    /// <summary>All contacts, in ordinal order of their ids.</summary>
    IAsyncEnumerable<Contact> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps a contact, in place of the one that has its id.</summary>
    ValueTask SaveAsync(OwnerId owner, Contact contact, CancellationToken cancellationToken = default);

    /// <summary>Removes a contact. Removing what is missing does nothing.</summary>
    ValueTask RemoveAsync(OwnerId owner, ContactId id, CancellationToken cancellationToken = default);
}

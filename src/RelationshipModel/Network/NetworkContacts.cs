using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>The contacts of a network as its host sees them: without those that were removed and of which
/// only prohibitions are left.</summary>
internal sealed class NetworkContacts(NetworkStores stores) : IRecordStore<ContactId, Contact>
{
    public async ValueTask<Contact?> FindAsync(OwnerId owner, ContactId key, CancellationToken cancellationToken) =>
        await stores.Contacts.FindAsync(owner, key, cancellationToken).ConfigureAwait(false) is { IsRemoved: false } contact
            ? contact : null;

    public IAsyncEnumerable<Contact> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        stores.Contacts.ListAsync(owner, cancellationToken).Where(static contact => !contact.IsRemoved);

    /// <summary>Saves contacts. Whose record was removed keeps what the removed record ruled out, until it is
    /// saved once more.</summary>
    public async ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Contact> records, CancellationToken cancellationToken)
    {
        List<Contact> batch = new(records.Count);
        foreach (Contact contact in records)
        {
            Contact? kept = await stores.Contacts.FindAsync(owner, contact.Id, cancellationToken).ConfigureAwait(false);
            batch.Add(kept is { IsRemoved: true } ? contact.After(kept) : contact);
        }

        await stores.Contacts.SaveAsync(owner, batch, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> keys, CancellationToken cancellationToken)
    {
        List<ContactId> forgotten = [];
        List<Contact> kept = [];
        foreach (ContactId key in keys)
        {
            if (await stores.Contacts.FindAsync(owner, key, cancellationToken).ConfigureAwait(false) is not { } contact) continue;
            if (await HasHistoryAsync(owner, key, cancellationToken).ConfigureAwait(false)) kept.Add(contact.Removed());
            else forgotten.Add(key);
        }

        await stores.Contacts.SaveAsync(owner, kept, cancellationToken).ConfigureAwait(false);
        await stores.Contacts.RemoveAsync(owner, forgotten, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> HasHistoryAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        await stores.Interactions.ListAsync(owner, contact, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false)
        || (stores.TieStates is { } ties
            && await ties.FindTieAsync(owner, contact, cancellationToken).ConfigureAwait(false) is { Past.IsEmpty: false });
}

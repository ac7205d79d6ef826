using RelationshipModel.Internals;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>The contacts of a network as its host sees them: without those that were removed or only have prohibitions
/// left.</summary>
internal sealed class NetworkContacts(NetworkStores stores) : IRecordStore<ContactId, Contact>
{
    public async ValueTask<Contact?> FindAsync(OwnerId owner, ContactId key, CancellationToken cancellationToken) =>
        await stores.Contacts.FindAsync(owner, key, cancellationToken).ConfigureAwait(false) is { IsRemoved: false } contact
            ? contact : null;

    public async ValueTask<IReadOnlyDictionary<ContactId, Contact>> FindAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> keys, CancellationToken cancellationToken) =>
        (await FindKeptAsync(owner, keys, cancellationToken).ConfigureAwait(false))
            .Where(static pair => !pair.Value.IsRemoved).ToDictionary();

    public IAsyncEnumerable<Contact> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        stores.Contacts.ListAsync(owner, cancellationToken).Filter(static contact => !contact.IsRemoved, cancellationToken);

    /// <summary>Saves contacts. A contact whose record was removed keeps the restrictions of the removed record until it is saved
    /// once more.</summary>
    public async ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Contact> records, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<ContactId, Contact> kept = await FindKeptAsync(
            owner, [.. records.Select(static contact => contact.Id)], cancellationToken).ConfigureAwait(false);
        Contact[] batch = [.. records.Select(contact =>
            kept.GetValueOrDefault(contact.Id) is { IsRemoved: true } removed ? contact.After(removed) : contact)];
        await stores.Contacts.SaveAsync(owner, batch, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> keys, CancellationToken cancellationToken)
    {
        List<ContactId> forgotten = [];
        List<Contact> kept = [];
        foreach ((ContactId key, Contact contact) in await FindKeptAsync(owner, keys, cancellationToken).ConfigureAwait(false))
        {
            if (await HasHistoryAsync(owner, key, cancellationToken).ConfigureAwait(false)) kept.Add(contact.Removed());
            else forgotten.Add(key);
        }

        await stores.Contacts.SaveAsync(owner, kept, cancellationToken).ConfigureAwait(false);
        await stores.Contacts.RemoveAsync(owner, forgotten, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The contacts as the store keeps them, those that were removed too.</summary>
    private ValueTask<IReadOnlyDictionary<ContactId, Contact>> FindKeptAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> keys, CancellationToken cancellationToken) =>
        stores.Contacts.FindAsync(owner, keys, cancellationToken);

    private async ValueTask<bool> HasHistoryAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        await stores.Interactions.ListAsync(owner, contact, cancellationToken).FindAsync(static _ => true, cancellationToken)
            .ConfigureAwait(false) is not null
        || (stores.TieStates is { } ties
            && await ties.FindTieAsync(owner, contact, cancellationToken).ConfigureAwait(false) is { Past.IsEmpty: false });
}

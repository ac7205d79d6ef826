using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>An interaction store beside which the contacts of an interaction are saved before it, as a foreign key
/// demands.</summary>
internal sealed class ContactsFirst(NetworkStores stores) : IInteractionStore
{
    private readonly IInteractionStore _store = stores.Interactions;

    /// <summary>Records for those contacts of interactions that have none.</summary>
    internal static async ValueTask<List<Contact>> MissingAsync(
        NetworkStores stores, OwnerId owner, IEnumerable<Interaction> interactions)
    {
        List<Contact> missing = [];
        foreach (ContactId contact in interactions.Where(static row => row is not null).SelectMany(static row => row.Contacts)
            .Distinct())
            if (await stores.Contacts.FindAsync(owner, contact).ConfigureAwait(false) is null) missing.Add(
                new(contact, "somebody"));
        return missing;
    }

    public ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken) =>
        _store.FindAsync(owner, id, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken) =>
        _store.ListAsync(owner, after, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        _store.ListAsync(owner, contact, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, Instant from,
        CancellationToken cancellationToken) => _store.ListAsync(owner, contact, from, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, GatheringId gathering, CancellationToken cancellationToken) =>
        _store.ListAsync(owner, gathering, cancellationToken);

    public async ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        await SaveContactsAsync(owner, interactions, cancellationToken).ConfigureAwait(false);
        return await _store.AddAsync(owner, interactions, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> records, CancellationToken cancellationToken)
    {
        await SaveContactsAsync(owner, records, cancellationToken).ConfigureAwait(false);
        await _store.SaveAsync(owner, records, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> keys, CancellationToken cancellationToken) =>
        _store.RemoveAsync(owner, keys, cancellationToken);

    private async ValueTask SaveContactsAsync(
        OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        if (owner.IsDefault || interactions is null || cancellationToken.IsCancellationRequested) return;
        if (await MissingAsync(stores, owner, interactions).ConfigureAwait(false) is { Count: > 0 } missing)
            await stores.Contacts.SaveAsync(owner, missing, cancellationToken).ConfigureAwait(false);
    }
}

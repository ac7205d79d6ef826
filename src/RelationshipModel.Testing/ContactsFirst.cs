using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>An interaction store beside which the contacts of an interaction are saved before it, as a foreign key
/// demands.</summary>
internal sealed class ContactsFirst(NetworkStores stores) : LogAlone(stores.Interactions)
{
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

    public override async ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        await SaveContactsAsync(owner, interactions, cancellationToken).ConfigureAwait(false);
        return await base.AddAsync(owner, interactions, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        await SaveContactsAsync(owner, interactions, cancellationToken).ConfigureAwait(false);
        await base.SaveAsync(owner, interactions, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask SaveContactsAsync(
        OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        if (owner.IsDefault || interactions is null || cancellationToken.IsCancellationRequested) return;
        if (await MissingAsync(stores, owner, interactions).ConfigureAwait(false) is { Count: > 0 } missing)
            await stores.Contacts.SaveAsync(owner, missing, cancellationToken).ConfigureAwait(false);
    }
}

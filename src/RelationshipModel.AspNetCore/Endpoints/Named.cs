using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>The names of an owner's contacts.</summary>
internal static class Named
{
    internal static async ValueTask<Dictionary<ContactId, string>> AllAsync(RelationshipNetwork network,
        CancellationToken cancellationToken)
    {
        Dictionary<ContactId, string> names = [];
        await foreach (Contact contact in network.Contacts.ListAsync(cancellationToken).ConfigureAwait(false))
            names[contact.Id] = contact.Name;
        return names;
    }

    internal static string Of(this IReadOnlyDictionary<ContactId, string> names, ContactId contact) =>
        names.GetValueOrDefault(contact) ?? contact.Value;
}

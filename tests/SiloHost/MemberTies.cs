using RelationshipModel;
using RelationshipModel.Orleans.Sharing;

namespace SiloHost;

/// <summary>Shares who knows whom among owners, where an owner has the id that others know as a contact's: a club whose members
/// agreed to it.</summary>
public sealed class MemberTies : ITieSharing
{
    /// <summary>Returns the owner's id.</summary>
    public ValueTask<string?> FindPersonAsync(OwnerId owner, CancellationToken cancellationToken = default) => new(owner.Value);

    /// <summary>Returns the contacts' ids.</summary>
    public ValueTask<IReadOnlyDictionary<ContactId, string>> FindPersonsAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken = default) =>
        new(contacts.Distinct().ToDictionary(static contact => contact, static contact => contact.Value));
}

using RelationshipModel.Orleans.Sharing;

namespace RelationshipModel.Orleans.Tests;

/// <summary>Shares what the list of members allows.</summary>
internal sealed class MemberSharing(MemberList members) : ITieSharing
{
    public ValueTask<string?> FindPersonAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        new(owner.Value);

    public ValueTask<IReadOnlyDictionary<ContactId, string>> FindPersonsAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken = default) =>
        new(contacts.Where(contact => members.Person(contact.Value) is not null && !members.Private.Contains(owner.Value))
            .ToDictionary(static contact => contact, contact => members.Person(contact.Value)!));
}

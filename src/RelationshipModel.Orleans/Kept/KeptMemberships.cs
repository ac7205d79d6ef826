using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptMemberships(IMembershipStore store, KeptLists lists)
    : KeptRecords<MembershipKey, CircleMembership>(store, lists), IMembershipStore
{
    public IAsyncEnumerable<CircleMembership> ListAsync(
        OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        store.ListAsync(owner, contact, cancellationToken);
}

using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptFollowUps(IFollowUpStore store, KeptLists lists)
    : KeptRecords<FollowUpId, FollowUp>(store, lists), IFollowUpStore
{
    public IAsyncEnumerable<FollowUp> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
        store.ListAsync(owner, contact, cancellationToken);
}

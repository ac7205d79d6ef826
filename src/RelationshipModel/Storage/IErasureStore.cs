namespace RelationshipModel.Storage;

/// <summary>
/// Erases a contact from all that a store keeps of an owner, at once. Implement it beside the other ports where the store has transactions, or
/// files to clean (<see cref="NetworkStores.Erasure"/>); from a store without it the rows are erased one by one through its other ports.
/// </summary>
public interface IErasureStore
{
    /// <summary>
    /// Erases a contact, all or nothing. <see cref="Erasure.EraseAsync"/>, called inside a transaction, does what is needed. What is erased can
    /// not be found in the store's files when the call returns.
    /// </summary>
    /// <returns>What was removed and changed; an empty receipt where nothing was there.</returns>
    ValueTask<ErasureReceipt> EraseAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default);
}

namespace RelationshipModel.Storage;

/// <summary>Keeps what an owner believes of pairs of contacts: whether they know each other.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic.</remarks>
public interface IAcquaintanceStore
{
    /// <summary>The belief; null where there is none.</summary>
    ValueTask<Acquaintance?> FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken = default);

    /// <summary>All beliefs, ordered by pair.</summary>
    IAsyncEnumerable<Acquaintance> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps a belief, in place of the one of the same pair.</summary>
    ValueTask SaveAsync(OwnerId owner, Acquaintance acquaintance, CancellationToken cancellationToken = default);

    /// <summary>Removes a belief. Removing what is missing does nothing.</summary>
    ValueTask RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken = default);
}

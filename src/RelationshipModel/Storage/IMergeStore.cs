namespace RelationshipModel.Storage;

/// <summary>Keeps which contacts of an owner may be one person, and what was decided of it.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic.</remarks>
public interface IMergeStore
{
    /// <summary>The merge of a pair; null where there is none.</summary>
    ValueTask<Merge?> FindAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken = default);

    /// <summary>All merges, ordered by pair.</summary>
    IAsyncEnumerable<Merge> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps a merge, in place of the one of the same pair.</summary>
    ValueTask SaveAsync(OwnerId owner, Merge merge, CancellationToken cancellationToken = default);

    /// <summary>Removes a merge. Removing what is missing does nothing.</summary>
    ValueTask RemoveAsync(OwnerId owner, ContactPair pair, CancellationToken cancellationToken = default);
}

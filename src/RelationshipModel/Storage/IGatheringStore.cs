namespace RelationshipModel.Storage;

/// <summary>Keeps the gatherings an owner attends or attended.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic.</remarks>
public interface IGatheringStore
{
    /// <summary>The gathering; null where there is none.</summary>
    ValueTask<Gathering?> FindAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken = default);

    /// <summary>All gatherings, by instant and then ordinally by id.</summary>
    IAsyncEnumerable<Gathering> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps a gathering, in place of the one that has its id.</summary>
    ValueTask SaveAsync(OwnerId owner, Gathering gathering, CancellationToken cancellationToken = default);

    /// <summary>Removes a gathering. Removing what is missing does nothing.</summary>
    ValueTask RemoveAsync(OwnerId owner, GatheringId id, CancellationToken cancellationToken = default);
}

namespace RelationshipModel.Storage;

/// <summary>Keeps which side's initiatives an owner's records hold.</summary>
/// <remarks>
/// It is a fact about the owner, found by an import or stated by the host, and not counted again for each question, so that
/// erasing one person moves nobody else's score. No call of one owner sees or changes what belongs to another. Each call is
/// atomic.
/// </remarks>
public interface IRecordedDirectionsStore
{
    /// <summary>Returns the directions on record; null if unknown.</summary>
    ValueTask<RecordedDirections?> FindAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Saves the directions on record, in place of those kept.</summary>
    ValueTask SaveAsync(OwnerId owner, RecordedDirections directions, CancellationToken cancellationToken = default);
}

using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptDirections(IRecordedDirectionsStore store, KeptLists lists) : IRecordedDirectionsStore
{
    public async ValueTask<RecordedDirections?> FindAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        if (lists.TryGet(typeof(RecordedDirections), out RecordedDirections?[]? kept)) return kept[0];
        RecordedDirections? found = await store.FindAsync(owner, cancellationToken).ConfigureAwait(false);
        lists.Keep(typeof(RecordedDirections), new[] { found });
        return found;
    }

    public ValueTask SaveAsync(OwnerId owner, RecordedDirections directions, CancellationToken cancellationToken) =>
        store.SaveAsync(owner, directions, cancellationToken);
}

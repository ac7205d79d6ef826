using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptCircles(ICircleStore store, KeptLists lists)
    : KeptRecords<CircleId, Circle>(store, lists), ICircleStore;

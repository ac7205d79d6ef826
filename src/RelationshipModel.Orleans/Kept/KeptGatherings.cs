using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptGatherings(IGatheringStore store, KeptLists lists)
    : KeptRecords<GatheringId, Gathering>(store, lists), IGatheringStore;

using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptMerges(IMergeStore store, KeptLists lists)
    : KeptRecords<ContactPair, Merge>(store, lists), IMergeStore;

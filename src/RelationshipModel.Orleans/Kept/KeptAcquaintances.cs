using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptAcquaintances(IAcquaintanceStore store, KeptLists lists)
    : KeptRecords<ContactPair, Acquaintance>(store, lists), IAcquaintanceStore;

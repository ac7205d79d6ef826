using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptIntroductions(IIntroductionStore store, KeptLists lists)
    : KeptRecords<IntroductionId, Introduction>(store, lists), IIntroductionStore;

using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

internal sealed class KeptContacts(IContactStore store, KeptLists lists)
    : KeptRecords<ContactId, Contact>(store, lists), IContactStore;

namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's contacts. A host that has contacts and interactions implements this and
/// <see cref="IInteractionStore"/> and gets scores.</summary>
/// <remarks>Contacts are listed in ordinal order of their ids.</remarks>
public interface IContactStore : IRecordStore<ContactId, Contact>;

namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's beliefs about pairs of contacts: whether they know each other.</summary>
/// <remarks>Beliefs are listed by pair.</remarks>
public interface IAcquaintanceStore : IRecordStore<ContactPair, Acquaintance>;

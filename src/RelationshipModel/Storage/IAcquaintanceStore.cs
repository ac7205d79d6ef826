namespace RelationshipModel.Storage;

/// <summary>Keeps what an owner believes of pairs of contacts: whether they know each other.</summary>
/// <remarks>Beliefs are listed by pair.</remarks>
public interface IAcquaintanceStore : IRecordStore<ContactPair, Acquaintance>;

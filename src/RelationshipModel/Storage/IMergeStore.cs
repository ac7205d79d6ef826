namespace RelationshipModel.Storage;

/// <summary>Keeps which contacts of an owner may be one person, and what was decided.</summary>
/// <remarks>Merges are listed by pair.</remarks>
public interface IMergeStore : IRecordStore<ContactPair, Merge>;

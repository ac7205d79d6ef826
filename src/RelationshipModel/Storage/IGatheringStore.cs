namespace RelationshipModel.Storage;

/// <summary>Keeps the gatherings an owner attends or attended.</summary>
/// <remarks>Gatherings are listed by instant and then ordinally by id.</remarks>
public interface IGatheringStore : IRecordStore<GatheringId, Gathering>;

namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's circles.</summary>
/// <remarks>Circles are listed in ordinal order of their ids. Removing a circle removes its memberships too.</remarks>
public interface ICircleStore : IRecordStore<CircleId, Circle>;

namespace RelationshipModel.Storage;

/// <summary>Keeps the promises between an owner and the contacts.</summary>
/// <remarks>Follow-ups are listed by the instant of the promise and then ordinally by id.</remarks>
public interface IFollowUpStore : IRecordStore<FollowUpId, FollowUp>;

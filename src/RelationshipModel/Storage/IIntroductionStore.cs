namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's introductions at their present stage.</summary>
/// <remarks>Introductions are listed in ordinal order of their ids.</remarks>
public interface IIntroductionStore : IRecordStore<IntroductionId, Introduction>;

namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's introductions at their present state.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic.</remarks>
public interface IIntroductionStore
{
    /// <summary>The introduction; null where there is none.</summary>
    ValueTask<Introduction?> FindAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken = default);

    /// <summary>All introductions, in ordinal order of their ids.</summary>
    IAsyncEnumerable<Introduction> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps an introduction, in place of the one that has its id.</summary>
    ValueTask SaveAsync(OwnerId owner, Introduction introduction, CancellationToken cancellationToken = default);

    /// <summary>Removes an introduction. Removing what is missing does nothing.</summary>
    ValueTask RemoveAsync(OwnerId owner, IntroductionId id, CancellationToken cancellationToken = default);
}

namespace RelationshipModel.Storage;

/// <summary>Keeps the promises between an owner and the contacts.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic.</remarks>
public interface IFollowUpStore
{
    /// <summary>The follow-up; null where there is none.</summary>
    ValueTask<FollowUp?> FindAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken = default);

    /// <summary>All follow-ups, by the instant of the promise and then ordinally by id.</summary>
    IAsyncEnumerable<FollowUp> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps a follow-up, in place of the one that has its id.</summary>
    ValueTask SaveAsync(OwnerId owner, FollowUp followUp, CancellationToken cancellationToken = default);

    /// <summary>Removes a follow-up. Removing what is missing does nothing.</summary>
    ValueTask RemoveAsync(OwnerId owner, FollowUpId id, CancellationToken cancellationToken = default);
}

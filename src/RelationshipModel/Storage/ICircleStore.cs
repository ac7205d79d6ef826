namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's circles and who belongs to them since when.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic.</remarks>
public interface ICircleStore
{
    /// <summary>The circle; null where there is none.</summary>
    ValueTask<Circle?> FindAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken = default);

    /// <summary>All circles, in ordinal order of their ids.</summary>
    IAsyncEnumerable<Circle> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps a circle, in place of the one that has its id.</summary>
    ValueTask SaveAsync(OwnerId owner, Circle circle, CancellationToken cancellationToken = default);

    /// <summary>Removes a circle with its memberships. Removing what is missing does nothing.</summary>
    ValueTask RemoveAsync(OwnerId owner, CircleId id, CancellationToken cancellationToken = default);

    /// <summary>All memberships, past and present, ordered by circle, contact and first day.</summary>
    IAsyncEnumerable<CircleMembership> ListMembershipsAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps a membership, in place of the one of the same circle, contact and first day.</summary>
    /// <exception cref="InvalidOperationException">The owner has no such circle.</exception>
    ValueTask SaveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken = default);

    /// <summary>Removes the membership of the same circle, contact and first day. Removing what is missing does nothing.</summary>
    ValueTask RemoveMembershipAsync(OwnerId owner, CircleMembership membership, CancellationToken cancellationToken = default);
}

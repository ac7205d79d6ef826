namespace RelationshipModel.Storage;

/// <summary>The port of a store that must erase contacts beyond the reach of its other ports, such as from files.</summary>
/// <remarks>The records themselves are removed through the other ports, in a unit of work if the store has one
/// (<see cref="IUnitOfWork"/>).</remarks>
public interface IErasureStore
{
    /// <summary>Removes what the store keeps about contacts beyond its other ports. Called within the
    /// unit that removes the records.</summary>
    ValueTask EraseAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken = default);

    /// <summary>Overwrites what was removed, so that no copy of it is left in the store's files. Called once
    /// after the records were removed.</summary>
    /// <returns>False if the host does that later, as it requested; otherwise true.</returns>
    ValueTask<bool> PurgeAsync(CancellationToken cancellationToken = default);
}

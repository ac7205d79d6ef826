namespace RelationshipModel.Storage;

/// <summary>Makes several calls to a store one unit: all of what they change is kept, or nothing.</summary>
/// <remarks>
/// A unit follows the flow of its work: calls that the work makes and awaits take part in it, also through objects that wrap the
/// store. Writers of one owner wait for each other, so nothing that is read in a unit is changed by another writer before the
/// unit ends. A call that fails fails the unit. Without a unit of work a network makes its calls in an order that is safe to
/// repeat: what was left undone is finished by the same call.
/// </remarks>
public interface IUnitOfWork
{
    /// <summary>Runs work on the records of one owner, all or nothing.</summary>
    /// <typeparam name="T">The result of the work.</typeparam>
    /// <param name="owner">The owner.</param>
    /// <param name="work">
    /// Calls the store, one call after another. It may be run again if the unit met another writer, so
    /// it must change nothing but the store.
    /// </param>
    /// <param name="cancellationToken">A token to cancel waiting for another writer.</param>
    /// <returns>The result of the work, once what it changed is kept. Within a unit of the same owner: the
    /// result, as part of that unit.</returns>
    ValueTask<T> RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken = default);
}

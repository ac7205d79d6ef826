namespace RelationshipModel.Storage;

/// <summary>Makes several calls to a store one: all of what they change is kept, or nothing, and what
/// they read is of one moment.</summary>
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

    /// <summary>Runs reads of the records of one owner in one view: what other writers keep meanwhile is not seen.</summary>
    /// <remarks>
    /// A question is several calls to a store. Read in one view, its answer is that of one moment. A view follows the flow of its
    /// work as a unit does. It neither waits for writers nor keeps them from writing, as far as the store can do so.
    /// </remarks>
    /// <typeparam name="T">The result of the reads.</typeparam>
    /// <param name="owner">The owner.</param>
    /// <param name="read">Calls the store, one call after another, and changes nothing.</param>
    /// <param name="cancellationToken">A token to cancel the operation before it begins.</param>
    /// <returns>The result of the reads. Within a unit or a view of the same owner: the result, as part of that one.</returns>
    ValueTask<T> ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns a number that is another one after each change to the records of an owner, and never again one that it was before;
    /// null (the default) if the store does not count changes, or the owner has no records.
    /// </summary>
    /// <remarks>Whoever keeps in memory what was read in a view reads it again when the number has changed. What the host changes
    /// past the ports is not counted.</remarks>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    ValueTask<long?> FindVersionAsync(OwnerId owner, CancellationToken cancellationToken = default) => new(default(long?));
}

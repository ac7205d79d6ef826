namespace RelationshipModel.Storage;

/// <summary>Combines several calls to a store into one: all their changes are kept, or none, and they read the records of one
/// moment.</summary>
/// <remarks>
/// A unit follows the flow of its work: calls that the work makes and awaits take part in it, also through objects that wrap the
/// store. Writers of one owner wait for each other, so nothing that is read in a unit is changed by another writer before the
/// unit ends. A call that fails fails the unit. Without a unit of work a network makes its calls in an order that is safe to
/// repeat: repeating the call finishes what was left undone.
/// </remarks>
public interface IUnitOfWork
{
    /// <summary>Runs work on the records of one owner, all or nothing.</summary>
    /// <typeparam name="T">The result of the work.</typeparam>
    /// <param name="owner">The owner.</param>
    /// <param name="work">
    /// Calls the store, one call after another. It may be run again if the unit met another writer, so it must not change
    /// anything except the store.
    /// </param>
    /// <param name="cancellationToken">A token to cancel waiting for another writer.</param>
    /// <returns>The result of the work, once what it changed is kept. Within a unit of the same owner: the
    /// result, as part of that unit.</returns>
    ValueTask<T> RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken = default);

    /// <summary>Runs reads of the records of one owner in one view: they do not see what other writers change
    /// meanwhile.</summary>
    /// <remarks>
    /// A question is several calls to a store. Read in one view, its answer is that of one moment. A view follows the flow of its
    /// work as a unit does. It neither waits for writers nor blocks them, as far as the store supports that.
    /// </remarks>
    /// <typeparam name="T">The result of the reads.</typeparam>
    /// <param name="owner">The owner.</param>
    /// <param name="read">Calls the store, one call after another, and changes nothing.</param>
    /// <param name="cancellationToken">A token to cancel the operation before it begins.</param>
    /// <returns>The result of the reads. Within a unit or a view of the same owner: the result, as part of that one.</returns>
    ValueTask<T> ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns a number that changes with each change to the records of an owner, and never returns to an earlier value; null
    /// (the default) if the store does not count changes, or the owner has no records.
    /// </summary>
    /// <remarks>A caller that keeps in memory what it read in a view must read it again when the number has changed. Changes that
    /// the host makes without the ports are not counted.</remarks>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    ValueTask<long?> FindVersionAsync(OwnerId owner, CancellationToken cancellationToken = default) => new(default(long?));
}

using NodaTime;

namespace RelationshipModel.Storage;

/// <summary>
/// An interaction store that also keeps, beside the log, what was folded of it for each tie: so that scores need not read the log again, and so
/// that old interactions can be removed without a score moving.
/// </summary>
/// <remarks>
/// <para>
/// A tie stands here from its first interaction on. Whatever adds, changes or removes an interaction gives, in the same atomic step, the tie of
/// each of its contacts (of before and after) a new version and takes its state away; what changes nothing leaves both. A version never comes
/// again for the same owner and contact, not even after the tie was removed. What states and pasts hold is the library's affair.
/// </para>
/// <para>
/// Before the horizon (<see cref="FoldAsync"/>) nothing can be added, changed or removed: <see cref="IInteractionStore.AddAsync"/> and
/// <see cref="IRecordStore{TKey, T}.SaveAsync(OwnerId, IReadOnlyCollection{T}, CancellationToken)"/> of an interaction before it throw an <see cref="InvalidOperationException"/> and change nothing.
/// </para>
/// <para>No call of one owner sees or changes what belongs to another. Each call is atomic.</para>
/// </remarks>
public interface ITieStateStore : IInteractionStore
{
    /// <summary>All ties, in ordinal order of their contacts.</summary>
    IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>The tie to a contact; null where there is none.</summary>
    ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps the states of those ties that still have the version given; of others, which were changed meanwhile, nothing is kept. A store that is
    /// open for reading alone keeps none.
    /// </summary>
    /// <returns>Of how many ties the state was kept.</returns>
    ValueTask<int> SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes a tie with its state and its past, as part of erasing the contact; the interactions are removed before. Removing what is missing
    /// does nothing.
    /// </summary>
    /// <returns>Whether there was a past.</returns>
    ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>The instant before which the log was folded and removed; null where it is whole.</summary>
    ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes all interactions before a horizon and keeps the pasts of the ties given in their place; those ties get new versions, their states
    /// stay. Nothing happens where a tie given has another version by now, or where a contact of an interaction to be removed is not among
    /// them. A horizon not after the present one changes nothing.
    /// </summary>
    /// <returns>How many interactions were removed; null where something was changed meanwhile: fold anew.</returns>
    ValueTask<int?> FoldAsync(OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken = default);
}

using NodaTime;

namespace RelationshipModel.Storage;

/// <summary>
/// Keeps, in addition to the log of an <see cref="IInteractionStore"/>, what was folded of it for each tie: so that questions
/// need not read the log again, and so that old interactions can be removed without a score moving.
/// </summary>
/// <remarks>
/// <para>
/// A tie is kept from its first interaction on. Whatever adds, changes or removes an interaction does, in the same atomic step,
/// the following to the tie of each of its contacts (of before and after); what changes nothing leaves it alone. It gives the tie
/// a new version; a version never comes again for the same owner and contact, not even after the tie was removed. If an
/// interaction was <b>added</b>, the state and the people stay, and <see cref="KeptTie.ChangedFrom"/> becomes the earliest of
/// what it was and the interaction's instant. If one was <b>changed or removed</b>, the state, the people and
/// <see cref="KeptTie.ChangedFrom"/> are removed, so that no id outlives the interaction in them.
/// </para>
/// <para>
/// Before the horizon (<see cref="FoldAsync"/>) nothing can be added, changed or removed:
/// <see cref="IInteractionStore.AddAsync"/> and
/// <see cref="IRecordStore{TKey, T}.SaveAsync(OwnerId, IReadOnlyCollection{T}, CancellationToken)"/> of an interaction before it
/// throw an <see cref="InvalidOperationException"/> and change nothing.
/// </para>
/// <para>
/// The content of states, people and pasts is internal to the library. No call of one owner sees or changes what
/// belongs to another. Each call is atomic.
/// </para>
/// </remarks>
public interface ITieStateStore
{
    /// <summary>Lists all ties, in ordinal order of their contacts.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="withPeople">Whether <see cref="KeptTie.People"/> is wanted; if not, it may be left empty.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, bool withPeople, CancellationToken cancellationToken = default);

    /// <summary>Finds the tie to a contact, with its people; null if it does not exist.</summary>
    ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps <see cref="KeptTie.State"/> and <see cref="KeptTie.ChangedFrom"/> of those ties that still have the given version,
    /// and <see cref="KeptTie.People"/> where it is not empty; of ties that were changed meanwhile nothing is kept.
    /// </summary>
    /// <remarks>
    /// A cache is not worth waiting for: while another writer holds the store, and if the store is only read, nothing is kept and
    /// 0 is returned. The caller ignores failures. An owner who keeps nothing is not created.
    /// </remarks>
    /// <returns>The number of ties whose state was kept.</returns>
    ValueTask<int> SaveStatesAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the pasts of ties and removes their states and people, as part of erasing a contact. The ties get new versions. A
    /// tie that does not exist is left out.
    /// </summary>
    ValueTask SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes a tie with its state, people and past, as part of erasing the contact; the interactions are removed before. Does
    /// nothing if it does not exist.
    /// </summary>
    /// <returns>Whether there was a past.</returns>
    ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>Finds the instant before which the log was folded and removed; null if it is whole.</summary>
    ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes all interactions before a horizon and keeps the pasts of the ties given in their place; those ties get new
    /// versions, and their states and people are removed. Nothing happens if one of the given ties now has a different version,
    /// or if a contact of an interaction to be removed is not among them. A horizon not after the present one changes nothing.
    /// </summary>
    /// <returns>The number of interactions removed; null if something was changed meanwhile: fold again.</returns>
    ValueTask<int?> FoldAsync(OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken = default);
}

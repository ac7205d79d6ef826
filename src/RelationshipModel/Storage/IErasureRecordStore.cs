namespace RelationshipModel.Storage;

/// <summary>Remembers the contacts that an owner erased, as keyed hashes of their ids, to keep imports from bringing them
/// back.</summary>
/// <remarks>
/// The hashes do not show who was erased: an id is only recognized when it is given again. <see cref="ErasureKey"/> computes the
/// hashes; the key is a secret that never leaves the store. No call of one owner sees or changes what belongs to another. Each
/// call is atomic.
/// </remarks>
public interface IErasureRecordStore
{
    /// <summary>Returns those contacts that were erased.</summary>
    ValueTask<IReadOnlySet<ContactId>> FindAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken = default);

    /// <summary>Notes that contacts were erased. An owner who keeps nothing is not created.</summary>
    ValueTask AddAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken = default);

    /// <summary>Forgets that contacts were erased. Ignores those that were not.</summary>
    ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken = default);
}

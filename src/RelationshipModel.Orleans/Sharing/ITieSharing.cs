namespace RelationshipModel.Orleans.Sharing;

/// <summary>The host's rules for sharing who knows whom: the person that each owner is, and the contacts about whom it may be
/// shared that an owner knows them. A host implements it if its owners know each other and agree; it runs in the silos.</summary>
/// <remarks>
/// Only the fact that two people know each other crosses from one owner to another, and only to an owner who has both as
/// contacts. The strength of a tie, who recorded it, and anything else that an owner keeps stay with the owner.
/// </remarks>
public interface ITieSharing
{
    /// <summary>Returns the key of the person that an owner is, under which others have that person among their contacts; null if
    /// the owner is nobody's contact.</summary>
    /// <remarks>Return the same key for an owner each time, even if the owner no longer shares anything: it is used to withdraw
    /// what was shared.</remarks>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    ValueTask<string?> FindPersonAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the keys of the persons that some of an owner's contacts are, without those about whom nothing may be shared.
    /// Others may learn that the owner knows the ones returned, and the owner learns which of them know each other.
    /// </summary>
    /// <param name="owner">The owner.</param>
    /// <param name="contacts">The contacts.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    ValueTask<IReadOnlyDictionary<ContactId, string>> FindPersonsAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken = default);
}

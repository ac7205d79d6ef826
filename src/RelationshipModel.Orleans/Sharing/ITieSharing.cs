namespace RelationshipModel.Orleans.Sharing;

/// <summary>The host's rules for sharing who knows whom: the person that each owner is, and the contacts about whom it may be
/// shared that an owner knows them. A host implements it if its owners know each other and agree; it runs in the silos.</summary>
/// <remarks>
/// All that crosses from one owner to another is that two people know each other, and only to an owner who has both as contacts.
/// The strength of a tie, who recorded it, and anything else that an owner keeps stay with the owner.
/// </remarks>
public interface ITieSharing
{
    /// <summary>Returns the key of the person who an owner is, under which others have that person among their contacts; null if
    /// the owner is nobody's contact.</summary>
    /// <remarks>Give an owner the same key each time, also when the owner shares nothing any more: what was shared is taken back
    /// under it.</remarks>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    ValueTask<string?> FindPersonAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the keys of the persons who some of an owner's contacts are, without those about whom nothing may be shared.
    /// Others may learn that the owner knows the ones returned, and the owner learns which of them know each other.
    /// </summary>
    /// <param name="owner">The owner.</param>
    /// <param name="contacts">The contacts.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    ValueTask<IReadOnlyDictionary<ContactId, string>> FindPersonsAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken = default);
}

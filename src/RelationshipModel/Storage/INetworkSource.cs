using NodaTime;

namespace RelationshipModel.Storage;

/// <summary>
/// Reads the contacts and interactions that a host already keeps, in its own tables and with its own keys. It is enough for
/// scores, revisits and introductions; nothing is written to it.
/// </summary>
/// <remarks>
/// Rows may come in any order. The same row has the same id each time: <see cref="ContactId.From(long)"/> and
/// <see cref="InteractionId.From(long)"/> make ids of numeric keys. Register it with <c>UseSource</c>; a store beside it may keep
/// circles, promises and other records. An id that is not a key of the host, such as text where keys are numbers, names nobody:
/// read it with <see cref="ContactId.TryToInt32"/> rather than <see cref="ContactId.ToInt32"/>, which throws. Give each
/// interaction its <see cref="Interaction.Initiator"/> if it is known. Written contact whose initiators are unknown may all come
/// from one side: such a tie can be slipping, but keeping it up is neither suggested nor held back.
/// <c>NetworkSourceConformance</c> of RelationshipModel.Testing tests a source.
/// </remarks>
public interface INetworkSource
{
    /// <summary>Returns contacts of an owner.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="ids">The contacts wanted; null for all, empty for none. Unknown ones are left out.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The contacts, in any order.</returns>
    IAsyncEnumerable<Contact> ListContactsAsync(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
        CancellationToken cancellationToken = default);

    /// <summary>Returns the interactions of an owner with one contact.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The interactions, in any order.</returns>
    IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken = default);

    /// <summary>Returns all interactions of an owner from an instant on.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="since">The instant of the earliest interaction wanted, inclusive; earlier ones are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The interactions, in any order.</returns>
    IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
        CancellationToken cancellationToken = default);
}

using RelationshipModel.Import.People;

namespace RelationshipModel.Import.AddressBook;

/// <summary>Reads the cards of an address book: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), one at a time.</summary>
/// <remarks>
/// <para>
/// Read are FN, N, NICKNAME, ORG (a name where there is no other), EMAIL, TEL, profiles (URL, X-SOCIALPROFILE),
/// BDAY, RELATED, CATEGORIES, UID and KIND. NOTE and everything else is skipped. Values may be folded,
/// quoted-printable and in any charset .NET knows.
/// </para>
/// <para>Bad input gives faults, never exceptions. Memory is bounded by <see cref="ImportLimits"/>.</para>
/// </remarks>
internal static class CardReader
{
    /// <summary>Reads an address book.</summary>
    /// <param name="source">The file. It stays open.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="limits">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public static IEnumerable<SourceItem<PersonRecord>> Read(
        Stream source, string file, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        return new CardSource(source, file, (limits ?? ImportLimits.Default).Checked(), cancellationToken).Read();
    }
}

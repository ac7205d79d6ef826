using RelationshipModel.Internals;

namespace RelationshipModel;

/// <summary>
/// A contact was erased, but copies of what was removed may be left in a store's files, because another process was reading them
/// or there was no room. Erase the contact again later.
/// </summary>
public sealed class ErasureException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="receipt">A receipt of what was removed and changed.</param>
    /// <param name="innerException">The reason.</param>
    public ErasureException(ErasureReceipt receipt, Exception innerException)
        : base($"The contact was erased, but copies may be left in the store's files until it is erased again: {Require.NotNull(innerException).Message}", innerException) =>
        Receipt = Require.NotNull(receipt);

    /// <summary>Gets what was removed and changed. A second erasure finds nothing more of it.</summary>
    public ErasureReceipt Receipt { get; }
}

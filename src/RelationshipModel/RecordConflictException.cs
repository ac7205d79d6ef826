namespace RelationshipModel;

/// <summary>
/// A call conflicts with the stored records: it names a contact who was erased, it is about a time whose interactions were folded
/// and removed, or what it would replace was changed meanwhile. The message says which, and what to do. A web program answers 409
/// (Conflict). A host's own store may throw it too.
/// </summary>
public sealed class RecordConflictException : InvalidOperationException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">What conflicts, and what to do.</param>
    public RecordConflictException(string message)
        : base(message)
    {
    }

    internal static RecordConflictException Erased(ContactId contact) =>
        new($"{contact} was erased and cannot be recorded. To record the contact again, call "
            + "RelationshipNetwork.RemoveErasureRecordAsync first.");
}

namespace RelationshipModel.Storage;

/// <summary>One owner of an <see cref="InMemoryStore"/>: the records as they are now, and who may use them.</summary>
internal sealed class InMemoryOwner
{
    /// <summary>Entered by one call at a time, or by one unit of work.</summary>
    internal SemaphoreSlim Gate { get; } = new(1);

    internal InMemoryRecords Records { get; private set; } = new();

    /// <summary>The records, to be changed: what is being viewed stays as it is, and a copy takes its place.</summary>
    internal InMemoryRecords ToChange()
    {
        if (Records.IsViewed) Records = Records.Copy();
        Records.Version++;
        return Records;
    }
}

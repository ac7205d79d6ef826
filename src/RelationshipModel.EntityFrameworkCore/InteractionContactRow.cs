namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A contact's part in an interaction, with the interaction's place in the log, so that a contact's history is read
/// without scanning the log.</summary>
internal sealed class InteractionContactRow
{
    public string Owner { get; set; } = "";

    public string Contact { get; set; } = "";

    public long AtSeconds { get; set; }

    public int AtNanoseconds { get; set; }

    public string Id { get; set; } = "";
}

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>That a contact took part in an interaction, and where that one stands in the log: so that no contact's
/// history needs a scan of it.</summary>
internal sealed class InteractionContactRow
{
    public string Owner { get; set; } = "";

    public string Contact { get; set; } = "";

    public long AtSeconds { get; set; }

    public int AtNanoseconds { get; set; }

    public string Id { get; set; } = "";
}

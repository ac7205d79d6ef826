namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The state of a tie, kept beside the log.</summary>
internal sealed class TieRow
{
    public string Owner { get; set; } = "";

    public string Contact { get; set; } = "";

    public long Version { get; set; }

    public byte[]? State { get; set; }

    public byte[]? Past { get; set; }

    /// <summary>Gets or sets the second from which on interactions were added that the state does not know.</summary>
    public long? ChangedFromSeconds { get; set; }
}

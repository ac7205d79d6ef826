using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>What is kept of a tie beside the log.</summary>
internal sealed class TieRow
{
    public string Owner { get; set; } = "";

    public string Contact { get; set; } = "";

    public long Version { get; set; }

    public byte[]? State { get; set; }

    public byte[]? Past { get; set; }

    internal KeptTie Kept() => new(new(OrdinalKey.Decode(Contact)), Version) { State = State, Past = Past };
}

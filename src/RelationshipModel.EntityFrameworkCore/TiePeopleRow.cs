namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The people met together with a contact. A row of its own, so that it is only read when asked for.</summary>
internal sealed class TiePeopleRow
{
    public string Owner { get; set; } = "";

    public string Contact { get; set; } = "";

    public byte[] People { get; set; } = [];
}

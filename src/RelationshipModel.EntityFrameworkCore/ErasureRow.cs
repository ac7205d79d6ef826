namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The hash of a contact whom an owner erased.</summary>
internal sealed class ErasureRow
{
    public string Owner { get; set; } = "";

    public string Hash { get; set; } = "";
}

namespace RelationshipModel.Orleans.Sharing;

/// <summary>A part of the index, in types that every grain storage can write.</summary>
[GenerateSerializer, Alias("RelationshipModel.SharedTiesState")]
internal sealed class SharedTiesState
{
    /// <summary>Gets whom each person knows, by hashes: 16 bytes for each of them.</summary>
    [Id(0)]
    public Dictionary<Guid, byte[]> Knows { get; set; } = [];
}

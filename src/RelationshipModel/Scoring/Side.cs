using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>A side of a tie.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Side>))]
public enum Side
{
    /// <summary>Neither, or nobody knows.</summary>
    None = 0,

    /// <summary>The owner.</summary>
    Owner = 1,

    /// <summary>The contact.</summary>
    Contact = 2,
}

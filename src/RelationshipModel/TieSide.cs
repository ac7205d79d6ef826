using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A side of a tie.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<TieSide>))]
public enum TieSide
{
    /// <summary>Neither side, or it is not known which.</summary>
    None = 0,

    /// <summary>The owner.</summary>
    Owner = 1,

    /// <summary>The contact.</summary>
    Contact = 2,
}

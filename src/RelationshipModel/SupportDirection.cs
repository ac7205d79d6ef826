using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The side that poured in: seen from the owner.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<SupportDirection>))]
public enum SupportDirection
{
    /// <summary>The owner gave.</summary>
    Given = 1,

    /// <summary>The owner received.</summary>
    Received = 2,
}

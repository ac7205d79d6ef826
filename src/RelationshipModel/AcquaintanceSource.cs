using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The source of the owner's belief.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<AcquaintanceSource>))]
public enum AcquaintanceSource
{
    /// <summary>The owner said so.</summary>
    Owner = 0,

    /// <summary>One of the two said so.</summary>
    Contact = 1,

    /// <summary>The owner introduced them.</summary>
    Introduction = 2,

    /// <summary>The host knows: both are its members and have a tie.</summary>
    Host = 3,
}

using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Whether two contacts know each other, as far as the owner knows.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<AcquaintanceState>))]
public enum AcquaintanceState
{
    /// <summary>The owner does not know.</summary>
    Unknown = 0,

    /// <summary>They know each other.</summary>
    Acquainted = 1,

    /// <summary>They do not know each other.</summary>
    NotAcquainted = 2,
}

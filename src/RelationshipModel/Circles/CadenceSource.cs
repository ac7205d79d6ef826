using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Circles;

/// <summary>From where a cadence comes.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<CadenceSource>))]
public enum CadenceSource
{
    /// <summary>Nobody stated one: the tie's own rhythm counts.</summary>
    OwnRhythm = 0,

    /// <summary>The circle states it for its members.</summary>
    Circle = 1,

    /// <summary>The membership states it, which goes before the circle's.</summary>
    Membership = 2,
}

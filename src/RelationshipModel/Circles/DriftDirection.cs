using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Circles;

/// <summary>In which direction somebody drifts, seen from a circle.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<DriftDirection>))]
public enum DriftDirection
{
    /// <summary>A member is late by the cadence.</summary>
    Outward = 1,

    /// <summary>Contact with somebody who is not a member grows.</summary>
    Inward = 2,
}

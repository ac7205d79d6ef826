using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The purposes of a circle.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<CirclePurpose>))]
public enum CirclePurpose
{
    /// <summary>Nobody said.</summary>
    Unspecified = 0,

    /// <summary>People who restore the owner and speak life.</summary>
    Restore = 1,

    /// <summary>People who advise.</summary>
    Advise = 2,

    /// <summary>Friends.</summary>
    Friends = 3,

    /// <summary>Family.</summary>
    Family = 4,

    /// <summary>People to learn with.</summary>
    Learn = 5,

    /// <summary>People to serve with, or to serve.</summary>
    Serve = 6,

    /// <summary>Something else.</summary>
    Other = 7,
}

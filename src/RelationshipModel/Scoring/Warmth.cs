using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The closeness of two people now, in a word for people. It describes the tie, never the person.</summary>
/// <remarks>
/// A tie that is dormant or lapsed is asleep, whatever was built. Any other depends on its strength: close from .7, warm from .4,
/// light from .15, and faint below.
/// </remarks>
[JsonConverter(typeof(RelationshipJsonConverter<Warmth>))]
public enum Warmth
{
    /// <summary>Silent for long, or without any contact.</summary>
    Asleep = 0,

    /// <summary>A strength below .15.</summary>
    Faint = 1,

    /// <summary>A strength from .15 to below .4.</summary>
    Light = 2,

    /// <summary>A strength from .4 to below .7.</summary>
    Warm = 3,

    /// <summary>A strength of .7 or more.</summary>
    Close = 4,
}

using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The decisions about two contacts who may be one person.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<MergeState>))]
public enum MergeState
{
    /// <summary>Not decided yet: a person has to decide.</summary>
    Proposed = 0,

    /// <summary>They are one.</summary>
    Accepted = 1,

    /// <summary>They are two; it is not proposed again.</summary>
    Declined = 2,
}

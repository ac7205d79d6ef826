using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The outcomes of a promise.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<FollowUpOutcome>))]
public enum FollowUpOutcome
{
    /// <summary>It is open.</summary>
    Open = 0,

    /// <summary>It was kept.</summary>
    Kept = 1,

    /// <summary>It was broken.</summary>
    Broken = 2,

    /// <summary>Both let it go: it does not count.</summary>
    Dropped = 3,
}

using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The depth of an interaction, as a person judged it.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Depth>))]
public enum Depth
{
    /// <summary>Nobody said.</summary>
    Unknown = 0,

    /// <summary>Small talk.</summary>
    SmallTalk = 1,

    /// <summary>News since last time.</summary>
    CatchUp = 2,

    /// <summary>About what matters to one of them.</summary>
    Meaningful = 3,

    /// <summary>Matters that one tells only a few.</summary>
    Confiding = 4,
}

using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The meaning of a stated closeness for the bond.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<ClosenessMeaning>))]
public enum ClosenessMeaning
{
    /// <summary>The bond is at least that of such a friend; a larger bond is not changed.</summary>
    AtLeast = 0,

    /// <summary>The bond is now that of such a friend, even if it was larger.</summary>
    Now = 1,
}

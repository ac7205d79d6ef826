using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The closeness that an owner states, by the hours that such a bond takes to grow (Hall 2019).</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Closeness>))]
public enum Closeness
{
    /// <summary>About 10 hours together.</summary>
    Acquaintance = 1,

    /// <summary>About 50 hours together.</summary>
    CasualFriend = 2,

    /// <summary>About 90 hours together.</summary>
    Friend = 3,

    /// <summary>About 200 hours together.</summary>
    CloseFriend = 4,
}

using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The state of a tie that only a person may set. The library never infers one.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<ContactState>))]
public enum ContactState
{
    /// <summary>Nothing is stated.</summary>
    None = 0,

    /// <summary>The owner rests the tie for a while. Paused time is not silence.</summary>
    Paused = 1,

    /// <summary>The owner or the contact ended the tie.</summary>
    Ended = 2,

    /// <summary>The contact has died.</summary>
    Deceased = 3,
}

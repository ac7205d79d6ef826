using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The direction in which support is meant to flow in a tie, as a person states it. What a role expects does not count
/// as an imbalance.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<SupportRole>))]
public enum SupportRole
{
    /// <summary>Both ways, over the years.</summary>
    Mutual = 0,

    /// <summary>The contact supports the owner: a mentor, a therapist, an adviser.</summary>
    ContactSupportsOwner = 1,

    /// <summary>The owner supports the contact: a mentee, someone in the owner's care.</summary>
    OwnerSupportsContact = 2,
}

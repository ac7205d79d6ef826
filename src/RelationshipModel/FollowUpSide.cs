using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Who promised.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<FollowUpSide>))]
public enum FollowUpSide
{
    /// <summary>The owner promised the contact.</summary>
    Owner = 1,

    /// <summary>The contact promised the owner.</summary>
    Contact = 2,
}

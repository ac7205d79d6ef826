using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The way in which an interaction took place.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Channel>))]
public enum Channel
{
    /// <summary>Some other way, or not known.</summary>
    Other = 0,

    /// <summary>Face to face.</summary>
    InPerson = 1,

    /// <summary>A video call.</summary>
    Video = 2,

    /// <summary>A telephone or other voice call.</summary>
    Voice = 3,

    /// <summary>A letter or postcard.</summary>
    Letter = 4,

    /// <summary>A text or chat message.</summary>
    Message = 5,

    /// <summary>An e-mail.</summary>
    Email = 6,

    /// <summary>A like or another reaction without words. It adds a little to a bond but keeps no tie alive.</summary>
    Reaction = 7,
}

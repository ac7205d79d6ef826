using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Gatherings;

/// <summary>Whether something came of a gathering, as far as it is known at an instant.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<GatheringOutcome>))]
public enum GatheringOutcome
{
    /// <summary>Not known yet: its time has not run out.</summary>
    Pending = 0,

    /// <summary>It came about.</summary>
    Yes = 1,

    /// <summary>Its time ran out, and it had not come about.</summary>
    No = 2,

    /// <summary>It does not count: both let the follow-up go, the contact has died, or the tie had ended before or is not to be
    /// scored.</summary>
    LeftOut = 3,
}

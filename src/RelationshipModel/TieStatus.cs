using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The state of a tie. Nothing final is ever inferred: paused, ended, deceased and not
/// scored are stated by a person.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<TieStatus>))]
public enum TieStatus
{
    /// <summary>There was no contact yet, and nothing is stated.</summary>
    None = 0,

    /// <summary>New: first contact under 30 days ago, on fewer than three days.</summary>
    Nascent = 1,

    /// <summary>In rhythm.</summary>
    Active = 2,

    /// <summary>A little late.</summary>
    Slipping = 3,

    /// <summary>Late.</summary>
    Drifting = 4,

    /// <summary>Silent for long, but strong: the two can pick up where they left off.</summary>
    Dormant = 5,

    /// <summary>Silent for long, with too little of a bond left to be dormant.</summary>
    Lapsed = 6,

    /// <summary>A person paused it.</summary>
    Paused = 7,

    /// <summary>A person ended it.</summary>
    Ended = 8,

    /// <summary>The owner opened three times or more, and nothing ever came from the contact.</summary>
    Unanswered = 9,

    /// <summary>The contact has died, as a person stated.</summary>
    Deceased = 10,

    /// <summary>A person asked that the tie not be scored.</summary>
    NotScored = 11,
}

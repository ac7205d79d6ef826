using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The uses that are ruled out for a contact. Every engine obeys them.</summary>
[Flags]
[JsonConverter(typeof(RelationshipJsonConverter<ContactRestrictions>))]
public enum ContactRestrictions
{
    /// <summary>Nothing is ruled out.</summary>
    None = 0,

    /// <summary>Do not score the tie.</summary>
    NoScore = 1 << 0,

    /// <summary>Do not suggest introductions.</summary>
    NoIntroductions = 1 << 1,

    /// <summary>Do not suggest to revisit.</summary>
    NoReminders = 1 << 2,

    /// <summary>The owner removed the record: its restrictions still hold, and no engine suggests the contact.</summary>
    RecordRemoved = 1 << 3,

    /// <summary>Keep the contact hidden: do not use when others last saw them, and do not share when the owner did.</summary>
    NoPresence = 1 << 4,
}

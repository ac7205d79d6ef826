using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The kinds of support (House 1981: emotional, instrumental, informational, appraisal).</summary>
[JsonConverter(typeof(RelationshipJsonConverter<SupportKind>))]
public enum SupportKind
{
    /// <summary>Nobody said.</summary>
    Unspecified = 0,

    /// <summary>Listening, comfort, encouragement.</summary>
    Emotional = 1,

    /// <summary>Help in deed: time, money, hands.</summary>
    Instrumental = 2,

    /// <summary>Advice, knowledge, an introduction.</summary>
    Informational = 3,

    /// <summary>Honest feedback.</summary>
    Appraisal = 4,
}

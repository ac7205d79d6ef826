using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The numbers of a score that can be explained.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<ScoreTerm>))]
public enum ScoreTerm
{
    /// <summary>The closeness of the two: 0 to 1.</summary>
    Strength = 0,

    /// <summary>Bond x recency, in hours: are we in touch.</summary>
    Vitality = 1,

    /// <summary>Vitality x presence, in hours.</summary>
    Outlook = 2,

    /// <summary>The silence in expected gaps, from which the status follows.</summary>
    Silence = 3,

    /// <summary>The depth of the interactions.</summary>
    Depth = 4,

    /// <summary>The owner's feeling afterwards.</summary>
    Restoration = 5,

    /// <summary>The estimate of how reliably the contact keeps promises.</summary>
    TrustInContact = 6,

    /// <summary>The estimate of how reliably the owner keeps promises.</summary>
    TrustInOwner = 7,

    /// <summary>The level of the bond: 0 to 1.</summary>
    BondLevel = 8,

    /// <summary>Substantive hours, which fade.</summary>
    Bond = 9,

    /// <summary>The rhythm of the two: 0 to 1.</summary>
    Continuity = 10,

    /// <summary>The smaller of the reciprocities of initiative and of support that are known: 0 to 1.</summary>
    Reciprocity = 11,
}

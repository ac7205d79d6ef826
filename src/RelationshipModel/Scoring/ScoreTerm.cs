using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The numbers of a score that can be explained.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<ScoreTerm>))]
public enum ScoreTerm
{
    /// <summary>How close the two are: 0 to 1.</summary>
    Strength = 0,

    /// <summary>Bond x recency, in hours: are we in touch.</summary>
    Vitality = 1,

    /// <summary>Vitality x presence, in hours.</summary>
    Outlook = 2,

    /// <summary>The silence in expected gaps, from which the status follows.</summary>
    Silence = 3,

    /// <summary>How deep the interactions went.</summary>
    Depth = 4,

    /// <summary>How the owner felt afterwards.</summary>
    Restoration = 5,

    /// <summary>How far the contact keeps promises.</summary>
    TrustInContact = 6,

    /// <summary>How far the owner keeps promises.</summary>
    TrustInOwner = 7,

    /// <summary>How much has been built: 0 to 1.</summary>
    BondLevel = 8,

    /// <summary>Substantive hours, which fade.</summary>
    Bond = 9,

    /// <summary>How well the two are in rhythm: 0 to 1.</summary>
    Continuity = 10,

    /// <summary>The smaller of the reciprocities of initiative and of support that are known: 0 to 1.</summary>
    Reciprocity = 11,
}

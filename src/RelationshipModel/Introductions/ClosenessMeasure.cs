using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Introductions;

/// <summary>The measures of the closeness of two people without a tie of their own, by the ties they share. k is the number of
/// ties of a person, z runs over the people with whom both have one.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<ClosenessMeasure>))]
public enum ClosenessMeasure
{
    /// <summary>
    /// The sum over z of (v_zx v_zy)^(1/4) / s_z, v the vitality of a tie in z's own ledger and s_z the sum of v^(1/4) over all
    /// ties of z: what z passes on, shared out by strength. A term with s_z = 0 is 0.
    /// </summary>
    StrengthWeightedResourceAllocation = 0,

    /// <summary>The sum over z of 1 / ln k_z (Adamic and Adar 2003).</summary>
    AdamicAdar = 1,

    /// <summary>The sum over z of 1 / k_z (Zhou, Lü and Zhang 2009).</summary>
    ResourceAllocation = 2,

    /// <summary>The number of z.</summary>
    CommonNeighbours = 3,

    /// <summary>The number of z as a share of all with whom either has a tie (Jaccard 1901).</summary>
    Jaccard = 4,
}

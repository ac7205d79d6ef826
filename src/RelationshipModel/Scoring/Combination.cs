using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The ways in which the children of an <see cref="Explanation"/> make its value. c0, c1, ... are the values of the
/// children in order.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Combination>))]
public enum Combination
{
    /// <summary>No children: measured, stated by a person, or an option.</summary>
    Given = 0,

    /// <summary>c0 + c1 + ...</summary>
    Sum = 1,

    /// <summary>c0 c1 ...</summary>
    Product = 2,

    /// <summary>The smallest child.</summary>
    Minimum = 3,

    /// <summary>The largest child.</summary>
    Maximum = 4,

    /// <summary>c0 - c1</summary>
    Difference = 5,

    /// <summary>c0 / c1</summary>
    Ratio = 6,

    /// <summary>c0 ^ c1</summary>
    Power = 7,

    /// <summary>1 / (1 + e^-c0)</summary>
    Logistic = 8,

    /// <summary>c0 ln(c1 / c2): weight, value, reference.</summary>
    ScaledLogarithm = 9,

    /// <summary>1 / (1 + c0 / c1): a power law of silence and its scale.</summary>
    PowerLaw = 10,

    /// <summary>2 ^ (-c0 / c1): time and half-life.</summary>
    HalfLifeDecay = 11,

    /// <summary>1 - 2 ^ (-c0 / c1): from 0 towards 1.</summary>
    Level = 12,

    /// <summary>
    /// The bond after some days, c3 ln(1 + (e^(c0/c3) - 1) 2^(-c1/c2)), but never faster than with the half-life c4: bond in
    /// hours, days, half-life of a weak bond in days, scale in hours, longest half-life in days. Ahmad, Porter and
    /// Beguerisse-Diaz (2018) for a weak bond; a strong one decays more slowly.
    /// </summary>
    BondDecay = 13,

    /// <summary>(c0 - c1) / (c0 + c1 + 2 c2): the two sides and a prior.</summary>
    Balance = 14,

    /// <summary>1 - max(0, |c0| - c1) / (1 - c1): balance and tolerance.</summary>
    Reciprocity = 15,

    /// <summary>1 - (1 - c0)(1 - c1)...: the chance that at least one holds.</summary>
    NoisyOr = 16,

    /// <summary>2 c0 c1 / (c0 + c1), and 0 if both are 0.</summary>
    HarmonicMean = 17,

    /// <summary>The n-th root of the product of n children.</summary>
    GeometricMean = 18,

    /// <summary>c0 / (1 + c0)</summary>
    Saturation = 19,

    /// <summary>1 - c0</summary>
    Complement = 20,

    /// <summary>(c0 + c1 c2) / (c3 + c1): a sum shrunk towards c2 as if c1 more had been observed, of c3 observed.</summary>
    ShrunkMean = 21,

    /// <summary>exp((c0 + c1 ln c2) / (c3 + c1)): a sum of logarithms shrunk towards that of c2 as if c1 more had
    /// been observed, of c3 observed.</summary>
    ShrunkGeometricMean = 22,
}

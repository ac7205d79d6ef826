using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Support between the owner and the contacts of an interaction.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Support>))]
public readonly record struct Support
{
    /// <summary>Creates a support.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not defined in its enumeration.</exception>
    /// <param name="by">The side that gave: the owner or the contact.</param>
    /// <param name="kind">The kind of support.</param>
    public Support(TieSide by, SupportKind kind = SupportKind.Unspecified)
    {
        By = Require.Side(by);
        Kind = Require.Defined(kind);
    }

    /// <summary>Gets the side that gave. The default value of this type has no side and is refused by every public
    /// entry.</summary>
    public TieSide By { get; }

    /// <summary>Gets the kind of the support.</summary>
    public SupportKind Kind { get; }

    /// <summary>Returns the kind and the side that gave.</summary>
    public override string ToString() => $"{Kind} support by {By}";
}

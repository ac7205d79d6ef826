using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Support that passed between the owner and the contacts of an interaction.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Support>))]
public readonly record struct Support
{
    /// <summary>States support.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not of its enumeration.</exception>
    public Support(SupportDirection direction, SupportKind kind = SupportKind.Unspecified)
    {
        Direction = Require.Defined(direction);
        Kind = Require.Defined(kind);
    }

    /// <summary>Who gave. The default value of this type has no direction and is refused by every public entry.</summary>
    public SupportDirection Direction { get; }

    /// <summary>What was given.</summary>
    public SupportKind Kind { get; }

    /// <summary>The kind and the direction.</summary>
    public override string ToString() => $"{Kind} support {Direction}";
}

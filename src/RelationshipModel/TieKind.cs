using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The kinds of ties, as a person states them: the values of the RELATED property of RFC 6350 (vCard 4.0, section
/// 6.6.6). Several may apply.</summary>
[Flags]
[JsonConverter(typeof(RelationshipJsonConverter<TieKind>))]
public enum TieKind
{
    /// <summary>Nothing is stated.</summary>
    None = 0,

    /// <summary>Somebody the owner knows how to reach.</summary>
    Contact = 1 << 0,

    /// <summary>Somebody with whom the owner has exchanged greetings.</summary>
    Acquaintance = 1 << 1,

    /// <summary>A friend.</summary>
    Friend = 1 << 2,

    /// <summary>Somebody met in person.</summary>
    Met = 1 << 3,

    /// <summary>Somebody who works at the same place.</summary>
    CoWorker = 1 << 4,

    /// <summary>Somebody of the same profession.</summary>
    Colleague = 1 << 5,

    /// <summary>Somebody who lives in the same home.</summary>
    CoResident = 1 << 6,

    /// <summary>A neighbor.</summary>
    Neighbor = 1 << 7,

    /// <summary>A child of the owner.</summary>
    Child = 1 << 8,

    /// <summary>A parent of the owner.</summary>
    Parent = 1 << 9,

    /// <summary>A brother or sister.</summary>
    Sibling = 1 << 10,

    /// <summary>A husband or wife.</summary>
    Spouse = 1 << 11,

    /// <summary>Another relative.</summary>
    Kin = 1 << 12,

    /// <summary>Somebody who inspires the owner.</summary>
    Muse = 1 << 13,

    /// <summary>Somebody the owner has a crush on.</summary>
    Crush = 1 << 14,

    /// <summary>Somebody the owner is dating.</summary>
    Date = 1 << 15,

    /// <summary>Somebody the owner is committed to.</summary>
    Sweetheart = 1 << 16,

    /// <summary>Another entry for the owner.</summary>
    Me = 1 << 17,

    /// <summary>Somebody who acts for the owner.</summary>
    Agent = 1 << 18,

    /// <summary>Somebody to call in an emergency.</summary>
    Emergency = 1 << 19,
}

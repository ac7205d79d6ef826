using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A closeness the owner stated on a day. From then on the bond is at least, or exactly, that of such a friend,
/// and decays as any bond does.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<StatedCloseness>))]
public readonly record struct StatedCloseness
{
    /// <summary>Creates a closeness.</summary>
    /// <param name="closeness">The closeness.</param>
    /// <param name="on">The local day; it counts from the start of that day.</param>
    /// <param name="meaning">Whether the bond is at least that (the default) or exactly that.</param>
    /// <exception cref="ArgumentOutOfRangeException">The closeness or its meaning is not defined, or the day is outside years 1
    /// to 9999.</exception>
    public StatedCloseness(Closeness closeness, LocalDate on, ClosenessMeaning meaning = ClosenessMeaning.AtLeast)
    {
        Meaning = Require.Defined(meaning);
        Closeness = Require.Defined(closeness);
        On = Require.Day(on);
    }

    /// <summary>Gets the closeness. The default value of this type has no closeness and is refused by every public
    /// entry.</summary>
    public Closeness Closeness { get; }

    /// <summary>Gets the local day on which it was stated.</summary>
    public LocalDate On { get; }

    /// <summary>Whether the bond is at least that or exactly that.</summary>
    public ClosenessMeaning Meaning { get; }

    /// <summary>Returns the closeness and the day.</summary>
    public override string ToString() => Meaning == ClosenessMeaning.Now
        ? $"{Closeness} now, on {On:R}" : $"{Closeness} on {On:R}";
}

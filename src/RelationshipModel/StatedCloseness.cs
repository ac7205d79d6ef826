using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel;

/// <summary>A closeness the owner stated on a day: from then on the bond is at least that of such a friend, and decays as any bond does.</summary>
public readonly record struct StatedCloseness
{
    /// <summary>States a closeness.</summary>
    /// <param name="closeness">How close.</param>
    /// <param name="on">The local day; it counts from the start of that day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The closeness is not one, or the day is outside years 1 to 9999.</exception>
    public StatedCloseness(Closeness closeness, LocalDate on)
    {
        Closeness = Require.Defined(closeness);
        On = Require.Day(on);
    }

    /// <summary>How close. The default value of this type has none and is refused by every public entry.</summary>
    public Closeness Closeness { get; }

    /// <summary>The local day on which it was stated.</summary>
    public LocalDate On { get; }

    /// <summary>The closeness and the day.</summary>
    public override string ToString() => $"{Closeness} on {On:R}";
}

using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The owner's belief about two contacts: they know each other, they do not, or the owner cannot say.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Acquaintance>))]
public sealed record Acquaintance
{
    /// <summary>Creates a belief.</summary>
    /// <exception cref="ArgumentException">The pair is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not defined in its enumeration, or the day is outside years 1 to
    /// 9999.</exception>
    public Acquaintance(ContactPair pair, AcquaintanceState state, AcquaintanceSource source = AcquaintanceSource.Owner,
        LocalDate? on = null)
    {
        Require.NotDefault(pair.First, nameof(pair));
        Pair = pair;
        State = Require.Defined(state);
        Source = Require.Defined(source);
        On = Require.OptionalDay(on);
    }

    /// <summary>Gets the two contacts.</summary>
    public ContactPair Pair { get; private init; }

    /// <summary>Gets the belief.</summary>
    public AcquaintanceState State { get; }

    /// <summary>Gets the source of the belief.</summary>
    public AcquaintanceSource Source { get; }

    /// <summary>Gets the day from which the owner believes it; null if always.</summary>
    public LocalDate? On { get; }

    /// <summary>A copy with another pair.</summary>
    internal Acquaintance WithPair(ContactPair pair) => this with { Pair = pair };

    /// <summary>Returns the ids and the belief.</summary>
    public override string ToString() => $"{Pair}: {State} ({Source})";
}

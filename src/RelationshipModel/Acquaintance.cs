using NodaTime;

namespace RelationshipModel;

/// <summary>Whether two contacts know each other, as far as the owner knows.</summary>
public enum AcquaintanceState
{
    /// <summary>The owner does not know.</summary>
    Unknown = 0,

    /// <summary>They know each other.</summary>
    Acquainted = 1,

    /// <summary>They do not know each other.</summary>
    NotAcquainted = 2,
}

/// <summary>From where the owner has the belief.</summary>
public enum AcquaintanceSource
{
    /// <summary>The owner said so.</summary>
    Owner = 0,

    /// <summary>One of the two said so.</summary>
    Contact = 1,

    /// <summary>The owner introduced them.</summary>
    Introduction = 2,

    /// <summary>The host knows it: both are its members and have a tie.</summary>
    Host = 3,
}

/// <summary>What the owner believes of two contacts: they know each other, they do not, or the owner cannot say.</summary>
public sealed record Acquaintance
{
    /// <summary>States a belief.</summary>
    /// <exception cref="ArgumentException">The pair is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not of its enumeration, or the day is outside years 1 to 9999.</exception>
    public Acquaintance(ContactPair pair, AcquaintanceState state, AcquaintanceSource source = AcquaintanceSource.Owner, LocalDate? on = null)
    {
        Require.Given(pair.First, nameof(pair));
        Pair = pair;
        State = Require.Defined(state);
        Source = Require.Defined(source);
        On = Require.OptionalDay(on);
    }

    /// <summary>The two contacts.</summary>
    public ContactPair Pair { get; }

    /// <summary>What is believed.</summary>
    public AcquaintanceState State { get; }

    /// <summary>From where.</summary>
    public AcquaintanceSource Source { get; }

    /// <summary>The day from which it is believed; null where it always was.</summary>
    public LocalDate? On { get; }

    /// <summary>The ids and the belief.</summary>
    public override string ToString() => $"{Pair}: {State} ({Source})";
}

using RelationshipModel.Internals;

namespace RelationshipModel.Introductions;

/// <summary>A tie that is known among people, as one of the two has it.</summary>
public readonly record struct KnownTie
{
    /// <summary>Creates a tie.</summary>
    /// <param name="from">The person in whose ledger it is.</param>
    /// <param name="to">The other person.</param>
    /// <param name="vitality">Its vitality there, in hours: finite, 0 or more.</param>
    /// <exception cref="ArgumentException">An id is its default value, or both are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The vitality is negative or not finite.</exception>
    public KnownTie(ContactId from, ContactId to, double vitality)
    {
        From = Require.NotDefault(from);
        To = Require.NotDefault(to);
        if (from == to) throw new ArgumentException($"A tie needs two people; both are {from}.", nameof(to));
        Vitality = vitality >= 0 && double.IsFinite(vitality)
            ? vitality
            : throw new ArgumentOutOfRangeException(nameof(vitality), vitality,
                $"The vitality of the tie from {from} to {to} must be finite, 0 or more.");
    }

    /// <summary>Gets the person in whose ledger the tie is.</summary>
    public ContactId From { get; }

    /// <summary>Gets the other person.</summary>
    public ContactId To { get; }

    /// <summary>Gets its vitality, in hours.</summary>
    public double Vitality { get; }

    /// <summary>Returns the two ids.</summary>
    public override string ToString() => $"{From} -> {To}";
}

using System.Globalization;

namespace RelationshipModel.Introductions;

/// <summary>The closeness of two people without a tie of their own, and the people who contribute most to it.</summary>
/// <param name="Pair">The two.</param>
/// <param name="Closeness">The measure's value: 0 or more.</param>
/// <param name="Introducer">The one with the largest term among those with whom both have a tie; of
/// equal ones the ordinally first.</param>
public readonly record struct PairCloseness(ContactPair Pair, double Closeness, ContactId Introducer)
{
    /// <summary>Returns the ids and the value.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pair} by {Introducer}: {Closeness:R}");
}

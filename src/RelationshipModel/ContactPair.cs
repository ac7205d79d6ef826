using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Two contacts of an owner, unordered: the pair of a and b equals the pair of b and a.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<ContactPair>))]
public readonly record struct ContactPair : IComparable<ContactPair>
{
    /// <summary>Pairs two contacts; the ordinally smaller id becomes <see cref="First"/>.</summary>
    /// <exception cref="ArgumentException">An id is its default value, or both are the same.</exception>
    public ContactPair(ContactId a, ContactId b)
    {
        Require.Apart(a, b);
        (First, Second) = a.CompareTo(b) < 0 ? (a, b) : (b, a);
    }

    /// <summary>Gets the ordinally smaller id.</summary>
    public ContactId First { get; }

    /// <summary>Gets the ordinally larger id.</summary>
    public ContactId Second { get; }

    /// <summary>Whether a contact is one of the two.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public bool Contains(ContactId contact) => Require.NotDefault(contact) == First || contact == Second;

    /// <summary>Returns the other of the two.</summary>
    /// <exception cref="ArgumentException">The contact is not in the pair.</exception>
    public ContactId Other(ContactId contact) =>
        Require.NotDefault(contact) == First ? Second
        : contact == Second ? First
        : throw new ArgumentException($"{contact} is not in the pair {this}.", nameof(contact));

    /// <summary>Compares ordinally, the smaller ids first.</summary>
    public int CompareTo(ContactPair other)
    {
        int byFirst = First.CompareTo(other.First);
        return byFirst != 0 ? byFirst : Second.CompareTo(other.Second);
    }

    /// <summary>Returns the two ids.</summary>
    public override string ToString() => $"{First} & {Second}";
}

using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Names a tie: an owner and one of the owner's contacts.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<TieKey>))]
public readonly record struct TieKey : IComparable<TieKey>
{
    /// <summary>Names a tie.</summary>
    /// <exception cref="ArgumentException">An id is its default value.</exception>
    public TieKey(OwnerId owner, ContactId contact)
    {
        Owner = Require.NotDefault(owner);
        Contact = Require.NotDefault(contact);
    }

    /// <summary>Gets the owner of the tie.</summary>
    public OwnerId Owner { get; }

    /// <summary>Gets the contact of the tie.</summary>
    public ContactId Contact { get; }

    /// <summary>Compares ordinally, the owner first.</summary>
    public int CompareTo(TieKey other)
    {
        int byOwner = Owner.CompareTo(other.Owner);
        return byOwner != 0 ? byOwner : Contact.CompareTo(other.Contact);
    }

    /// <summary>Returns the two ids.</summary>
    public override string ToString() => $"{Owner} -> {Contact}";
}

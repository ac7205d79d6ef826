using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The key of a <see cref="CircleMembership"/>: the same contact may belong to a circle
/// several times, one after another.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<MembershipKey>))]
public readonly record struct MembershipKey : IComparable<MembershipKey>
{
    /// <summary>Creates a key.</summary>
    /// <param name="circle">The circle.</param>
    /// <param name="contact">The member.</param>
    /// <param name="since">The first day of the membership.</param>
    /// <exception cref="ArgumentException">An id is its default value.</exception>
    public MembershipKey(CircleId circle, ContactId contact, LocalDate since)
    {
        Circle = Require.NotDefault(circle);
        Contact = Require.NotDefault(contact);
        Since = Require.Day(since);
    }

    /// <summary>Gets the circle.</summary>
    public CircleId Circle { get; }

    /// <summary>Gets the member.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the first day of the membership.</summary>
    public LocalDate Since { get; }

    /// <summary>Compares by circle, contact and first day.</summary>
    public int CompareTo(MembershipKey other) => (Circle, Contact, Since).CompareTo((other.Circle, other.Contact, other.Since));

    /// <summary>Returns the ids and the first day.</summary>
    public override string ToString() => $"{Contact} in {Circle} since {Since:R}";
}

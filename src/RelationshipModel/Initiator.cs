using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The side that opened an interaction: the owner, one of the contacts, or unknown (the default value).</summary>
/// <remarks>
/// Written contact without a known initiator is not known to go both ways: revisits do not suggest keeping up a tie that has no
/// other contact, whatever its status.
/// </remarks>
[JsonConverter(typeof(RelationshipJsonConverter<Initiator>))]
public readonly record struct Initiator
{
    private Initiator(TieSide side, ContactId? contact) => (Side, Contact) = (side, contact);

    /// <summary>Gets the initiator of an interaction whose opener is unknown.</summary>
    public static Initiator Unknown => default;

    /// <summary>Gets the initiator of an interaction that the owner opened.</summary>
    public static Initiator Owner => new(TieSide.Owner, null);

    /// <summary>Gets the side that opened it; <see cref="TieSide.None"/> if nobody knows.</summary>
    public TieSide Side { get; }

    /// <summary>Gets the contact who opened it; null if the owner did or nobody knows.</summary>
    public ContactId? Contact { get; }

    /// <summary>Creates the initiator of an interaction that a contact opened.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public static Initiator Of(ContactId contact) => new(TieSide.Contact, Require.NotDefault(contact));

    /// <summary>Returns the word "owner" or "unknown", or the contact's id.</summary>
    public override string ToString() => Side == TieSide.Owner ? "owner" : Contact?.ToString() ?? "unknown";
}

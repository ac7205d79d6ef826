using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Storage;

/// <summary>The instant at which anybody but the owner last saw a contact.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<LastSeen>))]
public readonly record struct LastSeen
{
    /// <summary>Creates the record of when a contact was last seen.</summary>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    public LastSeen(ContactId contact, Instant at)
    {
        Contact = Require.NotDefault(contact);
        At = at;
    }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the instant.</summary>
    public Instant At { get; }
}

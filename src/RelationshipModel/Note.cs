using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The owner's own words about a contact. No engine reads them.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Note>))]
public sealed record Note
{
    /// <summary>The maximum number of characters in a text.</summary>
    /// <value>65,536.</value>
    public const int MaxTextLength = Require.MaxNoteLength;

    /// <summary>Creates a note.</summary>
    /// <param name="id">The id.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The instant at which it was written, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <param name="text">The text: 1 to 65,536 characters.</param>
    /// <exception cref="ArgumentException">An id is its default value, or the text is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public Note(NoteId id, ContactId contact, Instant at, string text) => (Id, Contact, At, Text) =
        (Require.NotDefault(id), Require.NotDefault(contact), Require.InRange(at), Require.Text(text, MaxTextLength));

    /// <summary>Gets the id.</summary>
    public NoteId Id { get; }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; private init; }

    /// <summary>Gets the instant at which it was written.</summary>
    public Instant At { get; }

    /// <summary>Gets the text.</summary>
    public string Text { get; }

    /// <summary>A copy with another contact.</summary>
    internal Note WithContact(ContactId contact) => this with { Contact = Require.NotDefault(contact) };

    /// <summary>Returns the ids and the instant; never the text.</summary>
    public override string ToString() => $"Note {Id} on {Contact} of {At}";
}

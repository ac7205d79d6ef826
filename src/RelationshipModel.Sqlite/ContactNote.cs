using NodaTime;

namespace RelationshipModel.Sqlite;

/// <summary>The owner's own words about a contact. No engine reads them, and an export for the contact leaves them out.</summary>
public sealed record ContactNote
{
    /// <summary>The most characters of a text.</summary>
    /// <value>65,536.</value>
    public const int MaxTextLength = 65_536;

    /// <summary>Creates a note.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">When it was written, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <param name="text">The text: 1 to 65,536 characters.</param>
    /// <exception cref="ArgumentException">The contact is its default value, or the text is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public ContactNote(ContactId contact, Instant at, string text)
    {
        if (contact.IsDefault)
            throw new ArgumentException("The ContactId is its default value; give it a non-empty string.", nameof(contact));
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (text.Length > MaxTextLength)
            throw new ArgumentException($"The text has {text.Length} characters; the most are {MaxTextLength}.", nameof(text));
        if (at < Interaction.Earliest || at > Interaction.Latest)
            throw new ArgumentOutOfRangeException(nameof(at), at,
                $"The instant must lie from {Interaction.Earliest} to {Interaction.Latest}.");
        (Contact, At, Text) = (contact, at, text);
    }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets when it was written.</summary>
    public Instant At { get; }

    /// <summary>Gets the text.</summary>
    public string Text { get; }

    /// <summary>Returns the contact's id and the instant; never the text.</summary>
    public override string ToString() => $"Note on {Contact} of {At}";
}

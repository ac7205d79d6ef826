using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>An argument of a reason: a contact or several, a day, a length of time, a number or some words.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<ReasonArgument>))]
public sealed record ReasonArgument
{
    private ReasonArgument(string name) => Name = Require.Text(name, Identifier.MaxLength);

    /// <summary>Gets its name in the reason.</summary>
    public string Name { get; }

    /// <summary>Gets the contact, if it is one.</summary>
    public ContactId? Contact { get; private init; }

    /// <summary>Gets the contacts, if it is several; empty otherwise.</summary>
    public IReadOnlyList<ContactId> Contacts { get; private init; } = ValueList<ContactId>.Empty;

    /// <summary>Gets the local day, if it is one.</summary>
    public LocalDate? Date { get; private init; }

    /// <summary>Gets the length of time, if it is one.</summary>
    public Duration? Length { get; private init; }

    /// <summary>Gets the number, if it is one.</summary>
    public double? Number { get; private init; }

    /// <summary>Gets the words, if it is some; empty otherwise.</summary>
    public IReadOnlyList<string> Words { get; private init; } = ValueList<string>.Empty;

    /// <summary>Creates an argument of a contact, whom the renderer names.</summary>
    public static ReasonArgument Of(string name, ContactId contact) => new(name) { Contact = Require.NotDefault(contact) };

    /// <summary>Creates an argument of several contacts, whom the renderer names in the order given.</summary>
    public static ReasonArgument Of(string name, IEnumerable<ContactId> contacts)
    {
        ValueList<ContactId> copy = ValueList.Copy(contacts);
        foreach (ContactId contact in copy) Require.NotDefault(contact, nameof(contacts));
        return new(name) { Contacts = copy };
    }

    /// <summary>Creates an argument of a local day.</summary>
    public static ReasonArgument Of(string name, LocalDate date) => new(name) { Date = date };

    /// <summary>Creates an argument of a length of time.</summary>
    public static ReasonArgument Of(string name, Duration length) => new(name) { Length = length };

    /// <summary>Creates an argument of a number.</summary>
    public static ReasonArgument Of(string name, double number) => new(name) { Number = number };

    /// <summary>Creates an argument of some words: topics, a place.</summary>
    public static ReasonArgument Of(string name, params IEnumerable<string> words) => new(name) { Words = ValueList.Copy(words) };

    /// <summary>Returns the name; never the value.</summary>
    public override string ToString() => Name;
}

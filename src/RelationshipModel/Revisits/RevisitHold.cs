using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Revisits;

/// <summary>A contact who is not suggested for now, and why. Immutable.</summary>
public sealed record RevisitHold
{
    internal RevisitHold(ContactId contact, IEnumerable<Reason> reasons, LocalDate? until)
    {
        Contact = contact;
        Reasons = ValueList.Copy(reasons);
        Until = until;
    }

    /// <summary>Gets the contact who is held back.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the reasons; at least one.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Gets the first local day on which nothing holds the contact back; null if it depends on who else is
    /// suggested.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))]
    public LocalDate? Until { get; }

    /// <summary>Returns the contact's id and the code of the first reason.</summary>
    public override string ToString() => $"{Contact}: {Reasons[0]}{(Until is { } until ? $" until {until:R}" : "")}";
}

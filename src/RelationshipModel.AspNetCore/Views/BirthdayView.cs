using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>An upcoming birthday.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Name">The contact's name.</param>
/// <param name="Date">The day.</param>
/// <param name="Reason">A sentence to the owner.</param>
public sealed record BirthdayView(ContactId Contact, string Name,
    [property: JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))] LocalDate Date, string Reason);

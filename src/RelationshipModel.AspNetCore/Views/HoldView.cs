using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>Somebody who is not suggested now.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Name">The contact's name.</param>
/// <param name="Reasons">The reasons against it, in sentences to the owner.</param>
/// <param name="Until">The first day on which they no longer hold; null if unknown.</param>
public sealed record HoldView(ContactId Contact, string Name, IReadOnlyList<string> Reasons,
    [property: JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))] LocalDate? Until);

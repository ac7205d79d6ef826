using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>The people to reach out to.</summary>
/// <param name="Day">The owner's local day.</param>
/// <param name="Suggestions">The people to reach out to, most important first.</param>
/// <param name="Held">The people who are not suggested now, with the reasons.</param>
/// <param name="Birthdays">The upcoming birthdays.</param>
public sealed record RevisitAnswer(
    [property: JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))] LocalDate Day,
    IReadOnlyList<RevisitView> Suggestions,
    IReadOnlyList<HoldView> Held,
    IReadOnlyList<BirthdayView> Birthdays);

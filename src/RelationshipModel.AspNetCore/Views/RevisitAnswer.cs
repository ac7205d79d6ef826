using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>The people to reach out to.</summary>
/// <param name="Day">The owner's local day.</param>
/// <param name="Suggestions">Whom to reach out to, the first first.</param>
/// <param name="Held">Who would be suggested but for what speaks against it now.</param>
/// <param name="Birthdays">The birthdays that come up.</param>
public sealed record RevisitAnswer(
    [property: JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))] LocalDate Day,
    IReadOnlyList<RevisitView> Suggestions,
    IReadOnlyList<HoldView> Held,
    IReadOnlyList<BirthdayView> Birthdays);

using System.Text.Json.Serialization;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>The next step of an introduction.</summary>
/// <param name="Stage">The stage that was reached.</param>
/// <param name="Facts">The facts that a person who accepts allows the other to know; null for none.</param>
/// <param name="DeclinedBy">The contact who declined; null if nobody declined.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NextStep(
    [property: JsonRequired] IntroductionStage Stage, IReadOnlyList<string>? Facts = null, ContactId? DeclinedBy = null);

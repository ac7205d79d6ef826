using System.Text.Json.Serialization;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>An introduction to begin.</summary>
/// <param name="First">The contact to ask first.</param>
/// <param name="Second">The contact to ask second.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewIntroduction([property: JsonRequired] ContactId First, [property: JsonRequired] ContactId Second);

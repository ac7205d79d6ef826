namespace RelationshipModel.AspNetCore.Views;

/// <summary>An introduction to begin.</summary>
/// <param name="First">Whom to ask first.</param>
/// <param name="Second">Whom to ask then.</param>
public sealed record NewIntroduction(ContactId First, ContactId Second);

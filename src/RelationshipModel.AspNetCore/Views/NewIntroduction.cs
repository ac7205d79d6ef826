namespace RelationshipModel.AspNetCore.Views;

/// <summary>An introduction to begin.</summary>
/// <param name="First">The contact to ask first.</param>
/// <param name="Second">The contact to ask second.</param>
public sealed record NewIntroduction(ContactId First, ContactId Second);

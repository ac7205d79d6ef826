using NodaTime;

namespace RelationshipModel.Import.People;

/// <summary>The source and the time of a name that an import has for a contact.</summary>
/// <param name="IsOfCard">Whether a card of the owner's address book gives it.</param>
/// <param name="At">The instant at which it was last in use, or the version of the card that gives it; null if unknown.</param>
internal readonly record struct SeenName(bool IsOfCard, Instant? At);

using NodaTime;

namespace RelationshipModel.Import.People;

/// <summary>A name as an import has it.</summary>
/// <param name="Contact">The contact with that name.</param>
/// <param name="IsOfCard">Whether a card of the owner's address book gives it.</param>
/// <param name="At">When it was in use last, or the version of the event that gives it; null if unknown.</param>
internal readonly record struct SeenName(Contact Contact, bool IsOfCard, Instant? At)
{
    /// <summary>The contact; never the name.</summary>
    public override string ToString() => Contact.Id.Value;
}

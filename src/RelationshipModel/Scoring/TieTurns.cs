namespace RelationshipModel.Scoring;

/// <summary>
/// The last of each kind of interaction, of ties where that is not the last interaction alone: where both sides write, where a reaction or a circular
/// came after a contact, or where lengths are stated.
/// </summary>
internal sealed class TieTurns
{
    internal Moment Contact;
    internal InteractionId ContactId;
    internal Moment ContactUntil;
    internal Moment Addressed;
    internal Moment AddressedUntil;
    internal Moment FromOwner;
    internal Moment FromContact;

    internal TieTurns Copy() => (TieTurns)MemberwiseClone();
}

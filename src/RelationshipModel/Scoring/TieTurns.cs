namespace RelationshipModel.Scoring;

/// <summary>
/// The last of each kind of interaction, of ties where that is not the last interaction alone: where both sides
/// write, where a reaction or a circular came after a contact, or where lengths are stated. At most 96 bytes,
/// so that moments are kept as numbers.
/// </summary>
internal sealed class TieTurns
{
    private int _contactDay;
    private long _contactNanosecond;
    private int _contactUntilDay;
    private long _contactUntilNanosecond;
    private int _addressedDay;
    private long _addressedNanosecond;
    private int _addressedUntilDay;
    private long _addressedUntilNanosecond;
    private int _fromOwnerDay;
    private long _fromOwnerNanosecond;
    private int _fromContactDay;
    private long _fromContactNanosecond;

    internal InteractionId ContactId;

    /// <summary>When the last contact began.</summary>
    internal Moment Contact
    {
        get => new(_contactDay, _contactNanosecond);
        set => (_contactDay, _contactNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>When the contact that lasted longest ended.</summary>
    internal Moment ContactUntil
    {
        get => new(_contactUntilDay, _contactUntilNanosecond);
        set => (_contactUntilDay, _contactUntilNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>When the last addressed interaction began.</summary>
    internal Moment Addressed
    {
        get => new(_addressedDay, _addressedNanosecond);
        set => (_addressedDay, _addressedNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>When the addressed interaction that lasted longest ended.</summary>
    internal Moment AddressedUntil
    {
        get => new(_addressedUntilDay, _addressedUntilNanosecond);
        set => (_addressedUntilDay, _addressedUntilNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>When the last contact from the owner's side began.</summary>
    internal Moment FromOwner
    {
        get => new(_fromOwnerDay, _fromOwnerNanosecond);
        set => (_fromOwnerDay, _fromOwnerNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>When the last contact from the contact's side began.</summary>
    internal Moment FromContact
    {
        get => new(_fromContactDay, _fromContactNanosecond);
        set => (_fromContactDay, _fromContactNanosecond) = (value.Day, value.Nanosecond);
    }

    internal TieTurns Copy() => (TieTurns)MemberwiseClone();
}

namespace RelationshipModel.Scoring;

/// <summary>
/// The last of each kind of interaction, of ties where that is not the last interaction alone: where both sides write, or
/// where a reaction or a circular came after a contact. At most 96 bytes, so that moments are kept as numbers.
/// </summary>
internal sealed class TieTurns
{
    private int _contactDay;
    private long _contactNanosecond;
    private int _addressedDay;
    private long _addressedNanosecond;
    private int _fromOwnerDay;
    private long _fromOwnerNanosecond;
    private int _fromContactDay;
    private long _fromContactNanosecond;

    internal InteractionId ContactId;

    /// <summary>The bond in hours as of the last addressed interaction, if others came at later instants.</summary>
    internal double BondAtAddressed;

    /// <summary>The start of the last contact.</summary>
    internal Moment Contact
    {
        get => new(_contactDay, _contactNanosecond);
        set => (_contactDay, _contactNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>The start of the last addressed interaction.</summary>
    internal Moment Addressed
    {
        get => new(_addressedDay, _addressedNanosecond);
        set => (_addressedDay, _addressedNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>The start of the last contact from the owner's side.</summary>
    internal Moment FromOwner
    {
        get => new(_fromOwnerDay, _fromOwnerNanosecond);
        set => (_fromOwnerDay, _fromOwnerNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>The start of the last contact from the contact's side.</summary>
    internal Moment FromContact
    {
        get => new(_fromContactDay, _fromContactNanosecond);
        set => (_fromContactDay, _fromContactNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>Takes an interaction as the last of its kinds.</summary>
    internal void Take(EpisodeKind kind, Moment at, InteractionId id)
    {
        if ((kind & EpisodeKind.Contact) != 0) (Contact, ContactId) = (at, id);
        if ((kind & EpisodeKind.Addressed) != 0) Addressed = at;
        // Sides come at random: masks instead of branches.
        long owner = -((long)(kind & EpisodeKind.FromOwner) >> 2), contact = -((long)(kind & EpisodeKind.FromContact) >> 3);
        _fromOwnerDay ^= (_fromOwnerDay ^ at.Day) & (int)owner;
        _fromOwnerNanosecond ^= (_fromOwnerNanosecond ^ at.Nanosecond) & owner;
        _fromContactDay ^= (_fromContactDay ^ at.Day) & (int)contact;
        _fromContactNanosecond ^= (_fromContactNanosecond ^ at.Nanosecond) & contact;
    }

    internal TieTurns Copy() => (TieTurns)MemberwiseClone();
}

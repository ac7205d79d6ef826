namespace RelationshipModel.Scoring;

/// <summary>The state that only ties with stated lengths have: what they count on the credited local day, and their latest ends.
/// At most 96 bytes, so moments are kept as numbers.</summary>
internal sealed class TieLengths
{
    private int _contactUntilDay;
    private long _contactUntilNanosecond;
    private int _addressedUntilDay;
    private long _addressedUntilNanosecond;

    /// <summary>Over the instants of the day at which interactions of stated length began, the sums of the largest weights and
    /// lengths of each.</summary>
    internal double Sum;
    internal double Hours;

    /// <summary>The largest weight and length at the instant of the last interaction, which are in the sums.</summary>
    internal double SumHere;
    internal double HoursHere;

    /// <summary>The latest end of a contact of stated length.</summary>
    internal Moment ContactUntil
    {
        get => new(_contactUntilDay, _contactUntilNanosecond);
        set => (_contactUntilDay, _contactUntilNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>The latest end of an addressed interaction of stated length.</summary>
    internal Moment AddressedUntil
    {
        get => new(_addressedUntilDay, _addressedUntilNanosecond);
        set => (_addressedUntilDay, _addressedUntilNanosecond) = (value.Day, value.Nanosecond);
    }

    /// <summary>Takes the end of an interaction.</summary>
    internal void Extend(EpisodeKind kind, Moment until)
    {
        if ((kind & EpisodeKind.Contact) != 0) ContactUntil = Moment.Later(ContactUntil, until);
        if ((kind & EpisodeKind.Addressed) != 0) AddressedUntil = Moment.Later(AddressedUntil, until);
    }

    internal TieLengths Copy() => (TieLengths)MemberwiseClone();
}

namespace RelationshipModel.Gatherings;

/// <summary>Somebody met at a gathering, and what became of the tie by an instant. Immutable.</summary>
public sealed record GatheringTie
{
    internal GatheringTie(ContactId contact, bool isNew, GatheringOutcome secondMeeting, GatheringOutcome aliveAfterAYear)
    {
        Contact = contact;
        IsNew = isNew;
        SecondMeeting = secondMeeting;
        AliveAfterAYear = aliveAfterAYear;
    }

    /// <summary>Gets the contact who was met.</summary>
    public ContactId Contact { get; }

    /// <summary>Whether the owner first met the contact there: no interaction before it began, and no closeness stated.</summary>
    public bool IsNew { get; }

    /// <summary>Whether the two talked again, face to face or by call, on a later day within 60 days (by default).</summary>
    public GatheringOutcome SecondMeeting { get; }

    /// <summary>Whether there was contact, more than a reaction, from nine to fifteen months after (by default).</summary>
    public GatheringOutcome AliveAfterAYear { get; }

    /// <summary>Returns the id and the outcomes.</summary>
    public override string ToString() => $"{Contact}: second meeting {SecondMeeting}, alive after a year {AliveAfterAYear}";
}

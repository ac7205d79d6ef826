namespace RelationshipModel.Gatherings;

/// <summary>A promise made at a gathering, and what became of it by an instant. Immutable.</summary>
public sealed record GatheringFollowUp
{
    internal GatheringFollowUp(FollowUp followUp, bool isWithNewContact, bool isOverdue, GatheringOutcome keptInTime)
    {
        FollowUp = followUp;
        IsWithNewContact = isWithNewContact;
        IsOverdue = isOverdue;
        KeptInTime = keptInTime;
    }

    /// <summary>Gets the promise.</summary>
    public FollowUp FollowUp { get; }

    /// <summary>Whether it is the owner's.</summary>
    public bool IsMine => FollowUp.By == TieSide.Owner;

    /// <summary>Whether the owner first met the contact at the gathering.</summary>
    public bool IsWithNewContact { get; }

    /// <summary>Whether it is open after its due day.</summary>
    public bool IsOverdue { get; }

    /// <summary>Whether it was kept in time: within 14 days of the gathering by default.</summary>
    public GatheringOutcome KeptInTime { get; }

    /// <summary>Returns the promise and whether it was kept in time.</summary>
    public override string ToString() => $"{FollowUp.Id}: {KeptInTime}";
}

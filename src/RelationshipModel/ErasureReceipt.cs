namespace RelationshipModel;

/// <summary>What the erasure of a contact removed and changed: counts alone, so that it can be kept
/// as proof. It names nobody.</summary>
public sealed record ErasureReceipt
{
    /// <summary>Nothing was there to be erased.</summary>
    public static ErasureReceipt None { get; } = new();

    /// <summary>The contact's record: removed.</summary>
    /// <value>0 or 1 for each store that kept one.</value>
    public int ContactsRemoved { get; init; }

    /// <summary>The interactions with nobody else: removed.</summary>
    public int InteractionsRemoved { get; init; }

    /// <summary>The interactions in which others took part: kept without the contact, with the same head count, so
    /// that no other score moves.</summary>
    public int InteractionsChanged { get; init; }

    /// <summary>What was left of interactions folded and removed before: removed.</summary>
    /// <value>0 or 1 for each store that keeps it.</value>
    public int PastsRemoved { get; init; }

    /// <summary>The memberships in circles: removed.</summary>
    public int MembershipsRemoved { get; init; }

    /// <summary>The gatherings that the contact attended: kept without the contact.</summary>
    public int GatheringsChanged { get; init; }

    /// <summary>The promises between the owner and the contact: removed.</summary>
    public int FollowUpsRemoved { get; init; }

    /// <summary>Gets the number of notes that were removed.</summary>
    public int NotesRemoved { get; init; }

    /// <summary>The beliefs whether the contact knows somebody: removed.</summary>
    public int AcquaintancesRemoved { get; init; }

    /// <summary>The introductions of the contact and somebody: removed.</summary>
    public int IntroductionsRemoved { get; init; }

    /// <summary>What was proposed or decided of whether the contact is another: removed.</summary>
    public int MergesRemoved { get; init; }

    /// <summary>Whether nothing was there to be erased.</summary>
    public bool IsEmpty => this == None;

    internal ErasureReceipt With(ErasureReceipt other) => new()
    {
        ContactsRemoved = ContactsRemoved + other.ContactsRemoved,
        InteractionsRemoved = InteractionsRemoved + other.InteractionsRemoved,
        InteractionsChanged = InteractionsChanged + other.InteractionsChanged,
        PastsRemoved = PastsRemoved + other.PastsRemoved,
        MembershipsRemoved = MembershipsRemoved + other.MembershipsRemoved,
        GatheringsChanged = GatheringsChanged + other.GatheringsChanged,
        FollowUpsRemoved = FollowUpsRemoved + other.FollowUpsRemoved,
        NotesRemoved = NotesRemoved + other.NotesRemoved,
        AcquaintancesRemoved = AcquaintancesRemoved + other.AcquaintancesRemoved,
        IntroductionsRemoved = IntroductionsRemoved + other.IntroductionsRemoved,
        MergesRemoved = MergesRemoved + other.MergesRemoved,
    };
}

using RelationshipModel.Scoring;

namespace RelationshipModel.Privacy;

/// <summary>The records that an owner keeps about a contact, among all records.</summary>
internal sealed record ContactRecords(ContactId Contact)
{
    /// <summary>All contacts of the owner: their names are masked.</summary>
    internal IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>The interactions with the contact, in order.</summary>
    internal IReadOnlyList<Interaction> Interactions { get; init; } = [];

    /// <summary>Gets the state of the interactions that were folded and removed.</summary>
    internal TieState Past { get; init; } = TieState.Empty;

    internal IReadOnlyList<Circle> Circles { get; init; } = [];

    internal IReadOnlyList<CircleMembership> Memberships { get; init; } = [];

    internal IReadOnlyList<Gathering> Gatherings { get; init; } = [];

    internal IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    internal IReadOnlyList<Note> Notes { get; init; } = [];

    internal IReadOnlyList<Acquaintance> Acquaintances { get; init; } = [];

    internal IReadOnlyList<Introduction> Introductions { get; init; } = [];

    /// <summary>Whether any of the records is about the contact.</summary>
    internal bool IsKnown =>
        Contacts.Any(known => known.Id == Contact) || Interactions.Count > 0 || Past.Interactions > 0 || Notes.Count > 0
        || Memberships.Any(membership => membership.Contact == Contact)
        || Gatherings.Any(gathering => gathering.Attendees.Contains(Contact))
        || FollowUps.Any(followUp => followUp.Contact == Contact)
        || Acquaintances.Any(known => known.Pair.Contains(Contact))
        || Introductions.Any(introduction => introduction.Pair.Contains(Contact));

    public override string ToString() => $"Records of {Contact}";
}

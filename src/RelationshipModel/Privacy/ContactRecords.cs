using RelationshipModel.Scoring;

namespace RelationshipModel.Privacy;

/// <summary>What an owner keeps of a contact, among all that the owner keeps.</summary>
internal sealed record ContactRecords(ContactId Contact)
{
    /// <summary>All contacts of the owner: their names are masked.</summary>
    internal IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>The interactions with the contact, in order.</summary>
    internal IReadOnlyList<Interaction> Interactions { get; init; } = [];

    /// <summary>What is left of interactions that were folded and removed.</summary>
    internal TieState Past { get; init; } = TieState.Empty;

    internal IReadOnlyList<Circle> Circles { get; init; } = [];

    internal IReadOnlyList<CircleMembership> Memberships { get; init; } = [];

    internal IReadOnlyList<Gathering> Gatherings { get; init; } = [];

    internal IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    internal IReadOnlyList<Note> Notes { get; init; } = [];

    internal IReadOnlyList<Acquaintance> Acquaintances { get; init; } = [];

    internal IReadOnlyList<Introduction> Introductions { get; init; } = [];

    public override string ToString() => $"Records of {Contact}";
}

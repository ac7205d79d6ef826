using RelationshipModel;

namespace BestNetwork.Records;

/// <summary>The records that a person keeps beside interactions: contacts, circles, follow-ups and gatherings.</summary>
internal sealed record PersonalRecords
{
    internal IReadOnlyList<Contact> Contacts { get; init; } = [];

    internal IReadOnlyList<Circle> Circles { get; init; } = [];

    internal IReadOnlyList<CircleMembership> Memberships { get; init; } = [];

    internal IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    internal IReadOnlyList<Gathering> Gatherings { get; init; } = [];
}

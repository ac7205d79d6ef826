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

    /// <summary>The file of a list that was read alone.</summary>
    internal string Place { get; init; } = "";

    /// <summary>The columns of that file.</summary>
    internal IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The rows of that file, in the order of its records.</summary>
    internal IReadOnlyList<ListRow> Rows { get; init; } = [];
}

using RelationshipModel;

namespace BestNetwork.Records;

/// <summary>What one command recorded by hand, by the ids of the records alone.</summary>
internal sealed record HandRecord
{
    internal IReadOnlyList<InteractionId> Interactions { get; init; } = [];

    internal IReadOnlyList<FollowUpId> Promises { get; init; } = [];

    internal IReadOnlyList<NoteId> Notes { get; init; } = [];

    /// <summary>Gets the promises that were closed.</summary>
    internal IReadOnlyList<FollowUpId> Closed { get; init; } = [];
}

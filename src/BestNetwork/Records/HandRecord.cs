using RelationshipModel;

namespace BestNetwork.Records;

/// <summary>The ids of the records that one command made by hand.</summary>
internal sealed record HandRecord
{
    internal IReadOnlyList<InteractionId> Interactions { get; init; } = [];

    internal IReadOnlyList<FollowUpId> Promises { get; init; } = [];

    internal IReadOnlyList<NoteId> Notes { get; init; } = [];

    /// <summary>Gets the promises that were closed.</summary>
    internal IReadOnlyList<FollowUpId> Closed { get; init; } = [];
}

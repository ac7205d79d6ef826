namespace RelationshipModel.Storage;

/// <summary>A unit of work under way: whoever made its flow has the gate of the owner's records.</summary>
internal sealed class InMemoryUnit(InMemoryOwner owner, InMemoryRecords records)
{
    internal InMemoryOwner Owner { get; } = owner;

    internal InMemoryRecords Records { get; } = records;

    internal bool IsOpen { get; set; } = true;

    /// <summary>Whether a call failed, so that the unit cannot be kept.</summary>
    internal bool HasFailed { get; set; }
}

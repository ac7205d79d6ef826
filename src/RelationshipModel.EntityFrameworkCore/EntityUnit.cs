namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A unit of work or a view under way: a transaction with the rows of the owners that it locked.</summary>
internal sealed class EntityUnit
{
    internal Dictionary<OwnerId, OwnerRow> Locked { get; } = [];

    /// <summary>Whether it only reads.</summary>
    internal bool IsView { get; init; }

    internal bool IsOpen { get; set; } = true;

    /// <summary>Whether a call failed, so that the unit cannot be kept.</summary>
    internal bool HasFailed { get; set; }
}

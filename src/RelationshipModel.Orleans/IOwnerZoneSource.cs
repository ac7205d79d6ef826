using NodaTime;

namespace RelationshipModel.Orleans;

/// <summary>The source of owners' time zones. A host registers it, scoped or as a singleton, if its owners live in several
/// zones.</summary>
public interface IOwnerZoneSource
{
    /// <summary>Returns the time zone of an owner; null for the zone of the scoring options.</summary>
    /// <remarks>It is called for every call of a grain: answer from memory. Give an owner the same zone each time: what is folded
    /// under one zone is folded again under another.</remarks>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    ValueTask<DateTimeZone?> FindAsync(OwnerId owner, CancellationToken cancellationToken = default);
}

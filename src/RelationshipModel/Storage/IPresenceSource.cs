using NodaTime;

namespace RelationshipModel.Storage;

/// <summary>A source of the instants at which contacts were last seen by anybody but the owner, if a host has many owners and
/// shares that. Only the instant crosses from one owner to another: not who saw them, nor how. Off unless the host names a source
/// with <c>SharePresence&lt;T&gt;()</c>.</summary>
public interface IPresenceSource
{
    /// <summary>Returns the instant, up to a given one, at which anybody but the owner last saw a contact; null if unknown or not
    /// shared.</summary>
    ValueTask<Instant?> FindAsync(OwnerId owner, ContactId contact, Instant asOf, CancellationToken cancellationToken = default);

    /// <summary>Returns the same for all contacts of the owner for whom it is known, each once, in any order.</summary>
    IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf, CancellationToken cancellationToken = default);
}

using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's interactions: the log from which all scores follow.</summary>
/// <remarks>Interactions are listed by instant and then ordinally by id. A batch is kept whole or not at all.</remarks>
public interface IInteractionStore : IRecordStore<InteractionId, Interaction>
{
    /// <summary>Whether interactions are only read here, as those of an <see cref="INetworkSource"/> are. A network then records
    /// none, not even those that would follow from another record.</summary>
    /// <value>False by default.</value>
    bool IsReadOnly => false;

    /// <summary>Returns all interactions strictly after a position, in order; all interactions if the position is null.</summary>
    IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken = default);

    /// <summary>Returns the interactions with one contact, in order.</summary>
    IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>Returns the interactions with one contact from an instant on, in order.</summary>
    /// <remarks>By default those of <see cref="ListAsync(OwnerId, ContactId, CancellationToken)"/> from the instant on.</remarks>
    IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, Instant from,
        CancellationToken cancellationToken = default) =>
        ListAsync(owner, contact, cancellationToken).Filter(interaction => interaction.At >= from, cancellationToken);

    /// <summary>Returns the interactions at one gathering, in order.</summary>
    /// <remarks>By default it filters the whole log; override it in a store with an index.</remarks>
    IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, GatheringId gathering,
        CancellationToken cancellationToken = default) =>
        ListAsync(owner, after: null, cancellationToken)
            .Filter(interaction => interaction.Gathering == gathering, cancellationToken);

    /// <summary>Adds those interactions whose ids are new and leaves the known ones as they are.</summary>
    /// <returns>The number of new interactions.</returns>
    ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken = default);

    IAsyncEnumerable<Interaction> IRecordStore<InteractionId, Interaction>.ListAsync(OwnerId owner,
        CancellationToken cancellationToken) =>
        ListAsync(owner, after: null, cancellationToken);
}

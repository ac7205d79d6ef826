namespace RelationshipModel.Storage;

/// <summary>Keeps an owner's interactions: the log from which all scores follow.</summary>
/// <remarks>No call of one owner sees or changes what belongs to another. Each call is atomic; a batch is kept whole or not at all.</remarks>
public interface IInteractionStore
{
    /// <summary>The interaction; null where there is none.</summary>
    ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken = default);

    /// <summary>All interactions strictly after a position, by instant and then ordinally by id. No position: from the first.</summary>
    IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after = null, CancellationToken cancellationToken = default);

    /// <summary>The interactions with one contact, by instant and then ordinally by id.</summary>
    IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>Keeps those interactions whose ids are new and leaves the known ones as they are; says how many were new.</summary>
    ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken = default);

    /// <summary>Keeps an interaction, in place of the one that has its id.</summary>
    ValueTask SaveAsync(OwnerId owner, Interaction interaction, CancellationToken cancellationToken = default);

    /// <summary>Removes an interaction. Removing what is missing does nothing.</summary>
    ValueTask RemoveAsync(OwnerId owner, InteractionId id, CancellationToken cancellationToken = default);
}

using System.Runtime.CompilerServices;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>The stores behind a network. Contacts and interactions are enough for scores; a call that needs another store says so
/// when it is used.</summary>
public sealed record NetworkStores
{
    /// <summary>Gets the store of the contacts.</summary>
    public required IContactStore Contacts { get; init => field = Require.NotNull(value); }

    /// <summary>Gets the store of the interactions.</summary>
    public required IInteractionStore Interactions { get; init => field = Require.NotNull(value); }

    /// <summary>
    /// Gets the store of what was folded of the interactions that <see cref="Interactions"/> keeps; null (the default) if nothing
    /// is kept beside the log. Whatever writes those interactions must also maintain it: set the store itself here if
    /// <see cref="Interactions"/> wraps it.
    /// </summary>
    public ITieStateStore? TieStates { get; init; }

    /// <summary>Gets what erases contacts beyond the other ports and cleans a store's files; null (the default)
    /// if there is nothing to do.</summary>
    public IErasureStore? Erasure { get; init; }

    /// <summary>Gets the store that remembers erased contacts; null (the default) if an import may bring them back.</summary>
    public IErasureRecordStore? ErasureRecords { get; init; }

    /// <summary>Gets the store of the side whose initiatives are on record; null (the default) for both sides'.</summary>
    public IRecordedDirectionsStore? RecordedDirections { get; init; }

    /// <summary>
    /// Gets what combines several calls into one unit; null (the default) if each call is separate, in an order that is safe to
    /// repeat. It covers the ports of its own store: what another store keeps is written within the unit, but not undone with it.
    /// </summary>
    public IUnitOfWork? UnitOfWork { get; init; }

    /// <summary>Gets the store of the circles; null (the default) if the host has none.</summary>
    public ICircleStore? Circles { get; init; }

    /// <summary>Gets the store of the memberships of circles; null (the default) if the host has none.</summary>
    public IMembershipStore? Memberships { get; init; }

    /// <summary>Gets the store of the gatherings; null (the default) if the host has none.</summary>
    public IGatheringStore? Gatherings { get; init; }

    /// <summary>Gets the store of the follow-ups; null (the default) if the host has none.</summary>
    public IFollowUpStore? FollowUps { get; init; }

    /// <summary>Gets the store of the notes; null (the default) if the host has none.</summary>
    public INoteStore? Notes { get; init; }

    /// <summary>Gets the store of the acquaintances; null (the default) if the host has none.</summary>
    public IAcquaintanceStore? Acquaintances { get; init; }

    /// <summary>Gets the store of the introductions; null (the default) if the host has none.</summary>
    public IIntroductionStore? Introductions { get; init; }

    /// <summary>Gets the store of the merges; null (the default) if the host has none.</summary>
    public IMergeStore? Merges { get; init; }

    /// <summary>Gets the source of presence; null (the default) if the host does not share when contacts were last
    /// seen.</summary>
    public IPresenceSource? Presence { get; init; }

    /// <summary>Returns one store behind every port that it implements.</summary>
    public static NetworkStores Of<TStore>(TStore store)
        where TStore : class, IContactStore, IInteractionStore => new()
        {
            Contacts = store,
            Interactions = store,
            TieStates = store as ITieStateStore,
            Erasure = store as IErasureStore,
            ErasureRecords = store as IErasureRecordStore,
            RecordedDirections = store as IRecordedDirectionsStore,
            UnitOfWork = store as IUnitOfWork,
            Circles = store as ICircleStore,
            Memberships = store as IMembershipStore,
            Gatherings = store as IGatheringStore,
            FollowUps = store as IFollowUpStore,
            Notes = store as INoteStore,
            Acquaintances = store as IAcquaintanceStore,
            Introductions = store as IIntroductionStore,
            Merges = store as IMergeStore,
        };

    /// <summary>Returns stores that read contacts and interactions from a host's source. Calls that would write them
    /// fail.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The stores, without those of other records.</returns>
    public static NetworkStores Of(INetworkSource source)
    {
        SourceStore store = new(Require.NotNull(source));
        return new() { Contacts = store, Interactions = store };
    }

    /// <summary>Runs work as one unit, if the stores can.</summary>
    internal ValueTask<T> AsUnitAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken) =>
        UnitOfWork is { } unit ? unit.RunAsync(owner, work, cancellationToken) : work();

    /// <summary>Runs work as one unit, if the stores can.</summary>
    internal async ValueTask AsUnitAsync(OwnerId owner, Func<ValueTask> work, CancellationToken cancellationToken) =>
        await AsUnitAsync(
            owner,
            async () =>
            {
                await work().ConfigureAwait(false);
                return 0;
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Runs reads in one view, if the stores can.</summary>
    internal ValueTask<T> AsViewAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken) =>
        UnitOfWork is { } unit ? unit.ReadAsync(owner, read, cancellationToken) : read();

    /// <summary>The contacts that were erased.</summary>
    internal ValueTask<IReadOnlySet<ContactId>> FindErasedAsync(OwnerId owner, IEnumerable<ContactId> contacts,
        CancellationToken cancellationToken) =>
        ErasureRecords is { } records
            ? records.FindAsync(owner, [.. contacts.Distinct()], cancellationToken) : new(new HashSet<ContactId>());

    /// <summary>Refuses to record contacts that were erased.</summary>
    internal async ValueTask RefuseErasedAsync(OwnerId owner, IEnumerable<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        IReadOnlySet<ContactId> erased = await FindErasedAsync(owner, contacts, cancellationToken).ConfigureAwait(false);
        if (erased.Count > 0) throw RecordConflictException.Erased(erased.Min());
    }

    /// <summary>The store of a port.</summary>
    /// <exception cref="InvalidOperationException">The host has no such store.</exception>
    internal static TPort Given<TPort>(TPort? store, [CallerMemberName] string wantedBy = "")
        where TPort : class =>
        store ?? throw new InvalidOperationException(
            $"{wantedBy} needs an {typeof(TPort).Name}, and no store implements it. "
            + "After AddRelationshipModel(), call UseStore<T>() with a class that does, or UseInMemoryStore() to keep "
            + "everything in memory.");
}

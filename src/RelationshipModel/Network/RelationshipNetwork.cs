using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Merging;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>One owner's network: the host records into it, and the engines answer questions about it.</summary>
/// <remarks>
/// Bound to its owner: no call sees another owner's records. It keeps nothing itself, so it is as safe to share between threads
/// as its stores are, and another instance finds what this one records. A network is cheap to create;
/// <see cref="RelationshipNetworkFactory"/> creates them.
/// </remarks>
public sealed partial class RelationshipNetwork
{
    /// <summary>The stores as recorded; merged contacts are apart.</summary>
    private readonly NetworkStores _recorded;

    /// <summary>The stores as questions see them.</summary>
    private readonly NetworkStores _united;
    private readonly NetworkScope? _scope;
    private readonly RelationshipNetworkEngines _engines;
    private readonly IClock _clock;
    private readonly Merges _merges = Merges.None;

    /// <summary>The ties that were folded to answer a question.</summary>
    private readonly Dictionary<ContactId, KeptTie> _toKeep = [];

    /// <summary>Opens an owner's network.</summary>
    /// <param name="owner">The owner of the network.</param>
    /// <param name="stores">The stores that keep it.</param>
    /// <param name="clock">The clock that gives the instant if a call does not.</param>
    /// <param name="options">The options, among them the owner's time zone; null for the defaults.</param>
    /// <exception cref="ArgumentException">The owner is its default value.</exception>
    public RelationshipNetwork(OwnerId owner, NetworkStores stores, IClock clock, RelationshipModelOptions? options = null)
        : this(
            owner, stores, clock,
            options is null ? RelationshipNetworkEngines.Default : RelationshipNetworkEngines.Of(options), scope: null)
    {
    }

    internal RelationshipNetwork(
        OwnerId owner, NetworkStores stores, IClock clock, RelationshipNetworkEngines engines, NetworkScope? scope)
    {
        Owner = Require.NotDefault(owner);
        _recorded = _united = Require.NotNull(stores);
        _scope = scope;
        _clock = Require.NotNull(clock);
        _engines = engines;
    }

    /// <summary>The same network seen with merged contacts as one.</summary>
    private RelationshipNetwork(RelationshipNetwork network, NetworkStores united, Merges merges)
        : this(network.Owner, united, network._clock, network._engines, network._scope) =>
        (_recorded, _merges) = (network._recorded, merges);

    /// <summary>Gets the owner of the network.</summary>
    public OwnerId Owner { get; }

    /// <summary>Gets the owner's time zone, which decides what day it is.</summary>
    public DateTimeZone Zone => _engines.Scorer.Options.Zone;

    /// <summary>The stores as questions see them, as long as they may be used.</summary>
    private NetworkStores Stores
    {
        get
        {
            _scope?.ThrowIfOver();
            return _united;
        }
    }

    private Instant InstantOf(Instant? asOf) => Require.InRange(asOf ?? _clock.GetCurrentInstant(), nameof(asOf));

    /// <summary>Returns the owner's id.</summary>
    public override string ToString() => $"Network of {Owner}";
}

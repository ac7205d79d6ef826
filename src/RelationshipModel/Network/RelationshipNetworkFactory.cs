using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>Opens the networks of a host's owners. Scoped: the networks live as long as the
/// scope whose stores they use.</summary>
public sealed class RelationshipNetworkFactory
{
    private readonly Func<OwnerId, DateTimeZone?, Func<NetworkStores, NetworkStores>?, RelationshipNetwork> _open;

    internal RelationshipNetworkFactory(
        Func<OwnerId, DateTimeZone?, Func<NetworkStores, NetworkStores>?, RelationshipNetwork> open) => _open = open;

    /// <summary>Opens the network of an owner, in the time zone of the scoring options.</summary>
    /// <exception cref="ArgumentException">The owner is its default value.</exception>
    public RelationshipNetwork For(OwnerId owner) => _open(owner, null, null);

    /// <summary>Opens the network of an owner in a time zone of their own, which decides what day it is.</summary>
    /// <remarks>Give an owner the same zone each time: what is folded under one zone is folded again under another.</remarks>
    /// <param name="owner">The owner.</param>
    /// <param name="zone">The owner's time zone.</param>
    /// <exception cref="ArgumentException">The owner is its default value.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public RelationshipNetwork For(OwnerId owner, DateTimeZone zone) => _open(owner, Require.NotNull(zone), null);

    /// <summary>Opens the network of an owner on stores that stand before those of the scope, such as ones that keep in memory
    /// what they read.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="zone">The owner's time zone; null for that of the scoring options.</param>
    /// <param name="wrap">Returns the stores to use, given those of the scope.</param>
    /// <exception cref="ArgumentException">The owner is its default value.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="wrap"/> is null.</exception>
    public RelationshipNetwork For(OwnerId owner, DateTimeZone? zone, Func<NetworkStores, NetworkStores> wrap) =>
        _open(owner, zone, Require.NotNull(wrap));
}

namespace RelationshipModel.Network;

/// <summary>Opens the networks of a host's owners. Scoped: the networks live as long as the scope whose stores they use.</summary>
public sealed class RelationshipNetworkFactory
{
    private readonly Func<OwnerId, RelationshipNetwork> _open;

    internal RelationshipNetworkFactory(Func<OwnerId, RelationshipNetwork> open) => _open = open;

    /// <summary>The network of an owner.</summary>
    /// <exception cref="ArgumentException">The owner is its default value.</exception>
    public RelationshipNetwork For(OwnerId owner) => _open(owner);
}

namespace RelationshipModel.Orleans;

/// <summary>Finds the grains of owners.</summary>
public static class NetworkGrainFactoryExtensions
{
    /// <summary>Returns the grain of an owner's network.</summary>
    /// <param name="grains">The cluster's grain factory, or its client.</param>
    /// <param name="owner">The owner.</param>
    /// <exception cref="ArgumentException">The owner is its default value.</exception>
    public static INetworkGrain GetNetwork(this IGrainFactory grains, OwnerId owner)
    {
        ArgumentNullException.ThrowIfNull(grains);
        if (owner == default) throw new ArgumentException("The owner must not be its default value.", nameof(owner));
        return grains.GetGrain<INetworkGrain>(owner.ToString());
    }
}

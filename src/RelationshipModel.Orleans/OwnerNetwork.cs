using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Orleans.Kept;
using RelationshipModel.Scoring;

namespace RelationshipModel.Orleans;

/// <summary>The network of an owner, in the owner's time zone.</summary>
internal static class OwnerNetwork
{
    /// <summary>Opens the network.</summary>
    /// <param name="services">The services of the call's scope.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="zone">The owner's zone; null for that of the host's source.</param>
    /// <param name="lists">What is kept in memory; null for nothing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal static async ValueTask<RelationshipNetwork> OpenAsync(
        IServiceProvider services, OwnerId owner, DateTimeZone? zone, KeptLists? lists, CancellationToken cancellationToken)
    {
        RelationshipNetworkFactory factory = services.GetRequiredService<RelationshipNetworkFactory>();
        zone ??= await FindZoneAsync(services, owner, cancellationToken).ConfigureAwait(true);
        return factory.For(owner, zone, stores => lists is null ? stores : KeptStores.Of(stores, lists));
    }

    internal static async ValueTask<DateTimeZone> ZoneAsync(
        IServiceProvider services, OwnerId owner, CancellationToken cancellationToken) =>
        await FindZoneAsync(services, owner, cancellationToken).ConfigureAwait(true)
        ?? services.GetRequiredService<RelationshipScorer>().Options.Zone;

    private static ValueTask<DateTimeZone?> FindZoneAsync(
        IServiceProvider services, OwnerId owner, CancellationToken cancellationToken) =>
        services.GetService<IOwnerZoneSource>() is { } zones
            ? zones.FindAsync(owner, cancellationToken)
            : new(default(DateTimeZone));
}

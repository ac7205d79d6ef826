using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;

namespace RelationshipModel.Orleans;

/// <summary>The network of an owner, in the owner's time zone.</summary>
internal static class OwnerNetwork
{
    internal static async ValueTask<RelationshipNetwork> OpenAsync(
        IServiceProvider services, OwnerId owner, CancellationToken cancellationToken)
    {
        RelationshipNetworkFactory factory = services.GetRequiredService<RelationshipNetworkFactory>();
        return await FindZoneAsync(services, owner, cancellationToken).ConfigureAwait(true) is { } zone
            ? factory.For(owner, zone)
            : factory.For(owner);
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

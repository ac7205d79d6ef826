using System.Security.Claims;
using ExistingCrm.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.AspNetCore;
using RelationshipModel.Network;

namespace ExistingCrm.Relationships;

/// <summary>The library in this program.</summary>
public static class RelationshipSetup
{
    /// <summary>Adds the network of the user who is signed in.</summary>
    /// <param name="services">The services of the program.</param>
    public static void AddRelationships(this IServiceCollection services)
    {
        services.AddRelationshipModel().UseEntityFrameworkCore<CrmContext>().UseSource<CrmSource>().AddRelationshipNetwork(
            owner: static context => context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? new OwnerId(id) : null,
            zone: static context => context.User.FindFirstValue("zoneinfo") is { } zone
                ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null);
        services.AddHealthChecks().AddRelationshipModel(owner: OwnerId.From(0));
        services.AddOpenApi(static options => options.AddRelationshipModel());
        services.AddOpenTelemetry().WithMetrics(static metrics => metrics.AddMeter(RelationshipTelemetry.Name))
            .WithTracing(static traces => traces.AddSource(RelationshipTelemetry.Name));
    }

    /// <summary>Maps the endpoints, but for recording: the CRM records its activities itself.</summary>
    /// <param name="endpoints">The endpoints of the program.</param>
    public static void MapRelationships(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRelationshipModel(which: RelationshipEndpoints.All & ~RelationshipEndpoints.Recording)
            .RequireAuthorization();
        endpoints.MapHealthChecks("/health");
        endpoints.MapOpenApi();
    }
}

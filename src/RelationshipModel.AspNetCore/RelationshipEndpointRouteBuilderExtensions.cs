using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.AspNetCore;
using RelationshipModel.AspNetCore.Endpoints;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of a network.</summary>
public static class RelationshipEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps endpoints that answer for the network of the request's owner. They refuse every request until the host says who may
    /// call: <c>RequireAuthorization()</c>, <c>AllowAnonymous()</c> or a fallback policy.
    /// </summary>
    /// <remarks>
    /// The host sets rate limits: <c>RequireRateLimiting(...)</c> on what is returned. A body has at most 1 MiB and 1,000
    /// interactions.
    /// </remarks>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">The path under which they are mapped.</param>
    /// <param name="which">The endpoints to map; <see cref="RelationshipEndpoints.All"/> for those whose records a store
    /// keeps.</param>
    /// <returns>The group, for the host's own conventions.</returns>
    /// <exception cref="InvalidOperationException">
    /// <c>AddRelationshipNetwork</c> was not called, no store is named, or none keeps the records of endpoints that are named
    /// in <paramref name="which"/>.
    /// </exception>
    public static RouteGroupBuilder MapRelationshipModel(
        this IEndpointRouteBuilder endpoints, string prefix = "/relationships",
        RelationshipEndpoints which = RelationshipEndpoints.All)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<OwnerOfRequest>() is null)
            throw new InvalidOperationException(
                "It is not stated whose network a request is about: call AddRelationshipModel().AddRelationshipNetwork(...).");
        if (RequiredStores.FaultIn(endpoints.ServiceProvider) is { } fault) throw new InvalidOperationException(fault);
        which = RequiredStores.Served(endpoints.ServiceProvider, which);
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        // The redirect to a page for signing in is for people; who calls an endpoint needs the status.
        group.WithTags("Relationships").DisableCookieRedirect().ProducesProblem(StatusCodes.Status401Unauthorized);
        ((IEndpointConventionBuilder)group).Finally(RequestGate.Close);
        if (which.HasFlag(RelationshipEndpoints.Scores)) ScoreEndpoints.Map(group);
        if (which.HasFlag(RelationshipEndpoints.Revisits)) RevisitEndpoints.Map(group);
        if (which.HasFlag(RelationshipEndpoints.Introductions))
            IntroductionEndpoints.Map(group, RequiredStores.KeepIntroductions(endpoints.ServiceProvider));
        if (which.HasFlag(RelationshipEndpoints.Circles)) CircleEndpoints.Map(group);
        if (which.HasFlag(RelationshipEndpoints.Gatherings)) GatheringEndpoints.Map(group);
        if (which.HasFlag(RelationshipEndpoints.Promises)) PromiseEndpoints.Map(group);
        if (which.HasFlag(RelationshipEndpoints.Recording)) RecordingEndpoints.Map(group);
        if (which.HasFlag(RelationshipEndpoints.Report)) ReportEndpoints.Map(group);
        return group;
    }
}

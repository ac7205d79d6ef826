using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RelationshipModel;
using RelationshipModel.AspNetCore;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Json;
using RelationshipModel.Network;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the network of a request's owner to a web program.</summary>
public static class RelationshipNetworkServiceCollectionExtensions
{
    /// <summary>
    /// Adds a scoped <see cref="RelationshipNetwork"/>: that of the owner of the current request. JSON of this library's types is
    /// added to the program's options for minimal APIs.
    /// </summary>
    /// <param name="builder">What <c>AddRelationshipModel()</c> returned.</param>
    /// <param name="owner">Tells whose network a request is about, such as by a claim of its user; null if it has none, as
    /// before signing in.</param>
    /// <param name="zone">Tells the owner's time zone; null (the default) for the zone of the scoring options.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static RelationshipModelBuilder AddRelationshipNetwork(
        this RelationshipModelBuilder builder, Func<HttpContext, OwnerId?> owner, Func<HttpContext, DateTimeZone?>? zone = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(owner);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ViewsJsonContext.Default);
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, RelationshipJson.Resolver);
        });
        builder.Services.AddSingleton(new OwnerOfRequest(owner, zone));
        builder.Services.TryAddScoped(static services =>
        {
            HttpContext context = services.GetRequiredService<IHttpContextAccessor>().HttpContext
                ?? throw new InvalidOperationException(
                    "There is no request, and so no owner: use RelationshipNetworkFactory.For(owner) outside of requests.");
            OwnerOfRequest of = services.GetRequiredService<OwnerOfRequest>();
            OwnerId owner = of.Owner(context)
                ?? throw new InvalidOperationException(
                    "The request has no owner. Sign the user in before this point, or ask for the network only where there is "
                        + "one.");
            RelationshipNetworkFactory factory = services.GetRequiredService<RelationshipNetworkFactory>();
            return of.Zone?.Invoke(context) is { } zone ? factory.For(owner, zone) : factory.For(owner);
        });
        return builder;
    }

    /// <summary>Adds a health check that reads from the stores of contacts and interactions.</summary>
    /// <param name="builder">The builder of health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="owner">
    /// The owner, contact and interaction to look for, none of which need exist; null (the default) for <c>health-check</c>. Name
    /// one where keys are numbers (<c>OwnerId.From(0)</c>) or GUIDs, so that a store of the host's own can read it.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    public static IHealthChecksBuilder AddRelationshipModel(
        this IHealthChecksBuilder builder, string name = "relationships", OwnerId? owner = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OwnerId nobody = owner ?? new OwnerId("health-check");
        return builder.AddTypeActivatedCheck<StoreHealthCheck>(name, nobody);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RelationshipModel;
using RelationshipModel.AspNetCore;
using RelationshipModel.AspNetCore.Forwarding;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Json;
using RelationshipModel.Network;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the network of a request's owner to a web program.</summary>
public static class RelationshipNetworkServiceCollectionExtensions
{
    /// <summary>
    /// Adds RelationshipModel with options from a section of the program's configuration, such as
    /// <c>{ "Language": "de", "Zone": "Europe/Berlin", "Revisits": { "Top": 7, "Cooldown": "P14D" } }</c>.
    /// </summary>
    /// <remarks>Names are those of the options, ignoring case. The section is read once, without reflection.</remarks>
    /// <param name="services">The program's services.</param>
    /// <param name="section">The section: <c>builder.Configuration.GetSection("RelationshipModel")</c>. An empty section keeps
    /// the defaults.</param>
    /// <param name="configure">Sets options after it; null for none.</param>
    /// <returns>The builder, on which to name a store.</returns>
    /// <exception cref="ArgumentException">
    /// A setting is unknown, cannot be read or is out of its range. The message names each with its section and value, and what
    /// is allowed.
    /// </exception>
    public static RelationshipModelBuilder AddRelationshipModel(
        this IServiceCollection services, IConfiguration section, Action<RelationshipModelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddRelationshipModel(options =>
        {
            options.Read(section.AsEnumerable(makePathsRelative: true), (section as IConfigurationSection)?.Path ?? "");
            configure?.Invoke(options);
        });
    }

    /// <summary>
    /// Adds a scoped <see cref="RelationshipNetwork"/>: that of the owner of the current request. JSON of this library's types is
    /// added to the program's options for minimal APIs.
    /// </summary>
    /// <param name="builder">The builder that <c>AddRelationshipModel()</c> returned.</param>
    /// <param name="owner">Returns the owner of a request, such as from a claim of its user; null if it has no owner, such as
    /// before signing in.</param>
    /// <param name="zone">Returns the owner's time zone; null (the default) for the zone of the scoring options.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static RelationshipModelBuilder AddRelationshipNetwork(
        this RelationshipModelBuilder builder, Func<HttpContext, OwnerId?> owner, Func<HttpContext, DateTimeZone?>? zone = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(owner);
        builder.Services.Replace(ServiceDescriptor.Singleton(new OwnerOfRequest(owner, zone)));
        builder.Services.AddHostedService<StoreReport>();
        return AddRequests(builder);
    }

    /// <summary>Lets the process answer requests to the endpoints that another process forwards to it
    /// (<see cref="ForwardedRequests"/>). It need not listen to HTTP.</summary>
    /// <param name="builder">The builder that <c>AddRelationshipModel()</c> returned.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static RelationshipModelBuilder AddForwardedRequests(this RelationshipModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddLogging();
        builder.Services.AddRoutingCore();
        builder.Services.TryAddSingleton(new OwnerOfRequest(static _ => null, Zone: null));
        builder.Services.TryAddSingleton<EndpointTable>();
        return AddRequests(builder);
    }

    /// <summary>Adds what the endpoints need.</summary>
    private static RelationshipModelBuilder AddRequests(RelationshipModelBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ViewsJsonContext.Default);
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, RelationshipJson.Resolver);
        });
        builder.Services.TryAddScoped(static services =>
        {
            HttpContext context = services.GetRequiredService<IHttpContextAccessor>().HttpContext
                ?? throw new InvalidOperationException(
                    "There is no request, and so no owner: use RelationshipNetworkFactory.For(owner) outside of requests.");
            if (context.Features.Get<OpenedNetwork>() is { } opened) return opened.Network;
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
    /// one if keys are numbers (<c>OwnerId.From(0)</c>) or GUIDs, so that the host's own store can read it.
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

using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.AspNetCore.Forwarding;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore;

/// <summary>The stores without which no request can be answered, except one that another process answers.</summary>
internal static class RequiredStores
{
    private static readonly (RelationshipEndpoints Endpoints, Type Port)[] Others =
    [
        (RelationshipEndpoints.Circles, typeof(ICircleStore)),
        (RelationshipEndpoints.Circles, typeof(IMembershipStore)),
        (RelationshipEndpoints.Gatherings, typeof(IGatheringStore)),
        (RelationshipEndpoints.Promises, typeof(IFollowUpStore)),
    ];

    /// <summary>Returns the endpoints that can answer: of all of them those whose records a store keeps.</summary>
    /// <exception cref="InvalidOperationException">Some were named that cannot.</exception>
    internal static RelationshipEndpoints Served(IServiceProvider services, RelationshipEndpoints which)
    {
        RelationshipEndpoints served = which;
        foreach ((RelationshipEndpoints endpoints, Type port) in Others)
        {
            if (!which.HasFlag(endpoints) || IsServed(services, port)) continue;
            if (which != RelationshipEndpoints.All)
                throw new InvalidOperationException(
                    $"{nameof(RelationshipEndpoints)}.{endpoints} needs an {port.Name}, and no store implements it. After "
                        + "AddRelationshipModel(), call UseStore<T>() with a class that does, or do not map these endpoints.");
            served &= ~endpoints;
        }

        return served;
    }

    /// <summary>Whether a store of this process implements a port, or another process answers.</summary>
    internal static bool IsServed(IServiceProvider services, Type port) =>
        // Whether a service is registered, and not the service, since a store may need what only a request has.
        services.GetService<IServiceProviderIsService>() is not { } registered
        || registered.IsService(typeof(IRequestForwarder)) || registered.IsService(port);

    /// <summary>The message if one of them is not registered; null if all are.</summary>
    internal static string? FaultIn(IServiceProvider services)
    {
        string[] missing =
        [
            .. new[] { typeof(IContactStore), typeof(IInteractionStore) }.Where(port => !IsServed(services, port))
                .Select(static port => port.Name),
        ];
        return missing.Length == 0 ? null
            : $"There is no {string.Join(" and no ", missing)}: name a store after AddRelationshipModel(), such as by "
                + "UseSqlite(...), UseEntityFrameworkCore<TContext>(), UseSource<TSource>() or UseInMemoryStore().";
    }
}

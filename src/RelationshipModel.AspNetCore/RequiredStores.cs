using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RelationshipModel.AspNetCore.Forwarding;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore;

/// <summary>The stores without which no request can be answered, except one that another process answers.</summary>
internal static partial class RequiredStores
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
            LeftOut(LoggerOf(services), endpoints.ToString(), port.Name);
            served &= ~endpoints;
        }

        return served;
    }

    /// <summary>Whether introductions are kept, and with them what follows once they are made.</summary>
    internal static bool KeepIntroductions(IServiceProvider services)
    {
        Type[] missing =
        [
            .. new[] { typeof(IIntroductionStore), typeof(IAcquaintanceStore) }.Where(port => !IsServed(services, port)),
        ];
        foreach (Type port in missing) LeftOut(LoggerOf(services), "the steps of introductions", port.Name);
        return missing.Length == 0;
    }

    /// <summary>Whether a store of this process implements a port, or another process answers.</summary>
    private static bool IsServed(IServiceProvider services, Type port) =>
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

    private static ILogger LoggerOf(IServiceProvider services) =>
        services.GetService<ILoggerFactory>()?.CreateLogger(typeof(RelationshipEndpoints)) ?? NullLogger.Instance;

    [LoggerMessage(3, LogLevel.Information, "The endpoints of {Endpoints} are left out: no store implements {Port}.")]
    private static partial void LeftOut(ILogger logger, string endpoints, string port);
}

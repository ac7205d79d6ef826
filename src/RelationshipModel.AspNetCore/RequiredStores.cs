using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.AspNetCore.Forwarding;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore;

/// <summary>The stores without which no request can be answered, but for one that another process answers.</summary>
internal static class RequiredStores
{
    /// <summary>The message if one of them is not registered; null if all are.</summary>
    internal static string? FaultIn(IServiceProvider services)
    {
        // Whether a service is registered, and not the service, since a store may need what only a request has.
        if (services.GetService<IServiceProviderIsService>() is not { } registered
            || registered.IsService(typeof(IRequestForwarder))) return null;
        string[] missing =
        [
            .. new[] { typeof(IContactStore), typeof(IInteractionStore) }.Where(port => !registered.IsService(port))
                .Select(static port => port.Name),
        ];
        return missing.Length == 0 ? null
            : $"There is no {string.Join(" and no ", missing)}: name a store after AddRelationshipModel(), such as by "
                + "UseSqlite(...), UseEntityFrameworkCore<TContext>(), UseSource<TSource>() or UseInMemoryStore().";
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RelationshipModel.DependencyInjection;

namespace RelationshipModel.AspNetCore;

/// <summary>Ends the program at start if no store is named, and logs which one is used where the host named two.</summary>
internal sealed partial class StoreReport(
    IServiceProvider services, IEnumerable<ReplacedStore> replaced, ILogger<StoreReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (RequiredStores.FaultIn(services) is { } fault) throw new InvalidOperationException(fault);
        foreach (IGrouping<(Type, Type), ReplacedStore> stores in
            replaced.GroupBy(static port => (port.Replaced, port.Store)))
        {
            (Type before, Type store) = stores.Key;
            if (before == store) NamedTwice(store.Name);
            else Replaced(store.Name, string.Join(", ", stores.Select(static port => port.Port.Name)), before.Name);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information,
        "{Store} is used as {Ports} in place of {Replaced}, which was named before it. The later of two stores is used.")]
    private partial void Replaced(string store, string ports, string replaced);

    [LoggerMessage(2, LogLevel.Warning,
        "The {Store} that was named last is used, and the one that was named before it is not. Name one of them.")]
    private partial void NamedTwice(string store);
}

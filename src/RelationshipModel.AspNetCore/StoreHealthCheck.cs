using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore;

/// <summary>Reads from the stores, as an owner that nobody is.</summary>
internal sealed class StoreHealthCheck(IServiceProvider services, OwnerId nobody) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        HealthStatus failure = context?.Registration.FailureStatus ?? HealthStatus.Unhealthy;
        if (RequiredStores.FaultIn(services) is { } fault) return new(failure, fault);
        try
        {
            // A store that cannot be made is a finding of the check, not a fault of it.
            await services.GetRequiredService<IContactStore>()
                .FindAsync(nobody, new(nobody.Value), cancellationToken).ConfigureAwait(false);
            await services.GetRequiredService<IInteractionStore>()
                .FindAsync(nobody, new(nobody.Value), cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(failure, "The store cannot be read.", e);
        }
    }
}

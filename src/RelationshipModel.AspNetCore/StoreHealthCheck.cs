using Microsoft.Extensions.Diagnostics.HealthChecks;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore;

/// <summary>Reads from the stores, as an owner that nobody is.</summary>
internal sealed class StoreHealthCheck(IContactStore contacts, IInteractionStore interactions, OwnerId nobody) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        try
        {
            await contacts.FindAsync(nobody, new(nobody.Value), cancellationToken).ConfigureAwait(false);
            await interactions.FindAsync(nobody, new(nobody.Value), cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(context?.Registration.FailureStatus ?? HealthStatus.Unhealthy, "The store cannot be read.", e);
        }
    }
}

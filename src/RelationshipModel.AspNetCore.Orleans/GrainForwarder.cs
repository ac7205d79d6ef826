using NodaTime;
using RelationshipModel.AspNetCore.Forwarding;
using RelationshipModel.Orleans;

namespace RelationshipModel.AspNetCore.Orleans;

/// <summary>Passes a request to the grain of its owner.</summary>
internal sealed class GrainForwarder(IGrainFactory grains) : IRequestForwarder
{
    public async ValueTask<byte[]> ForwardAsync(
        OwnerId owner, DateTimeZone? zone, byte[] request, CancellationToken cancellationToken = default)
    {
        try
        {
            return await grains.GetNetwork(owner).AskAsync(RequestQuestion.Name, request, zone?.Id, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception fault) when (NetworkFaults.IsTransient(fault) && !cancellationToken.IsCancellationRequested)
        {
            throw new RequestNotForwardedException(fault);
        }
    }
}

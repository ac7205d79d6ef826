using RelationshipModel.AspNetCore.Forwarding;
using RelationshipModel.Network;
using RelationshipModel.Orleans;

namespace RelationshipModel.AspNetCore.Orleans;

/// <summary>Answers a request inside the grain of its owner.</summary>
internal sealed class RequestQuestion(IServiceProvider services) : INetworkQuestion
{
    internal const string Name = "RelationshipModel.AspNetCore";

    public ValueTask<byte[]> AnswerAsync(
        RelationshipNetwork network, ReadOnlyMemory<byte> input, CancellationToken cancellationToken = default) =>
        ForwardedRequests.AnswerAsync(network, services, input, cancellationToken);
}

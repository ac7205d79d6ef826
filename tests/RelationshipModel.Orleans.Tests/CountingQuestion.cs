using RelationshipModel.Network;

namespace RelationshipModel.Orleans.Tests;

/// <summary>Counts the interactions from one on, as a host's own question.</summary>
internal sealed class CountingQuestion : INetworkQuestion
{
    public async ValueTask<byte[]> AnswerAsync(
        RelationshipNetwork network, ReadOnlyMemory<byte> input, CancellationToken cancellationToken = default) =>
        BitConverter.GetBytes(
            BitConverter.ToInt32(input.Span)
            + await network.ListInteractionsAsync(cancellationToken: cancellationToken).CountAsync(cancellationToken));
}

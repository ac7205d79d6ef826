using RelationshipModel.Network;

namespace RelationshipModel.Orleans;

/// <summary>
/// Something that a host does inside the grain of an owner, beyond what <see cref="INetworkGrain"/> has: with the whole of the
/// owner's <see cref="RelationshipNetwork"/>, in the turn of the grain. A host registers it with <c>AddNetworkQuestion</c> in its
/// silos and calls it with <see cref="INetworkGrain.AskAsync"/>.
/// </summary>
public interface INetworkQuestion
{
    /// <summary>Answers.</summary>
    /// <remarks>A call may be made again after a failure, when it was carried out or not: what it records must have an
    /// id.</remarks>
    /// <param name="network">The owner's network. It is not to be used after the call.</param>
    /// <param name="input">What the caller sent, in a form of the host's.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>What is sent back.</returns>
    ValueTask<byte[]> AnswerAsync(
        RelationshipNetwork network, ReadOnlyMemory<byte> input, CancellationToken cancellationToken = default);
}

using RelationshipModel.Network;

namespace RelationshipModel.Orleans;

/// <summary>
/// A host's own code that runs inside the grain of an owner, in addition to what <see cref="INetworkGrain"/> has: with the whole
/// of the owner's <see cref="RelationshipNetwork"/>, in the turn of the grain. A host registers it with <c>AddNetworkQuestion</c>
/// in its silos and calls it with <see cref="INetworkGrain.AskAsync"/>.
/// </summary>
public interface INetworkQuestion
{
    /// <summary>Answers.</summary>
    /// <remarks>A call may be repeated after a failure, whether or not it was carried out: what it records must have an
    /// id.</remarks>
    /// <param name="network">The owner's network. Do not use it after the call.</param>
    /// <param name="input">The caller's input, in a form that the host defines.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The answer to send back.</returns>
    ValueTask<byte[]> AnswerAsync(
        RelationshipNetwork network, ReadOnlyMemory<byte> input, CancellationToken cancellationToken = default);
}

using NodaTime;

namespace RelationshipModel.AspNetCore.Forwarding;

/// <summary>
/// Has the requests of the endpoints answered by another process, the one that has the owner's network. If a host registers one,
/// this process needs no store: it identifies owners, refuses callers who are not allowed, and passes on the rest.
/// </summary>
/// <remarks>The other process passes what it is given to <see cref="ForwardedRequests.AnswerAsync"/>, once it has opened the
/// owner's network.</remarks>
public interface IRequestForwarder
{
    /// <summary>Passes a request on.</summary>
    /// <param name="owner">The owner of the request.</param>
    /// <param name="zone">The owner's time zone; null if the host named none.</param>
    /// <param name="request">The request, in the form that <see cref="ForwardedRequests.AnswerAsync"/> reads.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The answer that <see cref="ForwardedRequests.AnswerAsync"/> returned.</returns>
    /// <exception cref="RequestNotForwardedException">The other process was not reached, or did not answer. The endpoint tells
    /// its caller to try again.</exception>
    ValueTask<byte[]> ForwardAsync(
        OwnerId owner, DateTimeZone? zone, byte[] request, CancellationToken cancellationToken = default);
}

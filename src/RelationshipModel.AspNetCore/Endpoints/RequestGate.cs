using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.AspNetCore.Forwarding;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>Checks every request before its arguments are read: the host must state who may call, and there must be an owner.
/// Faults are reported as problems.</summary>
internal static class RequestGate
{
    internal static void Close(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } serve) return;
        // What has no name refuses, which is done where the request came.
        bool isForwardable = endpoint.Metadata.OfType<IEndpointNameMetadata>().Any();
        endpoint.RequestDelegate = async http =>
        {
            // A request that was forwarded has passed the gate of the process that forwarded it.
            bool isForwarded = http.Features.Get<OpenedNetwork>() is not null;
            if (!isForwarded && await RefusalAsync(http).ConfigureAwait(false) is { } refusal)
            {
                await ProblemAsync(http, refusal).ConfigureAwait(false);
                return;
            }

            try
            {
                if (isForwardable && !isForwarded && http.RequestServices.GetService<IRequestForwarder>() is { } forwarder)
                    await ForwardAsync(http, forwarder).ConfigureAwait(false);
                else
                    await serve(http).ConfigureAwait(false);
            }
            catch (BadAnswerException e) when (!http.Response.HasStarted)
            {
                await ProblemAsync(http, e).ConfigureAwait(false);
            }
            catch (RecordConflictException e) when (!http.Response.HasStarted)
            {
                await ProblemAsync(http, new(StatusCodes.Status409Conflict, e.Message)).ConfigureAwait(false);
            }
            catch (KeyNotFoundException e) when (!http.Response.HasStarted)
            {
                await ProblemAsync(http, new(StatusCodes.Status404NotFound, e.Message)).ConfigureAwait(false);
            }
            catch (Exception e) when (IsOfAnId(e, http) && !http.Response.HasStarted)
            {
                await ProblemAsync(http, BadAnswerException.Of(StatusCodes.Status400BadRequest, e)).ConfigureAwait(false);
            }
            catch (RequestNotForwardedException e) when (!http.Response.HasStarted)
            {
                http.Response.Headers.RetryAfter = "1";
                await ProblemAsync(http, new(StatusCodes.Status503ServiceUnavailable, e.Message)).ConfigureAwait(false);
            }
        };
    }

    /// <summary>Whether a fault says that an instant is out of range, or that a store of the host's own has no such ids, such as
    /// one whose keys are numbers. Without an id in the request it is a fault of the program.</summary>
    private static bool IsOfAnId(Exception fault, HttpContext http) =>
        fault is ArgumentOutOfRangeException { ParamName: "asOf" }
        || (fault is FormatException or OverflowException or ArgumentException and not ArgumentNullException
            && (http.Request.RouteValues.Count > 0 || !HttpMethods.IsGet(http.Request.Method)));

    private static async Task ForwardAsync(HttpContext http, IRequestForwarder forwarder)
    {
        OwnerOfRequest of = http.RequestServices.GetRequiredService<OwnerOfRequest>();
        try
        {
            await ForwardedRequests.ForwardAsync(http, forwarder, of.Owner(http)!.Value, of.Zone?.Invoke(http))
                .ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            throw new BadAnswerException(e.StatusCode, e.Message);
        }
    }

    private static Task ProblemAsync(HttpContext http, BadAnswerException refusal) =>
        TypedResults.Problem(refusal.Message, statusCode: refusal.Status).ExecuteAsync(http);

    private static async ValueTask<BadAnswerException?> RefusalAsync(HttpContext http)
    {
        if (!await IsStatedAsync(http).ConfigureAwait(false))
            return new(StatusCodes.Status403Forbidden,
                "The host has not stated who may call: RequireAuthorization() or AllowAnonymous() on MapRelationshipModel().");
        return FaultOfOwner(http) is { } fault ? new(StatusCodes.Status401Unauthorized, fault) : Arguments.FaultIn(http);
    }

    private static string? FaultOfOwner(HttpContext http)
    {
        try
        {
            return http.RequestServices.GetRequiredService<OwnerOfRequest>().Owner(http) is null
                ? "The request has no owner." : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException
            && e.Message.StartsWith($"An {nameof(OwnerId)} ", StringComparison.Ordinal))
        {
            // The host made an id of what a request says, such as an empty or endless header: it names nobody.
            return $"The request has no owner: {BadAnswerException.Of(StatusCodes.Status401Unauthorized, e).Message}";
        }
    }

    private static async ValueTask<bool> IsStatedAsync(HttpContext http)
    {
        EndpointMetadataCollection? metadata = http.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<IAllowAnonymous>() is not null || metadata?.GetMetadata<IAuthorizeData>() is not null
            || metadata?.GetMetadata<AuthorizationPolicy>() is not null) return true;
        return http.RequestServices.GetService<IAuthorizationPolicyProvider>() is { } policies
            && await policies.GetFallbackPolicyAsync().ConfigureAwait(false) is not null;
    }
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.AspNetCore.Forwarding;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>Checks every request before its arguments are read: the host must state who may call, and there must be an owner.
/// Faults are reported as problems.</summary>
internal static partial class RequestGate
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
            catch (BadHttpRequestException e) when (!http.Response.HasStarted)
            {
                await ProblemAsync(http, new(e.StatusCode, e.Message)).ConfigureAwait(false);
            }
            catch (Exception e) when (IsOfRequest(e, http) && !http.Response.HasStarted)
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

    /// <summary>Whether a fault says that an instant is out of range, or that an id of the request is not a key of a store
    /// of the host's own, such as one whose keys are numbers. Any other is a fault of the program, which the host must hear
    /// of.</summary>
    private static bool IsOfRequest(Exception fault, HttpContext http) =>
        fault is ArgumentOutOfRangeException { ParamName: "asOf", ActualValue: Instant }
        || (fault is FormatException or OverflowException && UnfitId().Match(fault.Message) is { Success: true } unfit
            && (http.Request.RouteValues.Values.Contains(unfit.Groups["id"].Value)
                || SentBody.Has(http, unfit.Groups["id"].Value)));

    /// <summary>The message of an id that is not converted to the key of a store. Who the owner is, the host says.</summary>
    [GeneratedRegex("^The (?!OwnerId)[A-Za-z]+Id '(?<id>.*)' is not a (number|GUID)", RegexOptions.Singleline)]
    private static partial Regex UnfitId();

    private static Task ForwardAsync(HttpContext http, IRequestForwarder forwarder)
    {
        OwnerOfRequest of = http.RequestServices.GetRequiredService<OwnerOfRequest>();
        return ForwardedRequests.ForwardAsync(http, forwarder, of.Owner(http)!.Value, of.Zone?.Invoke(http));
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

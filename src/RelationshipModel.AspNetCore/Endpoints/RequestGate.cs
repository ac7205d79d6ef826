using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>Checks every request before its arguments are read: the host must state who may call, and there must be an owner.
/// Faults are reported as problems.</summary>
internal static class RequestGate
{
    internal static void Close(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } serve) return;
        endpoint.RequestDelegate = async http =>
        {
            if (await RefusalAsync(http).ConfigureAwait(false) is { } refusal)
            {
                await ProblemAsync(http, refusal).ConfigureAwait(false);
                return;
            }

            try
            {
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
            catch (ArgumentOutOfRangeException e) when (e.ParamName == "asOf" && !http.Response.HasStarted)
            {
                await ProblemAsync(http, BadAnswerException.Of(StatusCodes.Status400BadRequest, e)).ConfigureAwait(false);
            }
        };
    }

    private static Task ProblemAsync(HttpContext http, BadAnswerException refusal) =>
        TypedResults.Problem(refusal.Message, statusCode: refusal.Status).ExecuteAsync(http);

    private static async ValueTask<BadAnswerException?> RefusalAsync(HttpContext http)
    {
        if (!await IsStatedAsync(http).ConfigureAwait(false))
            return new(StatusCodes.Status403Forbidden,
                "The host has not stated who may call: RequireAuthorization() or AllowAnonymous() on MapRelationshipModel().");
        return http.RequestServices.GetRequiredService<OwnerOfRequest>().Owner(http) is null
            ? new(StatusCodes.Status401Unauthorized, "The request has no owner.") : null;
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

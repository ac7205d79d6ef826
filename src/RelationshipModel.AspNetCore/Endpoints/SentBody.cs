using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>The metadata of endpoints that take a body.</summary>
internal static class SentBody
{
    /// <summary>States what is sent, that the framework limits its size, and how a fault in it is answered.</summary>
    internal static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint)
        where T : class =>
        endpoint.Accepts<T>("application/json").WithMetadata(BodyLimit.Instance)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Answers a body that is not JSON, which routing would refuse without a word.</summary>
    internal static void RefuseOtherBodies(this RouteGroupBuilder group, string method, string pattern) =>
        group.MapMethods(pattern, [method], static http => Task.FromException(NotJson(http))).ExcludeFromDescription();

    internal static BadAnswerException NotJson(HttpContext http) => new(
        StatusCodes.Status415UnsupportedMediaType,
        string.IsNullOrEmpty(http.Request.ContentType)
            ? "The body has no content type; send it as application/json."
            : "The content type of the body is not JSON; send it as application/json.");
}

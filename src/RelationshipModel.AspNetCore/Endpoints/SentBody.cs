using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

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
}

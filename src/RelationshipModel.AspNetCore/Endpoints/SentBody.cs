using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>The body of a request: the metadata of endpoints that take one, and what it has.</summary>
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

    /// <summary>Keeps the body that was read, to look into if a fault names an id.</summary>
    internal static void Remember(HttpContext http, Func<JsonElement> body) => http.Items[typeof(SentBody)] = body;

    /// <summary>Whether the body has a text, such as an id.</summary>
    internal static bool Has(HttpContext http, string text)
    {
        return http.Items[typeof(SentBody)] is Func<JsonElement> body && Has(body());

        bool Has(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.String => element.ValueEquals(text),
            JsonValueKind.Array => element.EnumerateArray().Any(Has),
            JsonValueKind.Object => element.EnumerateObject().Any(property => Has(property.Value)),
            _ => false,
        };
    }

    internal static BadAnswerException NotJson(HttpContext http) => new(
        StatusCodes.Status415UnsupportedMediaType,
        string.IsNullOrEmpty(http.Request.ContentType)
            ? "The body has no content type; send it as application/json."
            : "The content type of the body is not JSON; send it as application/json.");
}

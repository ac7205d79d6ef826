using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using NodaTime;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Forwarding;

/// <summary>Answers requests that another process forwards (<see cref="IRequestForwarder"/>), with the same endpoints.</summary>
public static class ForwardedRequests
{
    private static readonly string[] RequestHeaders =
        [HeaderNames.Accept, HeaderNames.AcceptLanguage, HeaderNames.ContentType, HeaderNames.IfNoneMatch];

    /// <summary>Answers a request that was forwarded. The process that forwards it has decided who may call.</summary>
    /// <param name="network">The network of the request's owner.</param>
    /// <param name="services">The services of a scope of a process in which <c>AddForwardedRequests()</c> was called.</param>
    /// <param name="request">The request, as <see cref="IRequestForwarder.ForwardAsync"/> was given it.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The answer, for <see cref="IRequestForwarder.ForwardAsync"/> to return.</returns>
    /// <exception cref="InvalidOperationException"><c>AddForwardedRequests()</c> was not called.</exception>
    public static async ValueTask<byte[]> AnswerAsync(
        RelationshipNetwork network, IServiceProvider services, ReadOnlyMemory<byte> request,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(services);
        EndpointTable endpoints = services.GetService<EndpointTable>()
            ?? throw new InvalidOperationException(
                "This process answers no forwarded requests: call AddRelationshipModel().AddForwardedRequests().");
        ForwardedRequest forwarded =
            JsonSerializer.Deserialize(request.Span, ForwardingJsonContext.Default.ForwardedRequest)!;
        using MemoryStream body = new();
        DefaultHttpContext http = new() { RequestServices = services, RequestAborted = cancellationToken };
        http.Features.Set(new OpenedNetwork(network));
        http.Features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(forwarded.Body.Length > 0));
        http.Request.Method = forwarded.Method;
        http.Request.Path = forwarded.Path;
        http.Request.QueryString = new(forwarded.Query);
        http.Request.Body = new MemoryStream(forwarded.Body);
        http.Request.ContentLength = forwarded.Body.Length;
        foreach ((string name, string value) in forwarded.RouteValues) http.Request.RouteValues[name] = value;
        foreach ((string name, string[] values) in forwarded.Headers) http.Request.Headers[name] = values;
        http.Response.Body = body;
        // The network of a request is found by the current context.
        IHttpContextAccessor accessor = services.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = http;
        try
        {
            await endpoints.Find(forwarded.Endpoint)(http).ConfigureAwait(false);
            await http.Response.CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            accessor.HttpContext = null;
        }

        return JsonSerializer.SerializeToUtf8Bytes(
            new(http.Response.StatusCode, Values(http.Response.Headers), body.ToArray()),
            ForwardingJsonContext.Default.ForwardedAnswer);
    }

    /// <summary>Passes a request on, and writes what is answered.</summary>
    internal static async Task ForwardAsync(HttpContext http, IRequestForwarder forwarder, OwnerId owner, DateTimeZone? zone)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        ForwardedRequest request = new(
            http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, http.Request.Method,
            http.Request.Path.Value ?? "", http.Request.QueryString.Value ?? "",
            http.Request.RouteValues.ToDictionary(static pair => pair.Key, static pair => $"{pair.Value}"),
            RequestHeaders.Where(http.Request.Headers.ContainsKey)
                .ToDictionary(static name => name, name => http.Request.Headers[name].ToArray()!)!, body.ToArray());
        byte[] answered = await forwarder.ForwardAsync(
            owner, zone, JsonSerializer.SerializeToUtf8Bytes(request, ForwardingJsonContext.Default.ForwardedRequest),
            http.RequestAborted).ConfigureAwait(false);
        ForwardedAnswer answer = JsonSerializer.Deserialize(answered, ForwardingJsonContext.Default.ForwardedAnswer)!;
        http.Response.StatusCode = answer.Status;
        foreach ((string name, string[] values) in answer.Headers) http.Response.Headers[name] = values;
        if (answer.Body.Length > 0) await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
    }

    private static Dictionary<string, string[]> Values(IHeaderDictionary headers) =>
        headers.ToDictionary(static header => header.Key, static header => header.Value.OfType<string>().ToArray());

    private sealed record BodyDetection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}

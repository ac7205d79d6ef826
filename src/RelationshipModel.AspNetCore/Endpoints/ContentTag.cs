using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>
/// Tags an answer by its content, and leaves the body away where the caller has it already. A tie's version alone would not do:
/// an answer also depends on the instant, on promises and on what the owner stated.
/// </summary>
internal static class ContentTag
{
    internal static async ValueTask<object?> AddAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await next(context).ConfigureAwait(false) is IResult result ? new Tagged(result) : null;

    private sealed class Tagged(IResult result) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            Stream body = httpContext.Response.Body;
            using MemoryStream content = new();
            httpContext.Response.Body = content;
            try
            {
                await result.ExecuteAsync(httpContext).ConfigureAwait(false);
            }
            finally
            {
                httpContext.Response.Body = body;
            }

            if (httpContext.Response.StatusCode == StatusCodes.Status200OK)
            {
                EntityTagHeaderValue tag = new(
                    $"\"{Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)).AsSpan(0, 16))}\"");
                httpContext.Response.Headers.ETag = tag.ToString();
                httpContext.Response.Headers.CacheControl = "private, no-cache";
                if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(
                    known => known.Compare(tag, useStrongComparison: false)))
                {
                    httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                    httpContext.Response.ContentType = null;
                    httpContext.Response.ContentLength = null;
                    return;
                }
            }

            content.Position = 0;
            await content.CopyToAsync(body, httpContext.RequestAborted).ConfigureAwait(false);
        }
    }
}

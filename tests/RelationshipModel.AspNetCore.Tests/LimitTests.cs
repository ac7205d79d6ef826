using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>The limits of the framework: sizes and content types of bodies, rates of requests. On a server of its own, since the
/// one in memory does not limit sizes.</summary>
public sealed class LimitTests
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static TheoryData<string, string> Bodies => new()
    {
        { "POST", "interactions" },
        { "PUT", "interactions/a" },
        { "PUT", "promises/a" },
        { "POST", "promises/a/outcome" },
        { "PUT", "introductions/a" },
        { "POST", "introductions/a/steps" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Send_MoreThanAMebibyte_IsAProblem(string method, string path)
    {
        await using WebApplication application = await StartAsync(static group => group.AllowAnonymous());
        byte[] body = [.. "[\""u8, .. Enumerable.Repeat((byte)'a', 1 << 20), .. "\"]"u8];

        (HttpStatusCode status, string answer) = await SendAsync(application, method, path, body, Json);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("too large", DetailOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_MoreThanAThousandInteractions_IsAProblem()
    {
        await using WebApplication application = await StartAsync(static group => group.AllowAnonymous());
        string body = string.Join(',', Enumerable.Range(0, 1001).Select(
            static i => $$"""{"id":"{{i}}","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"]}"""));

        (HttpStatusCode status, string answer) = await SendAsync(
            application, "POST", "interactions", System.Text.Encoding.UTF8.GetBytes($"[{body}]"), Json);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("1001 interactions were sent; send at most 1000 at once.", DetailOf(answer));
    }

    /// <summary>A page of another site can send a form or a text with the user's cookie, but no JSON.</summary>
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Send_OfAnotherContentType_IsRefused(string? type)
    {
        await using WebApplication application = await StartAsync(static group => group.AllowAnonymous());

        foreach ((string method, string path) in Bodies.Select(static row => row.Data))
        {
            (HttpStatusCode status, string answer) =
                await SendAsync(application, method, path, "{}"u8.ToArray(), type is null ? null : new(type));
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
            Assert.Contains("send it as application/json", DetailOf(answer), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Map_WithARateLimit_RefusesWhatComesTooOften()
    {
        await using WebApplication application = await StartAsync(
            static group => group.AllowAnonymous().RequireRateLimiting("once"),
            static services => services.AddRateLimiter(static options => options.AddPolicy("once", static _ =>
                RateLimitPartition.GetFixedWindowLimiter(
                    0, static _ => new() { PermitLimit = 1, Window = TimeSpan.FromDays(1), AutoReplenishment = false }))),
            static application => application.UseRateLimiter());

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(application, "GET", "scores")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(application, "GET", "revisits")).Status);
    }

    private static async Task<WebApplication> StartAsync(
        Action<RouteGroupBuilder> state, Action<IServiceCollection>? services = null, Action<WebApplication>? use = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRelationshipModel().UseInMemoryStore().AddRelationshipNetwork(static _ => Site.Mara);
        services?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        use?.Invoke(application);
        state(application.MapRelationshipModel());
        await application.StartAsync(TestContext.Current.CancellationToken);
        return application;
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(
        WebApplication application, string method, string path, byte[]? body = null, MediaTypeHeaderValue? type = null)
    {
        using HttpClient client = new() { BaseAddress = new(application.Urls.Single()) };
        using HttpRequestMessage request = new(new(method), $"/relationships/{path}");
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = type } };
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string? DetailOf(string problem) =>
        JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString();
}

using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Orleans.Tests;

/// <summary>A web program in memory, and where it goes through grains a silo in a host of its own beside it.</summary>
internal sealed class Site : IAsyncDisposable
{
    internal static readonly Instant Now = Instant.FromUtc(2026, 6, 30, 22, 30);

    private readonly WebApplication _web;
    private readonly IHost? _silo;

    private Site(WebApplication web, IHost? silo) => (_web, _silo) = (web, silo);

    /// <summary>The services of the process that answers: that of the silo if there is one.</summary>
    internal IServiceProvider Services => (_silo ?? (IHost)_web).Services;

    internal InMemoryStore Store => Services.GetRequiredService<InMemoryStore>();

    internal static async Task<Site> StartAsync(bool withGrains, bool withZone = true)
    {
        IHost? silo = null;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore().AddSingleton<IClock>(new FakeClock(Now));
        RelationshipModelBuilder model = builder.Services.AddRelationshipModel().AddRelationshipNetwork(
            static context => context.Request.Headers["X-User"] is [{ Length: > 0 } user] ? new OwnerId(user) : null,
            withZone ? static _ => DateTimeZoneProviders.Tzdb["Europe/Berlin"] : null);
        if (withGrains)
        {
            (int siloPort, int gatewayPort) = (Ports.Take(), Ports.Take());
            HostApplicationBuilder host = Host.CreateEmptyApplicationBuilder(new());
            host.Services.AddSingleton<IClock>(new FakeClock(Now));
            host.Services.AddRelationshipModel().UseInMemoryStore().AddNetworkGrains().AnswerThroughGrains();
            host.UseOrleans(cluster => cluster.UseLocalhostClustering(siloPort, gatewayPort));
            silo = host.Build();
            await silo.StartAsync(TestContext.Current.CancellationToken);
            builder.UseOrleansClient(cluster => cluster.UseLocalhostClustering(gatewayPort));
            model.AnswerThroughGrains();
        }
        else
        {
            model.UseInMemoryStore();
        }

        WebApplication web = builder.Build();
        web.UseRouting();
        web.MapRelationshipModel().AllowAnonymous();
        await web.StartAsync(TestContext.Current.CancellationToken);
        return new(web, silo);
    }

    internal RelationshipNetwork Alone() =>
        new(new("mara"), NetworkStores.Of(Store), new FakeClock(Now));

    internal async Task<(HttpStatusCode Status, string? Type, string? Tag, string Body)> SendAsync(
        string method, string path, string? body = null, string? user = "mara", string? tag = null)
    {
        using HttpClient client = _web.GetTestClient();
        using HttpRequestMessage request = new(new(method), path);
        if (user is not null) request.Headers.Add("X-User", user);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // The id of the trace is another for each request.
        text = System.Text.RegularExpressions.Regex.Replace(text, ",\"traceId\":\"[^\"]*\"", "");
        return (response.StatusCode, response.Content.Headers.ContentType?.ToString(), response.Headers.ETag?.ToString(), text);
    }

    internal async Task StopSiloAsync() => await _silo!.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        if (_silo is null) return;
        await _silo.StopAsync(CancellationToken.None);
        _silo.Dispose();
    }
}

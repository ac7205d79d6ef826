using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>A host in memory whose users name themselves in a header.</summary>
internal sealed class Site : IAsyncDisposable
{
    internal const string User = "X-User";
    internal static readonly Instant Now = Instant.FromUtc(2026, 6, 30, 12, 0);
    internal static readonly OwnerId Mara = new("mara");
    internal static readonly ContactId Ada = ContactId.From(1);
    internal static readonly ContactId Ben = ContactId.From(2);

    private readonly WebApplication _application;

    private Site(WebApplication application) => _application = application;

    internal IReadOnlyList<Endpoint> Endpoints =>
        [.. ((IEndpointRouteBuilder)_application).DataSources.SelectMany(static source => source.Endpoints)];

    internal FakeClock Clock => _application.Services.GetRequiredService<FakeClock>();

    internal IIntroductionStore Introductions => _application.Services.GetRequiredService<InMemoryStore>();

    internal static async Task<Site> StartAsync(
        Action<RouteGroupBuilder>? state = null, Action<IServiceCollection>? services = null,
        RelationshipEndpoints which = RelationshipEndpoints.All, Action<IEndpointRouteBuilder>? also = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(new FakeClock(Now))
            .AddSingleton<IClock>(static provider => provider.GetRequiredService<FakeClock>());
        builder.Services.AddRelationshipModel().UseInMemoryStore().AddRelationshipNetwork(
            owner: context => OwnerId.TryParse(context.Request.Headers["X-User"], null, out OwnerId id) ? id : null,
            zone: static _ => DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        builder.Services.AddHealthChecks().AddRelationshipModel();
        builder.Services.AddOpenApi(static options => options.AddRelationshipModel());
        services?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        Site site = new(application);
        application.UseRouting();
        application.MapHealthChecks("/health");
        application.MapOpenApi();
        RouteGroupBuilder group = application.MapRelationshipModel(which: which);
        if (state is null) group.AllowAnonymous();
        else state(group);
        also?.Invoke(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    internal async Task<RelationshipNetwork> FillAsync(OwnerId? owner = null)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        RelationshipNetwork network = new(owner ?? Mara,
            NetworkStores.Of(_application.Services.GetRequiredService<InMemoryStore>()),
            Clock);
        await network.Contacts.SaveAsync(
            [new(Ada, "Ada") { Offers = ["gardens"] }, new(Ben, "Ben") { Needs = ["gardens"], Birthday = new(7, 2) }], cancel);
        await network.RecordAsync(
            [
                .. Enumerable.Range(0, 20).Select(i => new Interaction(
                    InteractionId.From(i), Now - Duration.FromDays(40 + 14 * i), Channel.InPerson, i % 2 == 0 ? Ada : Ben)
                {
                    Length = Duration.FromHours(3),
                    AfterFeel = 2,
                }),
            ], cancel);
        await network.Circles.SaveAsync(new Circle(CircleId.From(1), "Close") { Cadence = Cadence.Every(Period.FromWeeks(2)) },
            cancel);
        await network.Memberships.SaveAsync(new CircleMembership(CircleId.From(1), Ada, new(2025, 1, 1)), cancel);
        await network.Gatherings.SaveAsync(
            new Gathering(GatheringId.From(1), "Dinner", Now - Duration.FromDays(40), Ada, Ben, new("3"), new("4")), cancel);
        return network;
    }

    internal async Task<(HttpStatusCode Status, string Body, string? Tag)> SendAsync(
        string method, string path, string? body = null, string? user = "mara", string? tag = null)
    {
        using HttpClient client = _application.GetTestClient();
        using HttpRequestMessage request = new(new(method), path);
        if (user is not null) request.Headers.Add(User, user);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.ETag?.ToString());
    }

    internal async Task<JsonElement> JsonAsync(string path) =>
        JsonDocument.Parse((await SendAsync("GET", path)).Body).RootElement;

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

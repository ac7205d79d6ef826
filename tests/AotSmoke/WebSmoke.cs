using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RelationshipModel;

/// <summary>A web program on a port of its own that answers requests over the network.</summary>
internal static class WebSmoke
{
    internal static async Task RunAsync(IClock clock, Action<bool, string> expect)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            [new("RelationshipModel:Language", "de"), new("RelationshipModel:Revisits:Cooldown", "P7D")]);
        builder.Services.AddSingleton(clock);
        builder.Services.AddRelationshipModel(builder.Configuration.GetSection("RelationshipModel")).UseInMemoryStore()
            .AddRelationshipNetwork(
                static context => context.Request.Headers["X-User"] is [{ Length: > 0 } user] ? new OwnerId(user) : null,
                static _ => DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        builder.Services.AddHealthChecks().AddRelationshipModel();
        builder.Services.AddOpenApi(static options => options.AddRelationshipModel());
        await using WebApplication app = builder.Build();
        app.MapRelationshipModel().AllowAnonymous();
        app.MapHealthChecks("/health");
        app.MapOpenApi();
        await app.StartAsync();
        using HttpClient client = new() { BaseAddress = new(app.Urls.Single()) };
        client.DefaultRequestHeaders.Add("X-User", "mara");

        using HttpResponseMessage recorded = await client.PutAsync(
            "/relationships/interactions/walk",
            new StringContent(
                """{"id":"walk","at":"2024-05-05T15:00:00Z","channel":"InPerson","contacts":["ada"],"length":"PT2H"}""",
                Encoding.UTF8, "application/json"));
        expect(await recorded.Content.ReadAsStringAsync() == """{"added":1,"known":0}""", "the walk is recorded over the web");
        string score = await client.GetStringAsync("/relationships/scores/ada");
        expect(score.Contains("\"interactionCount\":1", StringComparison.Ordinal)
            && score.Contains("\"lastContact\":\"2024-05-05T15:00:00Z\"", StringComparison.Ordinal), "the score is answered over the web");
        using HttpResponseMessage refused = await client.GetAsync("/relationships/scores?asOf=yesterday");
        expect(refused.StatusCode == HttpStatusCode.BadRequest
            && (await refused.Content.ReadAsStringAsync()).Contains("2026-06-30", StringComparison.Ordinal), "a wrong day is a problem");
        foreach (string path in (string[])
            [
                "scores", "changes?since=2024-05-01", "revisits", "introductions/suggestions", "introductions", "circles",
                "gatherings", "promises", "report",
            ])
        {
            using HttpResponseMessage answer = await client.GetAsync($"/relationships/{path}");
            expect(answer.StatusCode == HttpStatusCode.OK, $"{path} is answered, not {(int)answer.StatusCode}");
        }

        expect((await client.GetStringAsync("/relationships/report")).Contains("<html lang=\"de\"", StringComparison.Ordinal),
            "the report is in the language of the configuration");
        expect(await client.GetStringAsync("/health") == "Healthy", "the store is healthy");
        expect((await client.GetStringAsync("/openapi/v1.json")).Contains("\"InPerson\"", StringComparison.Ordinal),
            "the OpenAPI document has the channels");
    }
}

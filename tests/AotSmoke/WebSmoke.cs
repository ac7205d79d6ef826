using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Json;
using RelationshipModel.Network;
using RelationshipModel.Scoring;

/// <summary>
/// A web program with all endpoints on a port of its own, asked over the network. Its answers are compared with those of the
/// network itself, and written down to be compared with those of the same program compiled as it runs.
/// </summary>
internal sealed partial class WebSmoke(IClock clock, Action<bool, string> expect) : IDisposable
{
    private static readonly OwnerId Mara = new("mara");
    private static readonly ContactId Ada = ContactId.From(1);
    private static readonly ContactId Ben = ContactId.From(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relationship-model-");
    private readonly StringBuilder _answers = new();

    /// <summary>Every request and its answer.</summary>
    internal string Answers => _answers.ToString();

    internal async Task RunAsync()
    {
        await using WebApplication app = await StartAsync(static group => group.AllowAnonymous());
        using HttpClient client = Client(app, "mara");
        RelationshipNetwork network = app.Services.GetRequiredService<RelationshipNetworkFactory>()
            .For(Mara, DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        await FillAsync(network, clock.GetCurrentInstant());
        await RecordAsync(client);
        await IntroduceAsync(client, network);
        await PromiseAsync(client, network);
        await AskAsync(client, network);
        await RefuseAsync(client, app);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static HttpClient Client(WebApplication app, string? user)
    {
        HttpClient client = new() { BaseAddress = new(app.Urls.Single()) };
        if (user is not null) client.DefaultRequestHeaders.Add("X-User", user);
        return client;
    }

    /// <summary>Saves what no endpoint does: contacts, a circle, a gathering, and a history.</summary>
    private static async Task FillAsync(RelationshipNetwork network, Instant now)
    {
        await network.Contacts.SaveAsync(
            [new(Ada, "Ada") { Offers = ["gardens"] }, new(Ben, "Ben") { Needs = ["gardens"], Birthday = new(5, 7) }]);
        await network.RecordAsync(
            [
                .. Enumerable.Range(0, 20).Select(i => new Interaction(
                    InteractionId.From(i), now - Duration.FromDays(40 + (14 * i)), Channel.InPerson, i % 2 == 0 ? Ada : Ben)
                {
                    Length = Duration.FromHours(3),
                }),
            ]);
        await network.Circles.SaveAsync(new Circle(CircleId.From(1), "Close") { Cadence = Cadence.Every(Period.FromWeeks(2)) });
        await network.Memberships.SaveAsync(new CircleMembership(CircleId.From(1), Ada, new(2023, 1, 1)));
        await network.Gatherings.SaveAsync(
            new Gathering(GatheringId.From(1), "Dinner", now - Duration.FromDays(40), Ada, Ben, new("3"), new("4")));
    }

    private async Task RecordAsync(HttpClient client)
    {
        const string Walk = """{"id":"walk","at":"2024-05-05T15:00:00Z","channel":"InPerson","contacts":["1"],"length":"PT2H"}""";
        string first = await SendAsync(client, "PUT", "interactions/walk", Walk);
        expect(first == """{"added":1,"known":0}""", $"the walk is recorded over the web, not answered {first}");
        string second = await SendAsync(client, "PUT", "interactions/walk", Walk);
        expect(second == """{"added":0,"known":1}""", $"the walk sent again is known, not answered {second}");
        string other = Walk.Replace("PT2H", "PT3H", StringComparison.Ordinal);
        await SendAsync(client, "PUT", "interactions/walk", other, HttpStatusCode.Conflict);
        string many = await SendAsync(client, "POST", "interactions",
            $$"""[{{Walk}},{"id":"call","at":"2024-05-05T18:00:00Z","channel":"Voice","contacts":["2"],"length":"PT20M"}]""");
        expect(many == """{"added":1,"known":1}""", $"one of two is known, not answered {many}");
    }

    private async Task IntroduceAsync(HttpClient client, RelationshipNetwork network)
    {
        string suggested = await SendAsync(client, "GET", "introductions/suggestions");
        expect(suggested.Contains("\"forFirst\":[", StringComparison.Ordinal)
            && suggested.Contains("\"firstName\":\"Ada\"", StringComparison.Ordinal), "Ada and Ben are suggested to each other");
        await SendAsync(client, "PUT", "introductions/garden", """{"first":"1","second":"2"}""");
        string asked = await SendAsync(client, "POST", "introductions/garden/steps", """{"stage":"AskedFirst"}""");
        Introduction? kept = await network.Introductions.FindAsync(new("garden"));
        expect(asked == Json(kept) && kept!.Stage == IntroductionStage.AskedFirst, "the step is that which is kept");
        expect(await SendAsync(client, "GET", "introductions") == $"[{Json(kept)}]", "the introduction is listed");
        await SendAsync(client, "POST", "introductions/garden/steps", """{"stage":"Made"}""", HttpStatusCode.Conflict);
    }

    private async Task PromiseAsync(HttpClient client, RelationshipNetwork network)
    {
        await SendAsync(client, "PUT", "promises/book",
            """{"id":"book","by":"Owner","contact":"2","promisedAt":"2024-05-01T10:00:00Z","due":"2024-05-05","what":"the bee book"}""");
        expect((await SendAsync(client, "GET", "revisits")).Contains("the bee book", StringComparison.Ordinal),
            "the promise is a reason to reach out");
        string kept = await SendAsync(client, "POST", "promises/book/outcome", """{"outcome":"Kept"}""");
        expect(kept == Json(await network.FollowUps.FindAsync(new("book"))), "the outcome is that which is kept");
        expect(await SendAsync(client, "GET", "promises") == $"[{kept}]", "the promise is listed");
    }

    private async Task AskAsync(HttpClient client, RelationshipNetwork network)
    {
        RelationshipScore score = await network.ScoreAsync(Ada);
        string strength = score.Strength.ToString("R", CultureInfo.InvariantCulture);
        string one = await SendAsync(client, "GET", "scores/1");
        expect(one.EndsWith($"\"score\":{Json(score)}}}", StringComparison.Ordinal), "one score is that of the network");
        expect((await SendAsync(client, "GET", "scores")).StartsWith("[{\"contact\":\"1\"", StringComparison.Ordinal),
            "the closest is first");
        expect((await SendAsync(client, "GET", "scores?top=1&status=active")).Contains(
            $"\"strength\":{strength},", StringComparison.Ordinal), "the strength is that of the network");
        string changes = await SendAsync(client, "GET", "changes?since=2024-05-01");
        expect(changes.Contains("\"name\":\"Ada\"", StringComparison.Ordinal), "the walk changed something");
        expect((await SendAsync(client, "GET", "revisits")).Contains("\"day\":\"2024-05-06\"", StringComparison.Ordinal),
            "the day is the owner's");
        expect(await SendAsync(client, "GET", "circles") == $"[{Json(await network.Circles.FindAsync(CircleId.From(1)))}]",
            "the circle is listed");
        Starts(await SendAsync(client, "GET", "circles/1/review"), await network.ReviewCircleAsync(CircleId.From(1)));
        expect(
            await SendAsync(client, "GET", "gatherings") == $"[{Json(await network.Gatherings.FindAsync(GatheringId.From(1)))}]",
            "the gathering is listed");
        Starts(await SendAsync(client, "GET", "gatherings/1/briefing"), await network.BriefGatheringAsync(GatheringId.From(1)));
        Starts(await SendAsync(client, "GET", "gatherings/1/review"), await network.ReviewGatheringAsync(GatheringId.From(1)));

        string report = await SendAsync(client, "GET", "report");
        expect(report.Contains("<html lang=\"de\"", StringComparison.Ordinal),
            "the report is in the language of the configuration");
        expect(report.Contains("Ada", StringComparison.Ordinal)
            && report.TrimEnd().EndsWith("</html>", StringComparison.Ordinal), "the report is whole");
        expect(await SendAsync(client, "GET", "/health") == "Healthy", "the store is healthy");
        string document = await SendAsync(client, "GET", "/openapi/v1.json");
        expect(document.Contains("\"InPerson\"", StringComparison.Ordinal), "the OpenAPI document has the channels");
        expect(document.Contains("\"/relationships/introductions/{introduction}/steps\"", StringComparison.Ordinal),
            "the OpenAPI document has the steps");

        void Starts<T>(string answer, T expected) =>
            expect(answer.StartsWith($"{{\"answer\":{Json(expected)},", StringComparison.Ordinal),
                $"the answer is the {typeof(T).Name} of the network");
    }

    private async Task RefuseAsync(HttpClient client, WebApplication app)
    {
        const string Score = "scores/1?asOf=2024-05-06";
        using HttpResponseMessage first = await client.GetAsync($"relationships/{Score}");
        using HttpRequestMessage again = new(HttpMethod.Get, $"relationships/{Score}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await client.SendAsync(again);
        expect(second.StatusCode == HttpStatusCode.NotModified, $"an answer with its tag is not sent again: {second.StatusCode}");

        string day = await SendAsync(client, "GET", "scores?asOf=yesterday", expected: HttpStatusCode.BadRequest);
        expect(day.Contains("2026-06-30", StringComparison.Ordinal), "a wrong day is a problem that says what to write");
        string body = await SendAsync(client, "POST", "interactions", """[{"id":"x"}]""", HttpStatusCode.BadRequest);
        expect(body.Contains("is missing", StringComparison.Ordinal), "a wrong body is a problem that says what is missing");
        await SendAsync(client, "GET", "scores/99", expected: HttpStatusCode.NotFound);
        using HttpClient nobody = Client(app, null);
        await SendAsync(nobody, "GET", "scores", expected: HttpStatusCode.Unauthorized);
        using HttpClient nora = Client(app, "nora");
        expect(await SendAsync(nora, "GET", "scores") == "[]", "another owner has ties of her own");

        await using WebApplication unstated = await StartAsync(static _ => { });
        using HttpClient refused = Client(unstated, "mara");
        await SendAsync(refused, "GET", "scores", expected: HttpStatusCode.Forbidden);
    }

    private async Task<WebApplication> StartAsync(Action<RouteGroupBuilder> state)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            [new("RelationshipModel:Language", "de"), new("RelationshipModel:Revisits:Cooldown", "P7D")]);
        builder.Services.AddSingleton(clock);
        builder.Services.AddRelationshipModel(builder.Configuration.GetSection("RelationshipModel"))
            .UseSqlite(Path.Combine(_folder.FullName, "network.db"))
            .AddRelationshipNetwork(
                static context => context.Request.Headers["X-User"] is [{ Length: > 0 } user] ? new OwnerId(user) : null,
                static _ => DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        builder.Services.AddHealthChecks().AddRelationshipModel();
        builder.Services.AddOpenApi(static options => options.AddRelationshipModel());
        WebApplication app = builder.Build();
        state(app.MapRelationshipModel());
        app.MapHealthChecks("/health");
        app.MapOpenApi();
        await app.StartAsync();
        return app;
    }

    private async Task<string> SendAsync(
        HttpClient client, string method, string path, string? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpRequestMessage request = new(new(method), path.StartsWith('/') ? path : $"/relationships/{path}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        expect(response.StatusCode == expected, $"{method} {path} is answered {(int)expected}, not {response.StatusCode}: {answer}");
        string lasting = Passing().Replace(answer, "");
        _answers.Append(method).Append(' ').AppendLine(path).Append((int)response.StatusCode).Append(' ').AppendLine(lasting);
        return answer;
    }

    private static string Json<T>(T value) =>
        JsonSerializer.Serialize(value, (JsonTypeInfo<T>)RelationshipJson.Web.GetTypeInfo(typeof(T)));

    /// <summary>Matches what differs from one run to the next: the trace of a problem, the port of a document.</summary>
    [GeneratedRegex("\"traceId\":\"[^\"]*\"|http://127.0.0.1:[0-9]+")]
    private static partial Regex Passing();
}

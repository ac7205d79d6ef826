using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>Whatever an endpoint is sent, it answers, or refuses with a problem that names what is wrong, and changes
/// nothing.</summary>
public sealed class WireTests
{
    private static readonly string Long = new('a', 900_000);

    private static readonly Dictionary<Type, string[]> WrongParameters = new()
    {
        [typeof(string)] =
        [
            "%20", "x", "null", "0", "2026-02-30", "2026-06-30T18:00:00", "2026-06-30T18:00:00%2B99:00", "9999-12-31",
            "9999-12-31T00:00:00Z", "-9998-01-01", "-9998-01-01T00:00:00Z", "99999-01-01", "2026-06-30,2026-06-29", "%00",
        ],
        [typeof(int?)] = ["-1", "x", "1.5", "1e3", "true", "99999999999", "0x10", "%D9%A3", "%20"],
        [typeof(string[])] = ["", "x", ",", ",1", "2026-06-30", "2026-06-30,", "x,1", "2026-06-30T10:00:00,1", "-9998-01-01,1"],
    };

    /// <summary>A whole body of each endpoint that takes one, which is right.</summary>
    private static readonly Dictionary<string, (string Path, string Body)> Bodies = new()
    {
        ["RecordInteraction"] = ("interactions/a", Interaction),
        ["RecordInteractions"] = ("interactions", $"[{Interaction}]"),
        ["SavePromise"] = ("promises/p",
            """
            {"id":"p","by":"Owner","contact":"1","promisedAt":"2026-06-01T10:00:00Z","what":"the book","due":"2026-06-20",
            "gathering":"1","interaction":"1","outcome":"Kept","closedAt":"2026-06-02T10:00:00Z"}
            """),
        ["ClosePromise"] = ("promises/book/outcome", """{"outcome":"Kept"}"""),
        ["BeginIntroduction"] = ("introductions/i", """{"first":"1","second":"2"}"""),
        ["TakeIntroductionStep"] = ("introductions/meet/steps", """{"stage":"Declined","facts":null,"declinedBy":"1"}"""),
    };

    private const string Interaction = """
        {"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"],"headCount":3,"initiator":{"side":"Owner"},
        "isReply":true,"length":"PT1H","depth":"CatchUp","supports":[{"by":"Owner"}],"afterFeel":1,"gathering":"1"}
        """;

    public static TheoryData<string> WrongBodies =>
    [
        "", " ", "null", "5", "true", "\"x\"", "{", "[[]]", "[5]", "[null]", "{\"unknown\":1}", "[{\"unknown\":1}]",
        "{\"\\ud800\":1}", "\"\\ud800\"", "/* */ {}", new string('[', 2000), Long, $"\"{Long}\"",
    ];

    public static TheoryData<string> WrongValues =>
    [
        "null", "5", "-1", "1.5", "1e400", "99999999999999999999", "true", "[]", "{}", "[null]", "[5]", "\"\"", "\" \"",
        "\"2026-06-01T10:00:00\"", "\"Owner, Contact\"", "\"Voice, Video\"", "\"\\u0000\"", "\"\\ud800\"", $"\"{Long}\"",
        "\"-PT1H\"", "\"P99999999999Y\"", "\"-9998-01-01T00:00:00Z\"", "\"9999-12-31\"",
    ];

    [Fact]
    public async Task Query_ThatIsWrong_IsAProblemThatNamesTheParameter()
    {
        await using Site site = await FilledAsync();
        int sent = 0;
        foreach (RouteEndpoint endpoint in site.Endpoints.OfType<RouteEndpoint>())
        {
            string path = PathOf(endpoint);
            if (!path.StartsWith("/relationships", StringComparison.Ordinal)) continue;
            foreach (IParameterBindingMetadata parameter in endpoint.Metadata.OfType<IParameterBindingMetadata>())
            {
                if (path.Contains("changes", StringComparison.Ordinal) && parameter.Name == "asOf") path += "?since=2026-01-01";
                if (!WrongParameters.TryGetValue(parameter.ParameterInfo.ParameterType, out string[]? values)) continue;
                if (parameter.ParameterInfo.ParameterType != typeof(string[])) values = [.. values, $"1&{parameter.Name}=1"];
                foreach (string value in values)
                {
                    string asked = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameter.Name}={value}";
                    (HttpStatusCode status, string body, _) = await site.SendAsync("GET", asked);
                    Assert.Equal((HttpStatusCode.BadRequest, asked), (status, asked));
                    Assert.StartsWith(parameter.Name, DetailOf(body), StringComparison.Ordinal);
                    sent++;
                }
            }
        }

        Assert.InRange(sent, 150, int.MaxValue);
    }

    [Fact]
    public async Task Bodies_AreOfEachEndpointThatTakesOne_AndTaken()
    {
        await using Site site = await FilledAsync();

        Assert.Equal(
            site.Endpoints.Where(static endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null)
                .Select(static endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).Order(),
            Bodies.Keys.Order());
        foreach ((string name, (string path, string body)) in Bodies)
            Assert.Equal((HttpStatusCode.OK, name), ((await SendAsync(site, name, path, body)).Status, name));
    }

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public async Task Body_ThatIsWrong_IsAProblemAndChangesNothing(string body)
    {
        await using Site site = await FilledAsync();
        string before = await AllAsync(site);

        foreach ((string name, (string path, _)) in Bodies)
        {
            (HttpStatusCode status, string problem) = await SendAsync(site, name, path, body);
            Assert.Equal((HttpStatusCode.BadRequest, name), (status, name));
            Assert.StartsWith("The body cannot be read: ", DetailOf(problem), StringComparison.Ordinal);
        }

        Assert.Equal(before, await AllAsync(site));
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public async Task Property_ThatIsWrong_IsAProblemThatNamesItAndChangesNothing(string value)
    {
        Site site = await FilledAsync();
        string before = await AllAsync(site);
        foreach ((string name, (string path, string body)) in Bodies)
        {
            JsonNode whole = JsonNode.Parse(body)!;
            string[] properties = [.. (whole is JsonArray many ? many[0]! : whole).AsObject().Select(static pair => pair.Key)];
            foreach (string property in properties)
            {
                JsonNode changed = whole.DeepClone();
                (changed is JsonArray all ? all[0]! : changed)[property] = "?";
                (HttpStatusCode status, string problem) = await SendAsync(
                    site, name, path, changed.ToJsonString().Replace("\"?\"", value, StringComparison.Ordinal));
                if (status == HttpStatusCode.OK)
                {
                    await site.DisposeAsync();
                    site = await FilledAsync();
                    continue;
                }

                Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict, $"{name} {property}: {status}");
                string detail = DetailOf(problem);
                Assert.True(
                    status == HttpStatusCode.Conflict || detail.StartsWith("The body is about ", StringComparison.Ordinal)
                        || detail.Contains("This is not a valid follow up: An open promise", StringComparison.Ordinal)
                        || properties.Any(named => detail.Contains(named, StringComparison.Ordinal)),
                    $"{name} {property}: {detail}");
            }

            Assert.Equal(before, await AllAsync(site));
        }

        await site.DisposeAsync();
    }

    private static async Task<Site> FilledAsync()
    {
        Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await network.Introductions.SaveAsync(
            Introduction.Begin(new("meet"), Site.Ada, Site.Ben, Site.Now).AskFirst(Site.Now), cancel);
        await network.FollowUps.SaveAsync(new FollowUp(new("book"), TieSide.Owner, Site.Ada, Site.Now), cancel);
        return site;
    }

    private static async Task<string> AllAsync(Site site) => string.Concat(
        (await site.SendAsync("GET", "/relationships/promises")).Body,
        (await site.SendAsync("GET", "/relationships/introductions")).Body,
        (await site.SendAsync("GET", "/relationships/scores")).Body);

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(Site site, string name, string path, string body)
    {
        string method = name is "RecordInteraction" or "SavePromise" or "BeginIntroduction" ? "PUT" : "POST";
        (HttpStatusCode status, string answer, _) = await site.SendAsync(method, $"/relationships/{path}", body);
        return (status, answer);
    }

    private static string PathOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!
        .Replace("{contact}", "1", StringComparison.Ordinal).Replace("{circle}", "1", StringComparison.Ordinal)
        .Replace("{gathering}", "1", StringComparison.Ordinal);

    private static string DetailOf(string problem)
    {
        JsonElement read = JsonElement.Parse(problem);
        Assert.InRange(read.GetProperty("status").GetInt32(), 400, 499);
        return read.GetProperty("detail").GetString()!;
    }
}

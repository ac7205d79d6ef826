using System.Net;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Orleans.Tests;

public sealed class GrainEndpointTests
{
    private const string Letters = """
        [{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["ada"],"length":"PT20M"},
         {"id":"b","at":"2026-06-02T10:00:00+02:00","channel":"Letter","contacts":["ben"]}]
        """;

    private const string Letter = """{"id":"c","at":"2026-06-03T10:00:00Z","channel":"Letter","contacts":["ada"]}""";

    private const string OtherLetter = """{"id":"c","at":"2026-06-04T10:00:00Z","channel":"Letter","contacts":["ada"]}""";

    private const string Promise =
        """{"id":"p","by":"Owner","contact":"ada","promisedAt":"2026-06-01T10:00:00Z","what":"a book","due":"2026-06-20"}""";

    /// <summary>Requests in the order in which they are made, to each kind of endpoint, good and bad.</summary>
    private static readonly (string Method, string Path, string? Body, string? User)[] Requests =
    [
        ("POST", "/relationships/interactions", Letters, "mara"),
        ("POST", "/relationships/interactions", Letters, "mara"),
        ("POST", "/relationships/interactions", "nonsense", "mara"),
        ("POST", "/relationships/interactions", null, "mara"),
        ("POST", "/relationships/interactions", Letters, null),
        ("PUT", "/relationships/interactions/c", Letter, "mara"),
        ("PUT", "/relationships/interactions/c", OtherLetter, "mara"),
        ("PUT", "/relationships/interactions/d", Letter, "mara"),
        ("PUT", "/relationships/promises/p", Promise, "mara"),
        ("GET", "/relationships/promises", null, "mara"),
        ("POST", "/relationships/promises/p/outcome", """{"outcome":"Kept"}""", "mara"),
        ("GET", "/relationships/scores", null, "mara"),
        ("GET", "/relationships/scores?top=1&status=Active", null, "mara"),
        ("GET", "/relationships/scores?asOf=2026-06-30", null, "mara"),
        ("GET", "/relationships/scores?status=Fine", null, "mara"),
        ("GET", "/relationships/scores?asOf=0001-01-01T00:00:00Z", null, "mara"),
        ("GET", "/relationships/scores/ada", null, "mara"),
        ("GET", "/relationships/scores/nobody", null, "mara"),
        ("GET", "/relationships/scores", null, "nora"),
        ("GET", "/relationships/revisits", null, "mara"),
        ("GET", "/relationships/changes?since=2026-01-01", null, "mara"),
        ("GET", "/relationships/changes?since=2027-01-01", null, "mara"),
        ("GET", "/relationships/introductions/suggestions", null, "mara"),
        ("PUT", "/relationships/introductions/i", """{"first":"ada","second":"ben"}""", "mara"),
        ("POST", "/relationships/introductions/i/steps", """{"stage":"AskedFirst"}""", "mara"),
        ("POST", "/relationships/introductions/i/steps", """{"stage":"Met"}""", "mara"),
        ("GET", "/relationships/introductions", null, "mara"),
        ("GET", "/relationships/circles/close/review", null, "mara"),
        ("GET", "/relationships/circles/none/review", null, "mara"),
        ("GET", "/relationships/gatherings/dinner/briefing", null, "mara"),
        ("GET", "/relationships/gatherings/dinner/review", null, "mara"),
        ("GET", "/relationships/report", null, "mara"),
        ("GET", "/relationships/other", null, "mara"),
        ("DELETE", "/relationships/scores", null, "mara"),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_WithAndWithoutGrains_HaveTheSameAnswers(bool withZone)
    {
        await using Site plain = await Site.StartAsync(withGrains: false, withZone);
        await using Site grains = await Site.StartAsync(withGrains: true, withZone);
        foreach (Site site in (Site[])[plain, grains]) await FillAsync(site);
        int answered = 0;

        foreach ((string method, string path, string? body, string? user) in Requests)
        {
            (HttpStatusCode Status, string?, string? Tag, string) expected = await plain.SendAsync(method, path, body, user);
            Assert.Equal((method, path, expected), (method, path, await grains.SendAsync(method, path, body, user)));
            if (expected.Status == HttpStatusCode.OK) answered++;
            if (expected.Tag is null) continue;
            Assert.Equal(HttpStatusCode.NotModified, (await grains.SendAsync(method, path, body, user, expected.Tag)).Status);
        }

        Assert.InRange(answered, 18, Requests.Length);
        Assert.Equal(await LogAsync(plain), await LogAsync(grains));
    }

    [Fact]
    public async Task Request_SiloIsGone_MayBeMadeAgain()
    {
        await using Site site = await Site.StartAsync(withGrains: true);
        await site.StopSiloAsync();

        (HttpStatusCode status, _, _, string body) = await site.SendAsync("GET", "/relationships/scores");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("try again", body, StringComparison.Ordinal);
    }

    private static async Task FillAsync(Site site)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        RelationshipNetwork network = site.Alone();
        await network.Contacts.SaveAsync(
            [
                new(new("ada"), "Ada") { Offers = ["gardens"] },
                new(new("ben"), "Ben") { Needs = ["gardens"], Birthday = new(7, 2) },
            ],
            cancel);
        await network.RecordAsync(
            [
                .. Enumerable.Range(0, 20).Select(static i => new Interaction(
                    InteractionId.From(i), Site.Now - Duration.FromDays(40 + (14 * i)), Channel.InPerson,
                    new ContactId(i % 2 == 0 ? "ada" : "ben"))
                { AfterFeel = 2 }),
            ],
            cancel);
        await network.Circles.SaveAsync(
            new Circle(new("close"), "Close") { Cadence = Cadence.Every(Period.FromWeeks(2)) }, cancel);
        await network.Memberships.SaveAsync(new CircleMembership(new("close"), new("ada"), new(2025, 1, 1)), cancel);
        await network.Gatherings.SaveAsync(
            new Gathering(new("dinner"), "Dinner", Site.Now - Duration.FromDays(40), new ContactId("ada"), new ContactId("ben")),
            cancel);
    }

    private static async Task<List<Interaction>> LogAsync(Site site) =>
        await ((IInteractionStore)site.Store).ListAsync(new("mara"), after: null, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Json;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using RelationshipModel.Storage;
using RelationshipModel.Wording;

List<string> wrong = [];
void Expect(bool holds, string what)
{
    if (!holds) wrong.Add(what);
}

OwnerId owner = OwnerId.Parse("owner");
ContactId ada = new("ada");
Instant midnight = Instant.FromUtc(2024, 5, 6, 0, 0);
Interaction walk = new(new InteractionId("walk"), midnight, Channel.InPerson, ada)
{
    Length = Duration.FromHours(1),
    Initiator = Initiator.Owner
};

// One hour in person, scored at once: bond 1 h, recency 1, continuity 1, reciprocity unknown, so
// strength = logistic(ln(1/10)) = 1/11.
RelationshipScore score = new RelationshipScorer().Score(new Tie(new TieKey(owner, ada), [walk]), midnight);
Expect(Math.Abs(score.Bond - 1) < 1e-12, $"the bond is 1 h, not {score.Bond:R}");
Expect(Math.Abs(score.Strength - (1 / 11.0)) < 1e-12, $"the strength is 1/11, not {score.Strength:R}");
Expect(score.Explanation.Value == score.Strength, "the explanation has the strength's value");
Expect(Evidence(score.Explanation).Contains(walk.Id), "the explanation names the walk");

// Silence runs from the end of the walk: a day later nothing is left of recency but half.
Expect(new RelationshipScorer().Score(new Tie(new TieKey(owner, ada), [walk]), midnight + Duration.FromHours(25)).Recency == .5,
    "recency is 1/2 after a day");

TieLedger ledger = new(new RelationshipScorer());
ledger.Record(owner, walk);
Expect(ledger.Score(new TieKey(owner, ada), midnight).Strength == score.Strength, "the ledger scores as the scorer does");

ServiceCollection services = new();
services.AddSingleton<IClock>(new Stopped(midnight));
services.AddRelationshipModel(static options => options.Zone = DateTimeZone.Utc).UseStore<InMemoryStore>();
await using (ServiceProvider provider =
    services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }))
await using (AsyncServiceScope scope = provider.CreateAsyncScope())
{
    RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(owner);
    Expect(await network.RecordAsync(walk), "the walk is new");
    Expect((await network.ScoreAllAsync().SingleAsync()).Strength == score.Strength, "the network scores as the scorer does");
}

string folder = Directory.CreateTempSubdirectory("relationship-model-").FullName;
try
{
    ServiceCollection onDisk = new();
    onDisk.AddSingleton<IClock>(new Stopped(midnight));
    onDisk.AddRelationshipModel().UseSqlite(Path.Combine(folder, "network.db"));
    await using ServiceProvider provider = onDisk.BuildServiceProvider();
    await using AsyncServiceScope scope = provider.CreateAsyncScope();
    RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(owner);
    await network.Contacts.SaveAsync(
        new(ada, "Ada") { Interests = ["chess"], Closeness = [new(Closeness.Friend, new(2024, 5, 7))] });
    await network.RecordAsync(walk);
    Expect(await network.Contacts.FindAsync(ada) is { Interests: ["chess"], Closeness.Count: 1 },
        "the file keeps a contact with its lists");
    Expect((await network.ScoreAsync(ada)).Strength == score.Strength, "what the file keeps scores as the scorer does");
    using MemoryStream export = new();
    await network.ExportContactAsync(ada, export);
    Expect(System.Text.Encoding.UTF8.GetString(export.ToArray()).Contains("\"name\": \"Ada\"", StringComparison.Ordinal),
        "the export holds the name");
    Expect(await network.EraseContactAsync(ada) is { ContactsRemoved: 1, InteractionsRemoved: 1 },
        "the receipt counts what was erased");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

Reason quiet = new(TieReasons.Lapsed, ReasonArgument.Of("contact", ada), ReasonArgument.Of("silence", Duration.FromDays(800)));
Expect(Language.For("de-AT").Render(quiet, static _ => "Ada") == "Ada und du habt seit 2 Jahren keinen Kontakt mehr.",
    "a reason is said in German");

JsonTypeInfo ofInteractions = RelationshipJson.Web.GetTypeInfo(typeof(Interaction));
Expect(JsonSerializer.Serialize(score, RelationshipJson.Web.GetTypeInfo(typeof(RelationshipScore)))
    .Contains("\"contact\":\"ada\"", StringComparison.Ordinal), "a score is written as JSON");
Expect(walk.Equals(JsonSerializer.Deserialize(JsonSerializer.Serialize(walk, ofInteractions), ofInteractions)),
    "an interaction comes back from JSON");

try
{
    _ = new Contact(ada, "Ada") { Kind = (TieKind)(1 << 30) };
    Expect(false, "an undefined kind is refused");
}
catch (ArgumentOutOfRangeException)
{
}

using (WebSmoke web = new(new Stopped(midnight), Expect))
{
    await web.RunAsync();
    // Where a file is named, the answers are left in it, to be compared with those of another build.
    if (args is [{ } file]) await File.WriteAllTextAsync(file, web.Answers);
}

foreach (string fault in wrong) Console.Error.WriteLine($"Wrong: {fault}.");
if (wrong.Count == 0) Console.WriteLine("The core, the SQLite store and the web endpoints work ahead of time.");
return wrong.Count;

static IEnumerable<InteractionId> Evidence(Explanation explanation) =>
    [.. explanation.Evidence, .. explanation.Children.SelectMany(Evidence)];

internal sealed class Stopped(Instant at) : IClock
{
    public Instant GetCurrentInstant() => at;
}

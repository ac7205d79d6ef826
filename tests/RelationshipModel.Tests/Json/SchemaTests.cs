using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel.Json;
using RelationshipModel.Network;
using RelationshipModel.Tests.Nouns;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Json;

/// <summary>The schema says what is read and written.</summary>
public sealed class SchemaTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions All = RelationshipJson.WithPrivate(JsonSerializerOptions.Web);

    private readonly JsonObject _types = RelationshipJson.CreateSchema()["$defs"]!.AsObject();

    public static TheoryData<Type> Nouns => [.. Samples.ByType.Keys];

    [Fact]
    public void Schema_OfAllTypes_IsAsApproved()
    {
        string folder = Path.Combine(Repository.Root, "src", "RelationshipModel", "Json");
        string schema = RelationshipJson.CreateSchema().ToJsonString(Readable) + "\n";

        string approved = Path.Combine(folder, "schema.json");
        if (File.Exists(approved) && File.ReadAllText(approved) == schema) return;
        File.WriteAllText(Path.Combine(folder, "schema.received.json"), schema);
        Assert.Fail("The schema is another. If it is right, put schema.received.json in place of schema.json.");
    }

    [Theory]
    [MemberData(nameof(Nouns), DisableDiscoveryEnumeration = true)]
    public void Schema_OfANoun_TakesWhatIsWritten(Type type)
    {
        if (!_types.ContainsKey(type.Name)) return;
        JsonNode? written = JsonNode.Parse(JsonSerializer.Serialize(Samples.ByType[type](), type, All));

        Assert.Empty(Faults(_types[type.Name]!, written, type.Name));
    }

    [Fact]
    public async Task Schema_OfAnswers_TakesWhatIsWritten()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        RelationshipNetwork network = New();
        await network.Contacts.SaveAsync([new(Ada, "Ada") { Offers = ["gardens"] }, new(Ben, "Ben") { Needs = ["gardens"] }],
            cancel);
        await network.RecordAsync(
            [.. Enumerable.Range(0, 20)
                .Select(i => Meeting($"m{i}", 100 + 20 * i, i % 2 == 0 ? Ada : Ben) with { AfterFeel = 1 })],
            cancel);

        Takes("RelationshipScore", await network.ScoreAsync(Ada, cancellationToken: cancel));
        Takes("RevisitPlan", await network.PlanRevisitsAsync(cancellationToken: cancel));
        Takes("IntroductionSuggestion",
            (await network.SuggestIntroductionsAsync(cancellationToken: cancel))[0]);
        Takes("NetworkChange", (await network.ChangesAsync(AsOf - Duration.FromDays(90), cancellationToken: cancel))[0]);
        Takes("ErasureReceipt", await network.EraseContactAsync(Ada, cancel));
    }

    [Fact]
    public void Schema_OfAnInteraction_SaysWhatMustBeGiven() =>
        Assert.Equal(
            ["id", "at", "channel", "contacts"],
            _types["Interaction"]!["required"]!.AsArray().Select(static name => name!.GetValue<string>()));

    [Theory]
    [InlineData("""{"id":"1","at":"2026-01-31T18:30:00Z","channel":"Letter"}""", "contacts")]
    [InlineData("""{"id":"1","at":"2026-01-31T18:30:00Z","channel":"Pigeon","contacts":["a"]}""", "channel")]
    [InlineData("""{"id":1,"at":"2026-01-31T18:30:00Z","channel":"Letter","contacts":["a"]}""", "id")]
    [InlineData("""{"id":"1","at":"2026-01-31T18:30:00Z","channel":"Letter","contacts":["a"],"mood":1}""", "mood")]
    public void Schema_OfWhatIsRefused_RefusesItToo(string json, string where) =>
        Assert.Contains(where, Assert.Single(Faults(_types["Interaction"]!, JsonNode.Parse(json), "")), StringComparison.Ordinal);

    private void Takes<T>(string type, T answer) => Assert.Empty(
        Faults(_types[type]!, JsonNode.Parse(JsonSerializer.Serialize(answer, RelationshipJson.Web)), type).Take(5));

    /// <summary>As much of JSON Schema as the schema uses.</summary>
    private IEnumerable<string> Faults(JsonNode schema, JsonNode? value, string at)
    {
        if (schema is JsonValue) return [$"{at}: the schema says nothing"];
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return reference.Split('/') is ["#", "$defs", .. string[] path]
                && path.Aggregate((JsonNode?)_types, static (node, name) => node?[name]) is { } target
                ? Faults(target, value, at) : [$"{at}: there is no {reference}"];
        if (schema["anyOf"] is JsonArray any)
            return any.Any(one => !Faults(one!, value, at).Any()) ? [] : Faults(any[0]!, value, at);
        List<string> faults = [];
        JsonValueKind kind = value?.GetValueKind() ?? JsonValueKind.Null;
        string[] types = schema["type"] is JsonArray several ? [.. several.Select(static one => one!.GetValue<string>())]
            : [schema["type"]!.GetValue<string>()];
        string name = kind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.Array => "array",
            JsonValueKind.Object => "object",
            _ => "boolean",
        };
        if (!types.Contains(name) && !(name == "number" && types.Contains("integer")))
            return [$"{at}: {name}, not {string.Join('|', types)}"];
        if (value is null) return [];
        if (schema["enum"] is JsonArray names && !names.Any(one => JsonNode.DeepEquals(one, value))) faults.Add($"{at}: {value}");
        if (schema["pattern"]?.GetValue<string>() is { } pattern && kind == JsonValueKind.String
            && !Regex.IsMatch(value.GetValue<string>(), pattern)) faults.Add($"{at}: {value} is not {pattern}");
        if (value is JsonArray list)
            faults.AddRange(list.SelectMany((one, i) => Faults(schema["items"]!, one, $"{at}[{i}]")));
        if (value is not JsonObject members) return faults;
        foreach (JsonNode? required in schema["required"] as JsonArray ?? [])
            if (!members.ContainsKey(required!.GetValue<string>())) faults.Add($"{at}.{required} is missing");
        foreach ((string key, JsonNode? member) in members)
        {
            JsonNode? known = schema["properties"]?[key] ?? (schema["additionalProperties"] as JsonObject);
            faults.AddRange(known is null ? [$"{at}.{key} is not known"] : Faults(known, member, $"{at}.{key}"));
        }

        return faults;
    }
}

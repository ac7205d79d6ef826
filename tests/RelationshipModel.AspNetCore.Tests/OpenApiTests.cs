using System.Text.Json;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task OpenApi_Document_IsAsApproved()
    {
        await using Site site = await Site.StartAsync();

        (_, string body, _) = await site.SendAsync("GET", "/openapi/v1.json");

        await Snapshot.Verify(body);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesEveryValue()
    {
        await using Site site = await Site.StartAsync();
        JsonElement document = await site.JsonAsync("/openapi/v1.json");
        Dictionary<string, JsonElement> schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .ToDictionary(static schema => schema.Name, static schema => schema.Value);
        HashSet<string> used = [];
        List<string> wrong = [.. schemas
            .Where(static schema => schema.Value.EnumerateObject().All(static property => property.NameEquals("description")))
            .Select(static schema => $"{schema.Key} is empty")];
        Walk(document, "");

        Assert.Empty(wrong);
        Assert.Equal(schemas.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));

        void Walk(JsonElement element, string path)
        {
            if (element.ValueKind == JsonValueKind.Array)
                foreach (JsonElement item in element.EnumerateArray()) Walk(item, path);
            if (element.ValueKind != JsonValueKind.Object) return;
            if (element.TryGetProperty("$ref", out JsonElement reference)) used.Add(reference.GetString()!.Split('/')[^1]);
            if (element.TryGetProperty("type", out JsonElement type)
                && type.ToString().Contains("array", StringComparison.Ordinal) && !element.TryGetProperty("items", out _))
                wrong.Add($"{path} is an array of nothing");
            foreach (JsonProperty property in element.EnumerateObject()) Walk(property.Value, $"{path}/{property.Name}");
        }
    }

    /// <summary>Every value of an answer has the type of its schema, and every property that is required is there.</summary>
    [Theory]
    [InlineData("/relationships/scores", "TieView")]
    [InlineData("/relationships/scores/1", "ScoreAnswer")]
    [InlineData("/relationships/scores/stranger", "ScoreAnswer")]
    [InlineData("/relationships/revisits", "RevisitAnswer")]
    [InlineData("/relationships/introductions/suggestions", "SuggestedIntroduction")]
    [InlineData("/relationships/circles/1/review", "NamedAnswerOfCircleReview")]
    [InlineData("/relationships/gatherings/1/briefing", "NamedAnswerOfGatheringBriefing")]
    [InlineData("/relationships/gatherings/1/review", "NamedAnswerOfGatheringReview")]
    public async Task OpenApi_Schema_FitsTheAnswer(string path, string schema)
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        await network.Contacts.SaveAsync(new Contact(new("stranger"), "Cleo"), TestContext.Current.CancellationToken);
        JsonElement schemas = (await site.JsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        JsonElement answer = await site.JsonAsync(path);
        List<string> wrong = [];

        JsonElement[] all = answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray()] : [answer];
        foreach (JsonElement one in all)
            Check(one, schemas.GetProperty(schema), schema);

        Assert.Empty(wrong.Distinct());

        void Check(JsonElement value, JsonElement form, string where)
        {
            if (form.TryGetProperty("$ref", out JsonElement reference))
            {
                string name = reference.GetString()!.Split('/')[^1];
                Check(value, schemas.GetProperty(name), name);
                return;
            }

            foreach (string choice in (string[])["oneOf", "anyOf"])
            {
                if (!form.TryGetProperty(choice, out JsonElement choices)) continue;
                JsonElement[] others = [.. choices.EnumerateArray().Where(static one => !IsNull(one))];
                if (value.ValueKind != JsonValueKind.Null) Check(value, Assert.Single(others), where);
                else if (others.Length == choices.GetArrayLength()) wrong.Add($"{where} is null");
                return;
            }

            if (!form.TryGetProperty("type", out JsonElement type))
            {
                wrong.Add($"{where} has no type");
                return;
            }

            string[] types = type.ValueKind == JsonValueKind.Array
                ? [.. type.EnumerateArray().Select(static one => one.GetString()!)] : [type.GetString()!];
            string actual = value.ValueKind switch
            {
                JsonValueKind.True or JsonValueKind.False => "boolean",
                JsonValueKind.Number => types.Contains("integer") ? "integer" : "number",
                _ => value.ValueKind.ToString().ToLowerInvariant(),
            };
            if (!types.Contains(actual)) wrong.Add($"{where} is {actual}, not {string.Join(" or ", types)}");
            if (actual == "array")
                foreach (JsonElement item in value.EnumerateArray()) Check(item, form.GetProperty("items"), $"{where}[]");
            if (actual != "object") return;
            JsonElement properties = form.TryGetProperty("properties", out JsonElement given) ? given : default;
            string[] required = form.TryGetProperty("required", out JsonElement names)
                ? [.. names.EnumerateArray().Select(static one => one.GetString()!)] : [];
            foreach (string name in required)
                if (!value.TryGetProperty(name, out _)) wrong.Add($"{where}.{name} is missing");
            foreach (JsonProperty property in value.EnumerateObject())
            {
                if (properties.ValueKind != JsonValueKind.Object)
                    Check(property.Value, form.GetProperty("additionalProperties"), $"{where}{{}}");
                else if (properties.TryGetProperty(property.Name, out JsonElement of))
                    Check(property.Value, of, $"{where}.{property.Name}");
                else wrong.Add($"{where}.{property.Name} is not described");
            }
        }

        static bool IsNull(JsonElement form) =>
            form.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
                && type.ValueEquals("null");
    }

    [Fact]
    public async Task OpenApi_SchemaOfAnAnswer_RequiresWhatIsAlwaysWritten()
    {
        await using Site site = await Site.StartAsync();
        JsonElement schemas = (await site.JsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");

        foreach (string name in
            (string[])["TieView", "RelationshipScore", "ReciprocityBalance", "CircleReview", "GatheringBriefing", "HoldView"])
            Assert.Equal(
                schemas.GetProperty(name).GetProperty("properties").EnumerateObject().Select(static one => one.Name)
                    .Order(StringComparer.Ordinal),
                schemas.GetProperty(name).GetProperty("required").EnumerateArray().Select(static one => one.GetString()!)
                    .Order(StringComparer.Ordinal));
    }
}

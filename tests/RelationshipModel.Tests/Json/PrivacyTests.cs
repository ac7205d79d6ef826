using System.Text.Json;
using RelationshipModel.Json;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Json;

/// <summary>The owner's feelings are written only on request.</summary>
public sealed class PrivacyTests
{
    private static readonly JsonSerializerOptions[] Openly =
        [JsonSerializerOptions.Default, JsonSerializerOptions.Web, RelationshipJson.Web];

    private static readonly JsonSerializerOptions[] WithPrivate = [.. Openly.Select(RelationshipJson.WithPrivate)];

    [Fact]
    public void Interaction_AfterFeel_IsWrittenOnRequest()
    {
        Interaction walk = Meeting("walk", 3, Ada) with { AfterFeel = 2 };

        Assert.All(Openly, options => Assert.DoesNotContain("feel", Text(walk, options), StringComparison.OrdinalIgnoreCase));
        Assert.All(WithPrivate, options => Assert.Contains("feel", Text(walk, options), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Answers_Restoration_IsWrittenOnRequest()
    {
        RelationshipNetwork network = New();
        await network.Contacts.SaveAsync(new Contact(Ada, "Ada"), TestContext.Current.CancellationToken);
        await network.RecordAsync(
            [.. Enumerable.Range(0, 30).Select(i => Meeting($"m{i}", 100 + 20 * i, Ada) with { AfterFeel = 2 })],
            TestContext.Current.CancellationToken);
        RelationshipScore score = await network.ScoreAsync(Ada, cancellationToken: TestContext.Current.CancellationToken);
        RevisitPlan plan = await network.PlanRevisitsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotNull(score.Restoration);
        Assert.NotNull(Assert.Single(plan.Suggestions).Explanation.Find("restore"));

        Assert.All(Openly, options =>
        {
            Assert.DoesNotContain("restor", Text(score, options), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"restor", Text(plan, options), StringComparison.OrdinalIgnoreCase);
        });
        Assert.All(WithPrivate, options =>
        {
            Assert.Contains("\"restoration\":", Text(score, options), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("\"restoration\"", Text(plan, options), StringComparison.OrdinalIgnoreCase);
        });
    }

    private static string Text<T>(T value, JsonSerializerOptions options) => JsonSerializer.Serialize(value, options);
}

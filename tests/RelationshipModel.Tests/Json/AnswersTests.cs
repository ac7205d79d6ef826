using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Json;
using RelationshipModel.Network;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Json;

/// <summary>The shapes of answers, approved whole.</summary>
public sealed class AnswersTests
{
    private static readonly JsonSerializerOptions Readable = new(RelationshipJson.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("score")]
    [InlineData("compare")]
    [InlineData("revisits")]
    [InlineData("introductions")]
    [InlineData("circle")]
    [InlineData("briefing")]
    [InlineData("review")]
    [InlineData("changes")]
    [InlineData("receipt")]
    public async Task Answer_Whole_IsAsApproved(string question)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        RelationshipNetwork network = await NetworkAsync();
        string json = question switch
        {
            "score" => Text(await network.ScoreAsync(Ada, cancellationToken: cancel)),
            "compare" => Text(await network.CompareScoresAsync(Ada, AsOf - Duration.FromDays(100), AsOf, cancel)),
            "revisits" => Text(await network.PlanRevisitsAsync(cancellationToken: cancel)),
            "introductions" => Text(await network.SuggestIntroductionsAsync(cancellationToken: cancel)),
            "circle" => Text(await network.ReviewCircleAsync(new("close"), cancellationToken: cancel)),
            "briefing" => Text(await network.BriefGatheringAsync(new GatheringId("dinner"), cancellationToken: cancel)),
            "review" => Text(await network.ReviewGatheringAsync(new("dinner"), cancellationToken: cancel)),
            "changes" => Text(await network.ChangesAsync(AsOf - Duration.FromDays(90), cancellationToken: cancel)),
            _ => Text(await network.EraseContactAsync(Ada, cancel)),
        };

        Assert.DoesNotContain("{}", json, StringComparison.Ordinal);
        await Snapshot.Verify(json, question);
    }

    private static string Text<T>(T answer) => JsonSerializer.Serialize(answer, Readable);

    private static async Task<RelationshipNetwork> NetworkAsync()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        LocalDate today = AsOf.InUtc().Date;
        RelationshipNetwork network = New();
        await network.Contacts.SaveAsync(
            [
                new Contact(Ada, "Ada") { Offers = ["gardens"], Birthday = new(6, 5) },
                new Contact(Ben, "Ben") { Needs = ["gardens"] },
                new Contact(Cem, "Cem"),
            ], cancel);
        await network.Circles.SaveAsync(
            new Circle(new("close"), "Close") { Cadence = Cadence.Every(Period.FromMonths(1)), Capacity = 5 }, cancel);
        await network.Memberships.SaveAsync(new CircleMembership(new("close"), Ada, today.PlusDays(-400)), cancel);
        await network.Gatherings.SaveAsync(
            new Gathering(new("dinner"), "Dinner", AsOf - Duration.FromDays(40), Ada, Cem) { Length = Duration.FromHours(3) },
            cancel);
        await network.RecordAsync(
            [
                .. Enumerable.Range(0, 12)
                    .Select(i => Meeting($"a{i}", 60 + 20 * i, Ada) with { Length = Duration.FromHours(3) }),
                .. Enumerable.Range(0, 8).Select(i => Meeting($"b{i}", 5 + 30 * i, Ben) with { Initiator = Initiator.Of(Ben) }),
                Meeting("dinner", 40, Cem) with { Gathering = new GatheringId("dinner") },
            ], cancel);
        await network.FollowUps.SaveAsync(
            new FollowUp(new("book"), TieSide.Owner, Cem, AsOf - Duration.FromDays(40))
            {
                What = "the book",
                Due = today.PlusDays(-3),
                Gathering = new GatheringId("dinner"),
            }, cancel);
        return network;
    }
}

using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>The README of the package: its code runs, and its table names what exists.</summary>
public sealed class ConceptPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "src", "RelationshipModel", "README.md"));

    private static readonly Instant At = Instant.FromUtc(2026, 5, 2, 14, 0);

    [Fact]
    public async Task Code_OfThePage_Runs()
    {
        Instant at = At;
        ServiceCollection services = new();
        services.AddSingleton<IClock>(new FakeClock(At + Duration.FromDays(30)));
        services.AddRelationshipModel().UseInMemoryStore();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await using StringWriter Console = new();

        RelationshipNetworkFactory factory = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>();
        RelationshipNetwork network = factory.For(new OwnerId("mara"));
        await network.Contacts.SaveAsync(new Contact(new("ada"), "Ada"));
        Interaction walk = new(new("walk"), at, Channel.InPerson, new ContactId("ada")) { Length = Duration.FromHours(3) };
        await network.RecordAsync(walk);
        RelationshipScore score = await network.ScoreAsync(new("ada"));
        Console.WriteLine($"{score.Warmth}, {score.Status}: {score.Explanation}");
        foreach (RevisitSuggestion revisit in (await network.PlanRevisitsAsync()).Suggestions) Console.WriteLine(revisit.Contact);

        Assert.StartsWith($"Light, {TieStatus.Active}: strength = 0.", Console.ToString(), StringComparison.Ordinal);
        Snapshots.ReadmeCode.IsRunBy("");
    }

    [Fact]
    public void Table_OfThePage_NamesMembersOfTheScoreAndTheirRanges()
    {
        string[][] rows =
        [
            .. Page.Split('\n').SkipWhile(static line => !line.StartsWith("| of a `", StringComparison.Ordinal)).Skip(2)
                .TakeWhile(static line => line.StartsWith('|'))
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries)),
        ];
        HashSet<string> members = [.. typeof(RelationshipScore).GetMembers().Select(static member => member.Name)];
        RelationshipScore stranger = new RelationshipScorer().Score(new Tie(new(new("mara"), new("ada")), []), At);

        Assert.All(rows, row => Assert.Contains(row[1].Trim('`').Split('(')[0], members));
        Assert.Equal(
            [
                "Warmth", "Status", "Reasons", "Strength", "Bond", "Vitality", "Outlook", "ChanceOfContact", "Reciprocity",
                "Explanation",
            ],
            rows.Select(static row => row[1].Trim('`').Split('(')[0]));
        Assert.All(Enum.GetNames<Warmth>(),
            word => Assert.Contains(word.ToLowerInvariant(), rows[0][4], StringComparison.Ordinal));
        Assert.Equal(
            (TieStatus.None, 0.0, 0.0, 0.0, 0.0, 0.0, null),
            (stranger.Status, stranger.Strength, stranger.Bond, stranger.Vitality, stranger.Outlook,
                stranger.ChanceOfContact(Duration.FromDays(30)), stranger.Reciprocity));
    }
}

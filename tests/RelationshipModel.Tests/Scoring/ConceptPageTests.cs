using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>The README of the package: its table names what exists.</summary>
public sealed class ConceptPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "src", "RelationshipModel", "README.md"));

    private static readonly Instant At = Instant.FromUtc(2026, 5, 2, 14, 0);

    [Fact]
    public void Table_OfThePage_NamesMembersOfTheScoreAndTheirRanges()
    {
        string[][] rows =
        [
            .. Page.Split('\n').SkipWhile(static line => !line.StartsWith("| property of `", StringComparison.Ordinal)).Skip(2)
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

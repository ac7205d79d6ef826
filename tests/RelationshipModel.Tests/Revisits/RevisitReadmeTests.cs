using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Revisits;

/// <summary>The README's example is this code, and its output is what the code makes.</summary>
public sealed class RevisitReadmeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "RelationshipModel", "Revisits");

    [Fact]
    public void Example_Run_SaysWhatTheReadmeShows()
    {
        StringWriter console = new() { NewLine = "\n" };

        OwnerId me = new("me");
        Instant now = Instant.FromUtc(2026, 3, 2, 9, 0);
        Contact anna = new(new("anna"), "Anna") { Closeness = [new(Closeness.Friend, new LocalDate(2023, 3, 1))] };
        Contact ben = new(new("ben"), "Ben") { Birthday = new AnnualDate(3, 5) };
        Contact carla = new(new("carla"), "Carla");
        IEnumerable<Interaction> suppers = Enumerable.Range(1, 12).Select(month =>
            new Interaction(new($"supper{month}"), Instant.FromUtc(2025, month, 10, 18, 0), Channel.InPerson, ben.Id));
        Interaction coffee = new(new("coffee"), Instant.FromUtc(2026, 2, 20, 15, 0), Channel.InPerson, carla.Id);

        RelationshipScorer scorer = new();
        NetworkSnapshot snapshot = new(me, now, DateTimeZone.Utc, [anna, ben, carla],
        [
            scorer.Score(new Tie(new(me, anna.Id), [], TieProfile.Of(anna)), now),
            scorer.Score(new Tie(new(me, ben.Id), suppers, TieProfile.Of(ben)), now),
            scorer.Score(new Tie(new(me, carla.Id), [coffee]), now),
        ])
        {
            FollowUps = [new(new("recipe"), TieSide.Owner, carla.Id, coffee.At) { Due = new LocalDate(2026, 2, 27),
                What = "the plum cake recipe" }],
        };

        RevisitPlan plan = new RevisitPlanner().Plan(snapshot);
        foreach (RevisitSuggestion suggestion in plan.Suggestions)
        {
            console.WriteLine($"{suggestion.Pool}");
            foreach (string sentence in Language.English.RenderAll(suggestion.Reasons, NameOf))
                console.WriteLine($"  {sentence}");
        }

        console.WriteLine("Birthdays");
        foreach (UpcomingBirthday birthday in plan.Birthdays)
            console.WriteLine($"  {Language.English.Render(birthday.Reason, NameOf)}");

        string NameOf(ContactId contact) => snapshot.Contact(contact)?.Name ?? "somebody";

        Assert.Equal(Block("text"), console.ToString().TrimEnd());
        Assert.Equal(.327, plan.Suggestions[2].Value, .0005);
    }

    [Fact]
    public void Example_InTheReadme_IsTheCodeOfThisTest()
    {
        string source = Unindented(
            File.ReadAllText(Path.Combine(Repository.Root, "tests", "RelationshipModel.Tests", "Revisits",
                "RevisitReadmeTests.cs")));

        Assert.Contains(Unindented(Block("csharp").Replace("Console.", "console.", StringComparison.Ordinal)), source,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_NamesEveryReasonAndEveryOption()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));

        Assert.All(typeof(RevisitReasons).GetFields(),
            code => Assert.Contains($"`{code.GetRawConstantValue()}`", readme, StringComparison.Ordinal));
        Assert.All(
            typeof(RevisitOptions).GetProperties().Where(static option => option.Name != nameof(RevisitOptions.Default)),
            option => Assert.Contains($"`{option.Name}`", readme, StringComparison.Ordinal));
    }

    private static string Block(string language)
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md")).ReplaceLineEndings("\n");
        int start = readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return readme[start..readme.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static string Unindented(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim())
            .Where(static line => line.Length > 0));
}

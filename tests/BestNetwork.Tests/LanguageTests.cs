using System.Text.RegularExpressions;
using RelationshipModel;
using RelationshipModel.Import;

namespace BestNetwork.Tests;

/// <summary>The command speaks each language whole, and to programs English.</summary>
public sealed partial class LanguageTests
{
    [GeneratedRegex(
        @"\b(the|and|you|your|they|them|ago|since|days|weeks|months|years|with|has|have|is|tie|ties|touch|close|asleep)\b")]
    private static partial Regex English { get; }

    // What the owner of the sample wrote is in English, whatever the language.
    [GeneratedRegex("the bee book|the poem about Jotunheimen|Good for the soul|Midsummer on the pier 2026")]
    private static partial Regex Written { get; }

    // Titles of events, and why a file was refused, which the library says in English.
    [GeneratedRegex(@"A walk|(?<=notiz\.txt:1: ).*?or messages")]
    private static partial Regex Foreign { get; }

    private static readonly string Sources = Path.Combine(RelationshipModel.Snapshots.Repository.Root, "src", "BestNetwork");

    [Fact]
    public void Texts_OfEachLanguage_HaveTheSameKeysAndPlaceholders()
    {
        Dictionary<string, string> english = Texts("en"), german = Texts("de");

        Assert.Equal(english.Keys.Order(), german.Keys.Order());
        Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(german[text.Key])));
    }

    // A key that is put together, such as channel.in_person, shows its beginning in the sources.
    [Fact]
    public void Texts_EachKey_IsInUse()
    {
        string[] sources = [.. Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Contains("obj")).Select(File.ReadAllText)];
        string[] begun = ["channel.", "skipped.", "daily.done_", "daily.recorded_", "person.way_", "score.of_",
            "score.reciprocity_unknown"];
        string[] ended = ["_by", "_filtered"];

        Assert.All(Texts("en").Keys, key => Assert.Contains(sources, source =>
            source.Contains($"\"{key}\"", StringComparison.Ordinal)
            || Array.Exists(begun, start => key.StartsWith(start, StringComparison.Ordinal))
            || Array.Exists(ended, end => key.EndsWith(end, StringComparison.Ordinal)
                && source.Contains($"\"{key[..^end.Length]}\"", StringComparison.Ordinal))
            || (key.Split('.') is [var page, var title]
                && source.Contains($"Section(console, \"{title}\"", StringComparison.Ordinal)
                && source.Contains($"$\"{page}.{{title}}\"", StringComparison.Ordinal))
            || (key == "person.notes" && source.Contains("\"notes\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void KeyOf_EveryChannel_HasItsTexts() =>
        Assert.All(Enum.GetValues<Channel>(), static channel => Assert.All((string[])["en", "de"], tag =>
            Assert.All((string[])["channel.", "daily.done_", "daily.recorded_"], start =>
                Assert.Contains($"{start}{Sentences.KeyOf(channel)}", Texts(tag).Keys))));

    [Fact]
    public void KeyOf_EverySkipReason_HasItsTexts() =>
        Assert.All(Enum.GetValues<SkipReason>(), static reason => Assert.All((string[])["en", "de"], tag =>
            Assert.Contains($"skipped.{Sentences.KeyOf(reason)}", Texts(tag).Keys)));

    [Fact]
    public async Task Reports_InGerman_HoldNoEnglish()
    {
        using TemporaryFolder folder = new();
        string database = folder.Of("network.db"), copy = folder.Of("kopie.db");
        string mail = folder.With("mail.mbox", MyRecords.Mail()), cards = folder.With("karten.vcf", MyRecords.Cards);
        string[][] commands =
        [
            ["open", mail, folder.With("kalender.ics", MyRecords.Calendar), "--me", MyRecords.Me, "--db", database],
            ["import", mail, cards, folder.With("notiz.txt", "etwas"), "--me", MyRecords.Me, "--db", database],
            ["merge", "list", "--db", database],
            ["merge", "accept", "--all-sure", "--db", database],
            ["merge", "accept", "--same-record", "--db", database],
            ["backup", copy, "--db", database],
            ["check", "--db", database],
            ["export", "Jonas", "--out", folder.Of("jonas.json"), "--db", database],
            ["forget-before", "2024-01-03", "--yes", "--db", database],
            ["erase", "Jonas", "--yes", "--db", database],
        ];
        foreach (string[] command in commands)
        {
            Run run = await Run.Of([.. command, "--language", "de"]);
            string said = run.Output + (command[0] is "open" or "import" ? run.Error : "");
            string text = string.Join(' ', said.Replace(folder.Path, "", StringComparison.Ordinal)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

            Assert.NotEmpty(run.Output);
            Assert.DoesNotMatch(English, Foreign.Replace(text, ""));
            Assert.DoesNotContain(run.Output, static letter => letter is '{' or '}' or '|' or '#');
        }
    }

    [Theory]
    [InlineData("score --sample --explain")]
    [InlineData("score --sample --status drifting")]
    [InlineData("score --sample --top 2")]
    [InlineData("today --sample")]
    [InlineData("revisit --sample --top 0")]
    [InlineData("introductions --sample --top 0")]
    [InlineData("circles --sample")]
    [InlineData("gathering --sample")]
    [InlineData("person henrike --sample --explain")]
    [InlineData("person yara --sample")]
    [InlineData("person dorothea --sample")]
    public async Task Table_InGerman_HoldsNoEnglish(string args)
    {
        Run run = await Run.Of([.. args.Split(' '), "--language", "de"]);
        string text = string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotMatch(English, Written.Replace(text, ""));
        Assert.DoesNotContain(run.Output, static letter => letter is '{' or '}' or '|' or '#');
    }

    [Fact]
    public async Task Sample_InGerman_IsAsApproved()
    {
        List<string> pages = [];
        foreach (string args in (string[])["score --sample", "today --sample", "person henrike --sample --explain"])
            pages.Add((await Run.Of([.. args.Split(' '), "--language", "de"])).Output);

        await Snapshot.Verify(string.Join('\n', pages));
    }

    [Fact]
    public async Task Language_OfTheTerminal_IsForPeopleAlone()
    {
        Run table = await In("de_AT.UTF-8", "revisit", "--sample");
        Run json = await In("de_AT.UTF-8", "revisit", "--sample", "--format", "json");
        Run stated = await In("", "revisit", "--sample", "--format", "json", "--language", "de");

        Assert.Contains("Was du Anselm Quist", table.Output, StringComparison.Ordinal);
        Assert.Contains("What you promised Anselm Quist", json.Output, StringComparison.Ordinal);
        Assert.Contains("Was du Anselm Quist", stated.Output, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"promise_overdue\"", stated.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C.UTF-8")]
    [InlineData("fr_FR.UTF-8")]
    [InlineData("")]
    public async Task Language_ThatIsNotSpoken_IsEnglish(string locale) =>
        Assert.Contains("What you promised Anselm Quist", (await In(locale, "revisit", "--sample")).Output,
            StringComparison.Ordinal);

    [Fact]
    public async Task Language_Stated_GoesBeforeThatOfTheTerminal() =>
        Assert.Contains(
            "What you promised Anselm Quist",
            (await In("de", "revisit", "--sample", "--language", "en")).Output,
            StringComparison.Ordinal);

    [Fact]
    public async Task Language_InTheConfigurationFile_IsTheDefault()
    {
        Dictionary<string, string> german = new() { ["language"] = "de" };
        Run run = await Of(german, "", "revisit", "--sample"), first = await Of(german, "");

        Assert.Contains("Was du Anselm Quist", run.Output, StringComparison.Ordinal);
        Assert.Contains("Wie es weitergeht", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_Unknown_IsRefusedWithThoseThatAreKnown()
    {
        Run run = await Run.Of("revisit", "--sample", "--language", "fr");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'fr' is not a language of bestnetwork; write en or de", run.Error, StringComparison.Ordinal);
    }

    private static Task<Run> In(string locale, params string[] args) => Of([], locale, args);

    private static async Task<Run> Of(Dictionary<string, string> defaults, string locale, params string[] args)
    {
        using MemoryStream input = new(), output = new();
        using StringWriter error = new() { NewLine = "\n" };
        CommandContext context = new(input, output, error, Run.Clock) { Defaults = defaults, Sentences = Sentences.In(locale) };
        int exitCode = await BestNetworkCommand.RunAsync(args, context, TestContext.Current.CancellationToken);
        return new(exitCode, System.Text.Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private static Dictionary<string, string> Texts(string tag) =>
        File.ReadLines(Path.Combine(Sources, "Texts", $"{tag}.txt")).Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split(" = ", 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);

    private static IEnumerable<string> Placeholders(string text) =>
        Regex.Matches(text, @"\{([a-z_]+)").Select(static match => match.Groups[1].Value).Distinct()
            .Order(StringComparer.Ordinal);
}

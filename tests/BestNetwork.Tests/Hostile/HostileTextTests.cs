using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests.Hostile;

/// <summary>Every command that prints what was recorded, on a terminal, of records in which every text is one that would move the
/// cursor, color, link, ring, or turn the direction.</summary>
public sealed partial class HostileTextTests : IDisposable
{
    /// <summary>A sequence of ESC, a link of OSC 8, BEL, marks of direction, C1 controls, DEL, and breaks of lines.</summary>
    private const string Codes =
        "\u001b[2J\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\\u0007\u202Etxt\u2066\u2069\u009B31m\u009D0;t\u009C"
        + "\u007F\b\r\n\u2028\u2029\u200B\uFEFF\U000E0041";

    private static readonly Dictionary<string, string[]> Arguments = new(StringComparer.Ordinal)
    {
        ["open"] = ["{mail}", "--me", "mara@home.example"],
        ["today"] = [],
        ["done"] = ["{ada}"],
        ["log"] = ["{ada}"],
        ["snooze"] = ["{ada}", "--until", "2024-09-01"],
        ["promise"] = ["{ada}", "{text}", "--due", "2024-09-01"],
        ["note"] = ["{ada}", "{text}"],
        ["undo"] = [],
        ["contact"] = ["{ada}", "--interests", "{text}"],
        ["person"] = ["{ada}"],
        ["score"] = [],
        ["revisit"] = [],
        ["introductions"] = [],
        ["gathering"] = [],
        ["circles"] = [],
        ["report"] = ["--out", "-"],
        ["import"] = ["{mail}", "--me", "mara@home.example"],
        ["merge list"] = [],
        ["merge accept"] = ["{ben}", "{bert}"],
        ["merge decline"] = ["{ben}", "{bert}"],
        ["merge undo"] = ["{ada}", "{alias}"],
        ["export"] = ["{ada}"],
        ["erase"] = ["{ada}"],
        ["check"] = [],
        ["backup"] = ["{new}"],
        ["forget-before"] = ["2024-01-03", "--yes"],
    };

    /// <summary>Those that print nothing of a record: the sample's own text, a script of the shell. What an assistant is given is
    /// held by its own tests.</summary>
    private static readonly string[] WithoutRecords = ["sample", "completions", "mcp", "help"];

    /// <summary>Those that say what they did and name nobody.</summary>
    private static readonly string[] WithoutNames = ["import", "check", "backup", "forget-before"];

    private static readonly ContactId Ada = Id("ada"), Alias = Id("alias"), Ben = Id("ben"), Cem = Id("cem"), Bert = Id("bert");
    private static readonly Instant Noon = Run.Clock.GetCurrentInstant();

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Prints()
    {
        RootCommand root = BestNetworkCommand.Commands(new(Stream.Null, Stream.Null, TextWriter.Null, Run.Clock));
        return
        [
            .. from name in Arguments.Keys
               let command = name.Split(' ')
                   .Aggregate((Command)root, static (above, part) => above.Subcommands.Single(sub => sub.Name == part))
               from format in command.Options.FirstOrDefault(static option => option.Name == "--format") is Option<OutputFormat>
                   ? (string[])["table", "json", "jsonl", "csv"] : name == "report" ? ["html", "svg"] : [""]
               select (name, format),
        ];
    }

    [Fact]
    public void Commands_All_AreTried() =>
        Assert.Equal(
            BestNetworkCommand.Commands(new(Stream.Null, Stream.Null, TextWriter.Null, Run.Clock)).Subcommands
                .Select(static command => command.Name).Except(WithoutRecords).Order(StringComparer.Ordinal),
            Arguments.Keys.Select(static name => name.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Prints))]
    public async Task Command_OnATerminal_PrintsNoControlsAndNoMarksOfOthers(string command, string format)
    {
        string database = await DatabaseAsync();
        if (command == "undo") Assert.Equal(0, (await RunAsync(database, ["log", .. Filled("log")])).ExitCode);

        Run run = await RunAsync(database, [.. command.Split(' '), .. Filled(command),
            .. format.Length > 0 ? (string[])["--format", format] : []]);

        Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Interrupted, $"{run.ExitCode}: {run.Error}");
        // A page has isolates of its own around names, and a space without a width moves nothing.
        AssertVisible(run.Output, command == "report" ? "\n\u2068\u2069\u200B" : "\n");
        AssertVisible(run.Error, "\n");
        string said = string.Concat(Regex.Split(run.Output + run.Error, @"[\s│]+"));
        Assert.Equal(!WithoutNames.Contains(command), said.Contains("evil.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("person", "nobody")]
    [InlineData("export", "nobody")]
    [InlineData("log", "be")]
    [InlineData("note", "be", "words")]
    [InlineData("score", "--owner", "nobody")]
    [InlineData("score", "--circle", "nowhere")]
    [InlineData("gathering", "--gathering", "nowhere")]
    public async Task Refusal_OnATerminal_PrintsNoControlsAndNoMarksOfOthers(params string[] args)
    {
        Run run = await RunAsync(await DatabaseAsync(), args);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        AssertVisible(run.Error, "\n");
    }

    [Fact]
    public async Task Export_OfHostileTexts_ReadsBackAsTheyWere()
    {
        string database = await DatabaseAsync(), file = _folder.Of("export.json");

        Run run = await RunAsync(database, ["export", Ada.Value]);
        Assert.Equal(ExitCode.Done, (await RunAsync(database, ["export", Ada.Value, "--out", file])).ExitCode);

        using JsonDocument shown = JsonDocument.Parse(run.Output);
        Assert.Contains(Ada.Value, Strings(shown.RootElement));
        Assert.Contains(Text("words"), Strings(shown.RootElement));
        Assert.Equal(run.Output, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private static ContactId Id(string name) => new(Text(name));

    private static string Text(string name) => $"{name}{Codes}{name}";

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static property => Strings(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private static void AssertVisible(string text, string allowed)
    {
        Rune hidden = text.EnumerateRunes().FirstOrDefault(
            rune => !allowed.Contains(rune.ToString(), StringComparison.Ordinal) && Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator, new('-'));
        Assert.True(hidden.Value == '-', $"U+{hidden.Value:X4} in {text}");
    }

    private static async Task<Run> RunAsync(string database, string[] args)
    {
        using MemoryStream input = new("n\n"u8.ToArray()), output = new();
        using StringWriter error = new() { NewLine = "\n" };
        CommandContext terminal = new(input, output, error, Run.Clock)
        {
            TerminalWidth = 80,
            MessageWidth = 80,
            IsInteractive = true,
            ShowsColor = true,
            DefaultDatabase = database,
        };
        int exitCode = await BestNetworkCommand.RunAsync(args, terminal, TestContext.Current.CancellationToken);
        return new(exitCode, Colors().Replace(Encoding.UTF8.GetString(output.ToArray()), ""), error.ToString());
    }

    /// <summary>The colors of the command. No text of others has one.</summary>
    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colors();

    private string[] Filled(string command) => [.. Arguments[command].Select(word => word switch
    {
        "{ada}" => Ada.Value,
        "{alias}" => Alias.Value,
        "{ben}" => Ben.Value,
        "{bert}" => Bert.Value,
        "{text}" => Text("words"),
        "{new}" => _folder.Of($"{Hidden}backup.db"),
        "{mail}" => _folder.With($"{Hidden}mail.mbox", Mail()),
        _ => word,
    })];

    /// <summary>What a name of a file may have of it.</summary>
    private static string Hidden => OperatingSystem.IsWindows() ? "\u202E" : "\u001b[2K\u0007\u202E";

    private static string Mail() => MyRecords.Mail()
        .Replace("Jonas Feld", $"\"Jonas{Codes.ReplaceLineEndings("").Replace("\\", "", StringComparison.Ordinal)}\"",
            StringComparison.Ordinal)
        .Replace("Subject: s", "Subject: \u001b[2J\u202Es", StringComparison.Ordinal);

    private async Task<string> DatabaseAsync()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string path = _folder.Of($"{Hidden}{Path.GetRandomFileName()}.db");
        using SqliteStore store = new(path);
        RelationshipNetwork network = new(new(Text("owner")), NetworkStores.Of(store), Run.Clock);
        await network.Contacts.SaveAsync(
            [.. ((ContactId[])[Ada, Alias, Ben, Cem, Bert]).Select(static id => new Contact(id, id.Value)
            {
                Interests = [Text("tea"), Text(id.Value[..3])],
                Offers = [Text("help")],
                Needs = [Text("help")],
                Place = Text("here"),
            })], cancel);
        await network.RecordAsync(
            [
                .. Enumerable.Range(0, 40).Select(i => new Interaction(
                    new(Text($"{i}")), Noon - Duration.FromDays(40 + (9 * i)), (Channel)(i % 6),
                    i % 4 == 0 ? [Ada, Ben] : i % 4 == 1 ? [Ada] : i % 4 == 2 ? [Cem, Bert] : [Alias])),
            ], cancel);
        await network.Circles.SaveAsync(new Circle(new(Text("circle")), Text("Circle")), cancel);
        await network.Memberships.SaveAsync(
            [new(new(Text("circle")), Ada, new(2020, 1, 1)), new(new(Text("circle")), Cem, new(2021, 1, 1))], cancel);
        await network.Gatherings.SaveAsync(
            [
                new(new(Text("past")), Text("Past"), Noon - Duration.FromDays(2), Ada, Ben, Bert) { Place = Text("there") },
                new(new(Text("next")), Text("Next"), Noon + Duration.FromDays(2), Ada, Cem) { Place = Text("there") },
            ], cancel);
        await network.FollowUps.SaveAsync(
            [
                new(new(Text("mine")), TieSide.Owner, Ada, Noon - Duration.FromDays(9))
                {
                    What = Text("book"),
                    Due = new(2024, 6, 28),
                },
                new(new(Text("theirs")), TieSide.Contact, Ben, Noon - Duration.FromDays(9)) { What = Text("call") },
            ], cancel);
        await network.Notes.SaveAsync(new Note(new(Text("note")), Ada, Noon - Duration.FromDays(3), Text("words")), cancel);
        await network.Introductions.SaveAsync(
            Introduction.Begin(new(Text("introduction")), Ada, Cem, Noon - Duration.FromDays(3)).AskFirst(
                Noon - Duration.FromDays(3)), cancel);
        await network.Acquaintances.SaveAsync(new Acquaintance(new(Ada, Ben), AcquaintanceState.Acquainted), cancel);
        await network.AcceptMergeAsync(Ada, Alias, Noon, cancel);
        await network.ProposeMergeAsync(
            new(Ben, Bert, MergeState.Proposed, Noon) { Basis = MergeBasis.Name, Similarity = .9 }, cancel);
        return path;
    }
}

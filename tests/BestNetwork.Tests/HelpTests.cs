namespace BestNetwork.Tests;

/// <summary>The help for a newcomer: help, examples, near names, completions, and the configuration file.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Commands =>
    [
        "open", "today", "done", "log", "snooze", "promise", "note", "undo", "contact", "person", "score", "revisit",
        "introductions", "gathering", "circles", "report",
        "import", "merge", "export", "erase", "check", "backup", "forget-before", "sample", "mcp", "completions",
    ];

    [Fact]
    public async Task Help_Alone_ListsEveryCommand()
    {
        Run help = await Run.Of("help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.All(Commands, command => Assert.Contains($"\n  {command.Data} ", help.Output, StringComparison.Ordinal));
        Assert.Contains("Exit codes: ", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEveryCommand_HasExamplesThatParse(string command)
    {
        Run help = await Run.Of("help", command);
        Assert.Equal(help, await Run.Of(command, "--help"));
        string[] examples = help.Output[help.Output.IndexOf("Examples:\n", StringComparison.Ordinal)..].Split('\n')[1..^2];
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.StartsWith($"  bestnetwork {command}", example, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'tody' is not a command or option; did you mean today? (see 'bestnetwork --help')", "tody")]
    [InlineData("'introduce' is not a command or option; did you mean introductions? (see 'bestnetwork --help')", "introduce")]
    [InlineData("'--formt' is not a command or option; did you mean --format? (see 'bestnetwork score --help')", "score",
        "--sample", "--formt", "csv")]
    [InlineData("'--onwer' is not a command or option; did you mean --owner? (see 'bestnetwork revisit --help')", "revisit",
        "--onwer", "Ann")]
    [InlineData("'--lengt' is not a command or option; did you mean --length? (see 'bestnetwork log --help')", "log", "Ann",
        "--lengt", "45m")]
    [InlineData("'nowhere.csv': there is no such file (see 'bestnetwork score --help')", "score", "nowhere.csv")]
    public async Task Misspelt_CommandOrOption_IsToldWithWhatWasMeant(string message, params string[] args) =>
        Assert.Equal(new Run(2, "", $"bestnetwork: {message}\n"), await Run.Of(args));

    [Fact]
    public async Task File_OfNoKnownKind_IsNotSaidToBeMissing()
    {
        using TemporaryFolder folder = new();
        string rows = folder.With("rows.csv", "from,to,at\na,b,2026-01-01\n");
        string fault = $"bestnetwork: '{rows}' is not a kind of file that is recognized by its content";
        Assert.Equal(new Run(2, "", $"{fault}; a CSV of interactions begins with timestamp,sender,recipient: --interactions {rows} "
            + "(see 'bestnetwork score --help')\n"), await Run.Of("score", rows));
        Assert.Equal(new Run(2, "", $"{fault} (see 'bestnetwork backup --help')\n"), await Run.Of("backup", "x.db", rows));
    }

    [Fact]
    public async Task Mail_GivenToAnotherCommand_NamesOpen()
    {
        using TemporaryFolder folder = new();
        string mail = folder.With("m.mbox", MyRecords.Mail());
        Assert.Equal(new Run(2, "",
            $"bestnetwork: '{mail}': this is mail: bestnetwork open {mail} (see 'bestnetwork score --help')\n"),
            await Run.Of("score", mail));
        Assert.Equal(new Run(1, "", $"bestnetwork: {mail}: this is mail: bestnetwork open {mail}\n"),
            await Run.Of("score", "--interactions", mail));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    [InlineData("pwsh")]
    public async Task Completions_OfAShell_AskTheCommand(string shell) =>
        Assert.Contains("bestnetwork \"[suggest:", (await Run.Of("completions", shell)).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("bestnetwork sco", "score\n")]
    [InlineData("bestnetwork score --cir", "--circle\n--circles\n")]
    public async Task Suggest_PartOfALine_GivesItsEnds(string line, string ends) =>
        Assert.Equal(ends, (await Run.Of($"[suggest:{line.Length}]", line)).Output);

    [Fact]
    public async Task Config_Defaults_HoldUnlessAnOptionIsGiven()
    {
        using TemporaryFolder folder = new();
        string path = folder.With("config", "# mine\nzone = Europe/Berlin\nformat=csv\n");
        Dictionary<string, string> defaults = ConfigFile.Read(path);
        Assert.Equal("csv", defaults["format"]);
        Assert.StartsWith("owner,contact", await OutputAsync("score", "--sample"), StringComparison.Ordinal);
        Assert.StartsWith("[", await OutputAsync("score", "--sample", "--format", "json"), StringComparison.Ordinal);
        Assert.Empty(ConfigFile.Read(folder.Of("none")));
        Assert.Contains("config:1: ",
            Assert.Throws<UsageException>(() => ConfigFile.Read(folder.With("config", "colour = red\n"))).Message,
            StringComparison.Ordinal);

        Task<string> OutputAsync(params string[] args) => OutputWithAsync(defaults, args);
    }

    [Theory]
    [InlineData("me = mara@home.example\nme = Mara Lindqvist\nme = jonas@feld.example\n")]
    [InlineData("me = jonas@feld.example,  mara@home.example\n")]
    [InlineData("me = nobody@home.example\n", "--me", "jonas@feld.example, mara@home.example")]
    public async Task Config_SeveralAddresses_AreAllTheOwners(string config, params string[] stated)
    {
        using TemporaryFolder folder = new();
        string output = await OutputWithAsync(ConfigFile.Read(folder.With("config", config)),
            ["import", folder.With("m.mbox", MyRecords.Mail(2)), "--db", folder.Of("mine.db"), .. stated]);
        Assert.Contains("2 with nobody else", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Config_ALineTwice_IsRefusedWithItsNumber()
    {
        using TemporaryFolder folder = new();
        string path = folder.With("config", "zone = Europe/Berlin\n\nzone = UTC\n");
        Assert.EndsWith("config:3: 'zone' is set twice; keep one of the two lines",
            Assert.Throws<UsageException>(() => ConfigFile.Read(path)).Message, StringComparison.Ordinal);
    }

    private static async Task<string> OutputWithAsync(Dictionary<string, string> defaults, params string[] args)
    {
        using MemoryStream output = new();
        using StringWriter error = new();
        await BestNetworkCommand.RunAsync(args, new(Stream.Null, output, error, Run.Clock) { Defaults = defaults },
            TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}

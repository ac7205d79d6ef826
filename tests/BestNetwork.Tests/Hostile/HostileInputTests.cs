using System.Text;

namespace BestNetwork.Tests.Hostile;

/// <summary>Every way out of the command: whatever it is given, it ends in time, with the right exit code and one line
/// that tells why.</summary>
public sealed class HostileInputTests(HostileFiles files) : IClassFixture<HostileFiles>
{
    // No limit of speed: a busy machine is slow, and what hangs never ends.
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, Func<HostileFiles, string, string[]>> Readers = new(StringComparer.Ordinal)
    {
        ["score"] = static (_, file) => ["score", "--interactions", file],
        ["contacts"] = static (files, file) => ["revisit", "--interactions", files.Log, "--owner", "a", "--contacts", file],
        ["circles"] = static (files, file) => ["circles", "--interactions", files.Log, "--owner", "a", "--circles", file],
        ["follow-ups"] = static (files, file) => ["today", "--interactions", files.Log, "--owner", "a", "--follow-ups", file],
        ["gatherings"] = static (files, file) => ["gathering", "--interactions", files.Log, "--owner", "a", "--gatherings", file,
            "--gathering", "x"],
        ["import"] = static (files, file) => ["import", file, "--db", files.New(), "--me", MyRecords.Me],
        ["import-into"] = static (files, file) => ["import", files.Mail, "--db", file, "--me", MyRecords.Me],
        ["open"] = static (files, file) => ["open", file, "--db", files.New(), "--me", MyRecords.Me, "--owner", "a"],
        ["database"] = static (_, file) => ["score", "--db", file],
        ["check"] = static (_, file) => ["check", "--db", file],
        ["backup"] = static (files, file) => ["backup", files.New(), "--db", file],
        ["log"] = static (_, file) => ["log", "Jonas", "--db", file],
    };

    /// <summary>The files that a reader reads, or finds nothing in, and does not refuse.</summary>
    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["score"] = "utf16 utf32",
        ["import"] = "deep-mime folder gigantic-card id-used-twice tar-of-links utf16 utf32 zip-bomb zip-with-other-sizes",
        ["open"] = "deep-mime gigantic-card id-used-twice tar-of-links utf16 utf32 zip-bomb zip-with-other-sizes",
        ["import-into"] = "database-with-odd-journal empty missing",
        ["database"] = "database-with-odd-journal empty",
        ["check"] = "database-with-odd-journal",
        ["backup"] = "database-with-odd-journal database-without-tables",
    };

    public static TheoryData<string, string> Files() =>
        [.. Readers.Keys.SelectMany(reader => HostileFiles.Names.Select(name => (reader, name)))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Command_FileThatNobodyShouldTrust_EndsInTimeWithOneLine(string reader, string file)
    {
        string path = files.Make(file);

        Run run = await RunAsync(Readers[reader](files, path));

        bool isRead = Read.GetValueOrDefault(reader, "").Split(' ').Contains(file);
        int expected = isRead ? ExitCode.Done : (reader, file) is ("log", "empty") ? ExitCode.WrongUsage : ExitCode.Refused;
        AssertEnded(run, expected, reader is "import" or "import-into" or "open");
        if (expected == ExitCode.Refused && reader != "import-into" && file != "database-in-use")
            Assert.Contains(path, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gigantic-header", "(HeaderSize)")]
    [InlineData("gigantic-field", "(MaxRowLength)")]
    [InlineData("zip-in-zip-in-zip", "(archives are opened one level deep); unpack it first")]
    public async Task Import_BeyondALimit_NamesItAndSaysWhatToDo(string file, string named)
    {
        Run run = await RunAsync(Readers["import"](files, files.Make(file)));

        string said = string.Join(' ', run.Output.Split(null as char[], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(named, said, StringComparison.Ordinal);
        if (file is "gigantic-header")
            Assert.Contains("a name in brackets is a limit", said, StringComparison.Ordinal);
    }

    /// <summary>Holds what a run said to the rules of every way out.</summary>
    internal static void AssertEnded(Run run, int exitCode, bool tellsProgress = false)
    {
        Assert.True(run.ExitCode == exitCode, $"{run.ExitCode} and not {exitCode}: {run.Error}");
        Assert.DoesNotContain("unexpected", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", $"{run.Error}{run.Output}", StringComparison.Ordinal);
        string[] lines = run.Error.Split('\n');
        Assert.All(lines[..^1], static line => Assert.StartsWith("bestnetwork: ", line, StringComparison.Ordinal));
        Assert.Equal("", lines[^1]);
        Assert.DoesNotContain(run.Error, static c => char.IsControl(c) && c != '\n');
        if (exitCode == ExitCode.Done) return;
        // An import says of each file how much it read.
        if (!tellsProgress) Assert.Equal("", run.Output);
        Assert.InRange(lines.Length - 1, 1, tellsProgress ? 2 : 1);
    }

    internal static async Task<Run> RunAsync(params string[] args)
    {
        using MemoryStream output = new();
        using StringWriter error = new() { NewLine = "\n" };
        CommandContext context = new(Stream.Null, output, error, Run.Clock)
        {
            BusyTimeout = NodaTime.Duration.FromMilliseconds(200),
        };
        int exitCode = await BestNetworkCommand.RunAsync(args, context, TestContext.Current.CancellationToken)
            .WaitAsync(InTime, TestContext.Current.CancellationToken);
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}

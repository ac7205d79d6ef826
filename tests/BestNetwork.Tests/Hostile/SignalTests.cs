using System.Diagnostics;

namespace BestNetwork.Tests.Hostile;

/// <summary>The command as a process that is stopped, or whose input and output go away.</summary>
public sealed class SignalTests(HostileFiles files) : IClassFixture<HostileFiles>
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const int HangUp = 1;

    // No limit of speed: a busy machine is slow, and what hangs never ends.
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, string> Waiting = new(StringComparer.Ordinal)
    {
        ["score"] = "score --interactions - --owner a",
        ["revisit"] = "revisit --interactions - --owner a",
        ["introductions"] = "introductions --interactions -",
        ["report"] = "report --interactions - --owner a --out -",
        ["mcp"] = "mcp --db '{db}'",
    };

    private static readonly Dictionary<string, string> Answering = new(StringComparer.Ordinal)
    {
        ["sample"] = "sample",
        ["score"] = "score --sample --format json",
        ["table"] = "score --sample",
        ["today"] = "today --sample",
        ["person"] = "person jf@work.example --db '{db}'",
        ["export"] = "export jf@work.example --db '{db}'",
        ["report"] = "report --sample --out -",
        ["help"] = "--help",
        ["completions"] = "completions bash",
        ["check"] = "check --db '{db}'",
    };

    public static TheoryData<string, int> Signals() =>
        [
            .. from command in Waiting.Keys
               from signal in (int[])[Interrupt, Terminate, HangUp]
               select (command, signal),
        ];

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task Command_SignalWhileItWaits_EndsInTime(string command, int signal)
    {
        using Process process = Start($"exec {Listening} {Of(Waiting[command])}", keepsInput: true);
        await UntilItReadsAsync(process).WaitAsync(InTime, TestContext.Current.CancellationToken);

        Assert.Equal(0, Kill(process.Id, signal));

        Run run = await EndAsync(process);
        if (signal == Interrupt) HostileInputTests.AssertEnded(run, ExitCode.Interrupted);
        else Assert.Equal((ExitCode.Interrupted, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    public async Task Import_SignalWhileItReads_EndsInTimeAndKeepsWholeBatches(int signal)
    {
        string mail = files.New(".mbox"), database = files.New();
        await File.WriteAllTextAsync(mail, MyRecords.Mail(60_000), TestContext.Current.CancellationToken);
        using Process process = Start($"exec {Listening} import '{mail}' --db '{database}' --me {MyRecords.Me}", keepsInput: true);
        const int SomeBatches = 300_000;
        for (int i = 0; i < 3000 && Written() < SomeBatches; i++) await Task.Delay(5, TestContext.Current.CancellationToken);

        Kill(process.Id, signal);
        if (signal == Interrupt) Kill(process.Id, signal);

        Run run = await EndAsync(process);
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        HostileInputTests.AssertEnded(await HostileInputTests.RunAsync("check", "--db", database), ExitCode.Done);

        long Written() => ((string[])[database, $"{database}-wal"]).Sum(static file =>
            new FileInfo(file) is { Exists: true, Length: var length } ? length : 0);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Command_ReaderOfItsOutputGone_EndsInTimeWithoutAWord(string command)
    {
        Run run = await RunAsync($"({Command} {Of(Answering[command])}; echo $? >&2) | true");
        Assert.Equal("0\n", run.Error);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Command_OutputClosed_EndsInTimeWithOneLine(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux, which tells what a process inherited.");
        Run run = await RunAsync($"{Command} {Of(Answering[command])} >&-");
        HostileInputTests.AssertEnded(run, ExitCode.Refused);
        Assert.Equal("bestnetwork: standard output: it is closed\n", run.Error);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Command_NoRoomForItsOutput_EndsInTimeWithOneLine(string command)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Needs /dev/full, which Linux has.");
        HostileInputTests.AssertEnded(await RunAsync($"{Command} {Of(Answering[command])} >/dev/full"), ExitCode.Refused);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Command_InputAndErrorsClosed_Answers(string command)
    {
        Run run = await RunAsync($"{Command} {Of(Answering[command])} <&- 2>&-");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.NotEqual("", run.Output);
    }

    [Theory]
    [InlineData("score --interactions - <&-", ExitCode.Refused)]
    [InlineData("score --interactions - </dev/null", ExitCode.Refused)]
    [InlineData("score --interactions /dev/stdin </dev/null", ExitCode.Refused)]
    [InlineData("score --interactions - --as-of 2024 <'{log}'", ExitCode.Done)]
    [InlineData("score --interactions <(cat '{log}') --as-of 2024", ExitCode.Done)]
    [InlineData("import <(cat '{mail}') --db '{new}' --me mara@home.example", ExitCode.Refused)]
    [InlineData("erase jf@work.example --db '{db}' <&-", ExitCode.WrongUsage)]
    [InlineData("erase jf@work.example --db '{db}' </dev/null", ExitCode.WrongUsage)]
    [InlineData("mcp --db '{db}' <&-", ExitCode.Done)]
    [InlineData("mcp --db '{db}' </dev/null", ExitCode.Done)]
    [InlineData("report --db '{db}' --out /dev/full", ExitCode.Refused)]
    [InlineData("report --db '{db}' --out /proc/nowhere/x", ExitCode.Refused)]
    [InlineData("report --db '{db}' --out '{pipe}'", ExitCode.Refused)]
    [InlineData("export jf@work.example --db '{db}' --out /dev/full", ExitCode.Refused)]
    [InlineData("backup /dev/full --db '{db}'", ExitCode.Refused)]
    [InlineData("backup /proc/nowhere/x --db '{db}'", ExitCode.Refused)]
    [InlineData("import '{mail}' --db /proc/nowhere/x.db --me mara@home.example", ExitCode.Refused)]
    [InlineData("import '{mail}' --db /dev/full --me mara@home.example", ExitCode.Refused)]
    [InlineData("import /proc/self/mem --db '{new}' --me mara@home.example", ExitCode.Refused)]
    [InlineData("import /dev/zero --db '{new}' --me mara@home.example", ExitCode.Refused)]
    [InlineData("import '{pipe}' --db '{new}' --me mara@home.example", ExitCode.Refused)]
    public async Task Command_OddPlaces_EndsInTimeWithOneLine(string line, int exitCode)
    {
        Run run = await RunAsync($"{Command} {Of(line)}");
        HostileInputTests.AssertEnded(run, exitCode);
    }

    [Theory]
    [InlineData("{pipe}", ExitCode.WrongUsage)]
    [InlineData("{folder}", ExitCode.Done)]
    [InlineData("/dev/zero", ExitCode.WrongUsage)]
    [InlineData("{db}", ExitCode.WrongUsage)]
    [InlineData("{log}", ExitCode.WrongUsage)]
    public async Task Command_ConfigurationThatIsNone_EndsInTimeWithOneLine(string file, int exitCode)
    {
        Run run = await RunAsync($"BESTNETWORK_CONFIG='{Of(file)}' {Command} score --sample --format csv");
        HostileInputTests.AssertEnded(run, exitCode);
    }

    public static TheoryData<string> Answers() => [.. Answering.Keys];

    private static string Command => Run.Executable
        ?? $"dotnet '{Path.Combine(AppContext.BaseDirectory, "bestnetwork.dll")}'";

    // Whoever started the tests may have had signals ignored, as a shell does for what it starts in the background.
    private static string Listening => OperatingSystem.IsLinux() ? $"env --default-signal=INT,TERM,HUP {Command}" : Command;

    private string Of(string line) => line
        .Replace("{db}", files.Database, StringComparison.Ordinal)
        .Replace("{log}", files.Log, StringComparison.Ordinal)
        .Replace("{mail}", files.Mail, StringComparison.Ordinal)
        .Replace("{new}", files.New(), StringComparison.Ordinal)
        .Replace("{folder}", Path.GetDirectoryName(files.Log), StringComparison.Ordinal)
        .Replace("{pipe}", line.Contains("{pipe}", StringComparison.Ordinal) ? files.Make("pipe") : "", StringComparison.Ordinal);

    private static async Task<Run> RunAsync(string line)
    {
        using Process process = Start(line, keepsInput: false);
        return await EndAsync(process);
    }

    private static Process Start(string line, bool keepsInput)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a shell and the signals of Unix.");
        ProcessStartInfo start = new("bash", ["-c", line])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BESTNETWORK_CONFIG"] = start.Environment["BESTNETWORK_DB"] =
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Process process = Process.Start(start)!;
        if (!keepsInput) process.StandardInput.Close();
        return process;
    }

    private static async Task<Run> EndAsync(Process process)
    {
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(InTime);
            string said = await output.WaitAsync(InTime);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(InTime);
            return new(process.ExitCode, said, error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Waits until the process reads its input: it has taken more than a pipe or a socket holds.</summary>
    private static async Task UntilItReadsAsync(Process process)
    {
        string beginning = $"\"{new string(' ', 1_000_000)}";
        await process.StandardInput.WriteAsync(beginning.AsMemory(), TestContext.Current.CancellationToken);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    private static int Kill(int process, int signal)
    {
        using Process kill = Process.Start("bash", ["-c", FormattableString.Invariant($"kill -{signal} {process}")]);
        kill.WaitForExit();
        return kill.ExitCode;
    }
}

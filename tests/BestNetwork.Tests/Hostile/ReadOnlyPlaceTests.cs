using System.Diagnostics;

namespace BestNetwork.Tests.Hostile;

/// <summary>A database in a folder in which the user may not write.</summary>
public sealed class ReadOnlyPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.Of("place/mine.db");

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(_folder.Of("place")))
        {
            File.SetUnixFileMode(_folder.Of("place"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _folder.Dispose();
    }

    [Theory]
    [InlineData("score", "--format", "csv")]
    [InlineData("today")]
    [InlineData("revisit")]
    [InlineData("person", "jf@work.example")]
    [InlineData("export", "jf@work.example")]
    [InlineData("check")]
    [InlineData("report", "--out", "-")]
    public async Task Question_FolderThatCannotBeWritten_IsAnsweredAndLeavesNothingBeside(params string[] args)
    {
        await MakeAsync();

        Run run = await RunAsOtherAsync([.. args, "--db", Database]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.NotEqual("", run.Output);
        Assert.DoesNotContain("None of this call's changes were kept", run.Error, StringComparison.Ordinal);
        Assert.Equal([Database], Directory.GetFiles(_folder.Of("place")));
    }

    [Theory]
    [InlineData("log", "jf@work.example")]
    [InlineData("note", "jf@work.example", "tea")]
    [InlineData("erase", "jf@work.example", "--yes")]
    public async Task Change_FolderThatCannotBeWritten_IsRefusedInOneLineAndLeavesNothingBeside(params string[] args)
    {
        await MakeAsync();

        Run run = await RunAsOtherAsync([.. args, "--db", Database]);

        HostileInputTests.AssertEnded(run, ExitCode.Refused);
        Assert.Contains(Database, run.Error, StringComparison.Ordinal);
        Assert.Equal([Database], Directory.GetFiles(_folder.Of("place")));
    }

    private async Task MakeAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Needs the file modes of Unix.");
            return;
        }

        string mail = _folder.With("mail.mbox", MyRecords.Mail());
        Directory.CreateDirectory(_folder.Of("place"));
        Run made = await Run.Of("import", mail, "--db", Database, "--me", MyRecords.Me);
        Assert.True(made.ExitCode == 0, made.Error);
        File.SetUnixFileMode(Database, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(_folder.Of("place"), Readable);
        File.SetUnixFileMode(_folder.Path, Readable | UnixFileMode.UserWrite);
    }

    /// <summary>Runs the command; root may write everywhere, so that another user runs it then.</summary>
    private static async Task<Run> RunAsOtherAsync(string[] args)
    {
        if (!Environment.IsPrivilegedProcess) return await HostileInputTests.RunAsync(args);
        const string Other = "/usr/bin/setpriv";
        string command = Path.Combine(AppContext.BaseDirectory, "bestnetwork.dll");
        Assert.SkipUnless(File.Exists(Other) && File.Exists(command), "Needs a user other than root, or setpriv.");
        ProcessStartInfo start = new(Other,
            ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", command, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process run = Process.Start(start)!;
        Task<string> output = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string said = await output;
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(error.Contains("failed to execute", StringComparison.Ordinal), $"No other user can run it here: {error}");
        return new(run.ExitCode, said, error);
    }
}

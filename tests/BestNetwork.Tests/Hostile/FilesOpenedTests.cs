using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace BestNetwork.Tests.Hostile;

/// <summary>The files that the command opens, as the system sees it: those that were named and no others, and no
/// network.</summary>
public sealed partial class FilesOpenedTests : IDisposable
{
    private const string Tracer = "/usr/bin/strace";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ImportAndReport_OpenWhatWasNamedAndNoSocket()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Tracer), $"Needs {Tracer}, which the package strace brings.");
        string home = Directory.CreateDirectory(_folder.Of("home")).FullName;
        string mail = _folder.With("records/mail.mbox", MyRecords.Mail());
        _folder.With("records/other.mbox", MyRecords.Mail());
        _folder.With("home/.ssh/id_ed25519", "secret");
        string database = _folder.Of("mine.db"), report = _folder.Of("report.html");

        string[] imported = await OpenedAsync(home, "import", mail, "--db", database, "--me", MyRecords.Me);
        string[] drawn = await OpenedAsync(home, "report", "--db", database, "--out", report);

        string[] ofDatabase = [database, $"{database}-journal", $"{database}-shm", $"{database}-wal"];
        Assert.Contains(mail, imported);
        Assert.Equal([], imported.Except([mail, .. ofDatabase, _folder.Path]));
        Assert.Contains(database, drawn);
        Assert.Equal([], drawn.Except([.. ofDatabase, _folder.Path])
            .Where(path => !path.StartsWith(_folder.Of(".report.html."), StringComparison.Ordinal)));
        Assert.True(File.Exists(report));
    }

    /// <summary>Runs the command and returns the files that it opened, without those of the runtime and the system.</summary>
    private async Task<string[]> OpenedAsync(string home, params string[] args)
    {
        string log = _folder.Of(Path.GetRandomFileName());
        string[] command = Run.Executable is { } executable
            ? [executable] : [Host(), Path.Combine(AppContext.BaseDirectory, "bestnetwork.dll")];
        ProcessStartInfo start = new(Tracer,
            ["-f", "-qq", "-s", "4096", "-e", "trace=open,openat,openat2,creat,%network", "-o", log, .. command, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        start.Environment["HOME"] = home;
        start.Environment["BESTNETWORK_CONFIG"] = Path.Combine(home, "config");
        // The socket on which the runtime answers debuggers.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(error.Contains("ptrace", StringComparison.Ordinal), $"Processes cannot be traced here: {error}");
        Assert.True(process.ExitCode == 0, error);

        string[] calls = await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken);
        Assert.Equal([], calls.Where(static call => Socket().IsMatch(call) && !AsksForNames().IsMatch(call)));
        string[] opened =
        [
            .. calls.Select(static call => Opening().Match(call)).Where(static match => match.Success)
                .Select(static match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal),
        ];
        Assert.Contains(opened, IsOfTheSystem);
        return [.. opened.Where(static path => !IsOfTheSystem(path))];
    }

    /// <summary>The program that runs .NET itself: what stands in the PATH may be a script that opens files of its
    /// own.</summary>
    private static string Host()
    {
        string host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }

    private static bool IsOfTheSystem(string path)
    {
        string[] folders =
        [
            "/usr/", "/lib", "/etc/ld.so.", "/etc/localtime", "/etc/nsswitch.conf", "/etc/passwd", "/proc/", "/sys/", "/dev/", "/opt/",
            AppContext.BaseDirectory,
            Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "/usr/",
            Run.Executable is { } executable ? Path.GetDirectoryName(Path.GetFullPath(executable))! : "/usr/",
        ];
        return folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>An opening that succeeded.</summary>
    [GeneratedRegex("""(open|openat|openat2|creat)\([^"]*"(?<path>[^"]*)".*\) = \d+""", RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(socket|connect|bind|sendto)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Socket();

    /// <summary>The C library asking the daemon that caches the names of users: on this machine, and by no file of a
    /// user.</summary>
    [GeneratedRegex(@"socket\(AF_UNIX, |connect\(\d+, \{sa_family=AF_UNIX, sun_path=""/var/run/nscd/socket""\}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksForNames();
}

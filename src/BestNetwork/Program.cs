using System.Runtime.InteropServices;
using BestNetwork;
using NodaTime;
using NodaTime.TimeZones;
using RelationshipModel.Import.Text;

await using Stream input = StandardStreams.Input;
await using Stream output = StandardStreams.Output;
TextWriter error = StandardStreams.Error;
bool isTerminal = !Console.IsOutputRedirected;
bool refusesColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
    || Environment.GetEnvironmentVariable("TERM") is null or "dumb";
using CancellationTokenSource stopping = new();
// The first Ctrl-C ends every wait and lets what is being written become whole; a second one, SIGTERM or SIGHUP, ends at once.
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    if (stopping.IsCancellationRequested) Environment.Exit(ExitCode.Interrupted);
    ThreadPool.QueueUserWorkItem(_ => stopping.Cancel());
});
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
#pragma warning disable RS0030 // The command is the host: it has the clock.
IClock clock = SystemClock.Instance;
#pragma warning restore RS0030
string config = Environment.GetEnvironmentVariable("BESTNETWORK_CONFIG") is { Length: > 0 } named
    ? named
    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData,
        Environment.SpecialFolderOption.DoNotVerify), "bestnetwork", "config");
Dictionary<string, string> defaults;
try
{
    defaults = ConfigFile.Read(config);
}
catch (Exception e) when (e is UsageException or RefusedException or IOException or UnauthorizedAccessException)
{
    await error.WriteLineAsync($"bestnetwork: {Quoted.Short(e.Message, int.MaxValue)}");
    return ExitCode.WrongUsage;
}

defaults.Remove("db", out string? database);
string? locale = ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(Environment.GetEnvironmentVariable)
    .FirstOrDefault(static value => !string.IsNullOrEmpty(value));
string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
    Environment.SpecialFolderOption.DoNotVerify);
CommandContext context = new(input, output, error, clock)
{
    TerminalWidth = isTerminal ? Console.WindowWidth : null,
    MessageWidth = Console.IsErrorRedirected ? null : Console.WindowWidth,
    IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
    Defaults = defaults,
    MachineZone = MachineZone(),
    Sentences = Sentences.In(locale ?? ""),
    DefaultDatabase = Environment.GetEnvironmentVariable("BESTNETWORK_DB") is { Length: > 0 } stated ? stated
        : database ?? (data.Length > 0 ? Path.Combine(data, "bestnetwork", "network.db") : null),
    ShowsColor = isTerminal && !refusesColor,
};
return await BestNetworkCommand.RunAsync(args, context, stopping.Token);

static void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    Environment.Exit(ExitCode.Interrupted);
}

static string? MachineZone()
{
    try
    {
#pragma warning disable RS0030 // It is told, and never counted in.
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetSystemDefault();
#pragma warning restore RS0030
        return zone.MinOffset == Offset.Zero && zone.MaxOffset == Offset.Zero ? null : zone.Id;
    }
    catch (DateTimeZoneNotFoundException)
    {
        return null;
    }
}

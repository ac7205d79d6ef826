using System.Runtime.InteropServices;
using BestNetwork;
using NodaTime;

await using Stream input = Console.OpenStandardInput();
await using Stream output = Console.OpenStandardOutput();
bool isTerminal = !Console.IsOutputRedirected;
bool refusesColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") is null or "dumb";
using CancellationTokenSource stopping = new();
// The first Ctrl-C ends every wait and lets what is being written become whole; a second one, or SIGTERM, ends at once.
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    if (stopping.IsCancellationRequested) Environment.Exit(ExitCode.Interrupted);
    ThreadPool.QueueUserWorkItem(_ => stopping.Cancel());
});
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    Environment.Exit(ExitCode.Interrupted);
});
#pragma warning disable RS0030 // The command is the host: it has the clock.
IClock clock = SystemClock.Instance;
#pragma warning restore RS0030
CommandContext context = new(input, output, Console.Error, clock)
{
    TerminalWidth = isTerminal ? Console.WindowWidth : null,
    MessageWidth = Console.IsErrorRedirected ? null : Console.WindowWidth,
    ShowsColor = isTerminal && !refusesColor,
};
return await BestNetworkCommand.RunAsync(args, context, stopping.Token);

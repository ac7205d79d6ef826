using BestNetwork;
using NodaTime;

await using Stream input = Console.OpenStandardInput();
await using Stream output = Console.OpenStandardOutput();
bool isTerminal = !Console.IsOutputRedirected;
bool refusesColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") is null or "dumb";
#pragma warning disable RS0030 // The command is the host: it has the clock.
IClock clock = SystemClock.Instance;
#pragma warning restore RS0030
return await BestNetworkCommand.RunAsync(args, new Surroundings(input, output, Console.Error, clock)
{
    TerminalWidth = isTerminal ? Console.WindowWidth : null,
    MessageWidth = Console.IsErrorRedirected ? null : Console.WindowWidth,
    ShowsColor = isTerminal && !refusesColor,
});

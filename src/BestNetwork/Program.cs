using BestNetwork;

await using Stream input = Console.OpenStandardInput();
await using Stream output = Console.OpenStandardOutput();
bool isTerminal = !Console.IsOutputRedirected;
bool refusesColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") is null or "dumb";
return await BestNetworkCommand.RunAsync(args, new Surroundings(input, output, Console.Error)
{
    TerminalWidth = isTerminal ? Console.WindowWidth : null,
    ShowsColor = isTerminal && !refusesColor,
});

using System.CommandLine;
using BestNetwork.Sample;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork sample</c>: prints the sample network.</summary>
internal static class SampleCommand
{
    internal static Command Create(CommandContext context)
    {
        Command command = new("sample", "Print a made-up network as CSV, as a start for your own file.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using Stream sample = SampleNetwork.Open();
            await sample.CopyToAsync(context.Output, cancellationToken);
            await context.Output.FlushAsync(cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}

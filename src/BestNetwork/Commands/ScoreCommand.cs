using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork score</c>: how strong each tie is, and why.</summary>
internal static class ScoreCommand
{
    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        Command command = new("score", "Score ties: how strong each is, whether it is fading, and why.");
        input.AddTo(command);
        input.AddPresenceTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadAsync(options, context, cancellationToken);
            BufferedStream output = new(context.Output, 64 * 1024);
            PresenceIndex? presence = await input.PresenceAsync(options, read, cancellationToken);
            IAsyncEnumerable<IReadOnlyList<ScoredTie>> networks = read.Owners.ToAsyncEnumerable().Select((owner, _, token) => read.ScoresAsync(owner, presence, token));
            // Lines that appear on a terminal show by themselves that something is being done.
            using ProgressLine? progress = read.Format == OutputFormat.Table || context.TerminalWidth is not null ? null : new(context, "Scoring");
            switch (read.Format)
            {
                case OutputFormat.Csv: await ScoreCsv.WriteAsync(output, networks, cancellationToken); break;
                case OutputFormat.Json: await ScoreJson.WriteAsync(output, networks, cancellationToken); break;
                default: await new ScoreTable(read).WriteAsync(output, context, networks, cancellationToken); break;
            }

            output.Flush();
            return ExitCode.Done;
        });
        return command;
    }
}

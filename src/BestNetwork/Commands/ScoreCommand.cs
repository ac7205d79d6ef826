using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork score</c>: how close each tie is, and why.</summary>
internal static class ScoreCommand
{
    /// <summary>The number of owners that are scored in one piece of work.</summary>
    private const int OwnersAtOnce = 64;

    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        ScoreFilter filter = new();
        Option<bool> explain = new("--explain") { Description = "Show the arithmetic of the scores in the table." };
        Option<string?> within = new("--within")
        {
            Description = "Also give the chance of contact within this time (P30D) in csv, json and jsonl.",
            HelpName = "TIME",
        };
        Command command = new("score", "Score ties: how close each is, whether it is fading, and why.");
        input.AddTo(command);
        input.AddPresenceTo(command);
        records.AddTo(command);
        filter.AddTo(command);
        command.Add(explain);
        command.Add(within);
        command.SetAction(async (options, cancellationToken) =>
        {
            Duration? time = options.GetValue(within) is { } text ? TimeOf(text) : null;
            using CommandInput read = await input.ReadAsync(options, context, cancellationToken);
            PresenceIndex? presence = await input.PresenceAsync(options, read, cancellationToken);
            // What the files state is one person's, so that it counts where one person's network is asked for.
            PersonalRecords kept = read.Owner is null ? records.RefuseWithoutOwner(options) : records.Read(options, read);
            ScoreFilter.Choice choice = await filter.ReadAsync(options, read, kept, cancellationToken);
            // The table counts all ties, and shows the strongest.
            ScoreFilter.Choice shown = read.Format == OutputFormat.Table ? choice with { Top = null } : choice;
            // A database answers one at a time.
            int ahead = read.IsDatabase ? 1 : Environment.ProcessorCount;
            BufferedStream output = new(context.Output, 64 * 1024);
            // Lines that appear on a terminal show by themselves that something is being done.
            using ProgressLine? progress = read.Format == OutputFormat.Table || context.TerminalWidth is not null
                ? null : new(context, "progress.scoring");
            switch (read.Format)
            {
                case OutputFormat.Csv:
                    await ScoreCsv.WriteAsync(output, read.Owners.Chunk(OwnersAtOnce).SelectAhead(ahead, LinesAsync));
                    break;
                case OutputFormat.Json or OutputFormat.Jsonl:
                    bool isLines = read.Format == OutputFormat.Jsonl;
                    await ScoreJson.WriteAsync(
                        output, read.Owners.SelectAhead(ahead, NetworkAsync), isLines, read.ShowsExplanation, time);
                    break;
                default:
                    ScoreTable table = new(read, choice.IsPartial, choice.Top, options.GetValue(explain));
                    await table.WriteAsync(output, context, read.Owners.SelectAhead(ahead, NetworkAsync));
                    break;
            }

            output.Flush();
            return ExitCode.Done;

            async Task<IReadOnlyList<ScoredTie>> NetworkAsync(OwnerId owner) =>
                shown.Of(await read.ScoresAsync(owner, kept, presence, cancellationToken));

            async Task<MemoryStream> LinesAsync(OwnerId[] owners)
            {
                MemoryStream lines = new();
                using CsvOutput csv = new(lines, isForTerminal: context.TerminalWidth is not null);
                foreach (OwnerId owner in owners) ScoreCsv.Write(csv, await NetworkAsync(owner), time);
                return lines;
            }
        });
        return command;
    }

    private static Duration TimeOf(string text) =>
        StatedPeriod.LengthOf(text) is { } time && time >= Duration.Zero && time <= Duration.FromDays(36_525)
            ? time
            : throw new UsageException($"--within '{text}' is not a number of days or weeks, such as P30D, of at most 100 years");
}

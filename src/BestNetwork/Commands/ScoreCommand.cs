using System.CommandLine;
using BestNetwork.Output;
using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork score</c>: how strong each tie is, and why.</summary>
internal static class ScoreCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        InteractionInput input = new();
        Command command = new("score", "Score ties: how strong each is, whether it is fading, and why.");
        input.AddTo(command);
        input.AddPresenceTo(command);
        command.SetAction(options =>
        {
            InteractionsRead read = input.Read(options, surroundings);
            BufferedStream output = new(surroundings.Output, 64 * 1024);
            PresenceIndex? presence = input.Presence(options, read);
            IEnumerable<IReadOnlyList<ScoredTie>> networks = read.Owners.Select(owner => read.Scores(owner, presence));
            // Lines on a terminal tell by themselves that something is done.
            using Waiting? waiting = read.Format == OutputFormat.Table || surroundings.TerminalWidth is not null ? null : new(surroundings, "Scoring");
            switch (read.Format)
            {
                case OutputFormat.Csv: ScoreCsv.Write(output, networks); break;
                case OutputFormat.Json: ScoreJson.Write(output, networks); break;
                default: new ScoreTable(read).Write(output, surroundings, networks); break;
            }

            output.Flush();
            return ExitCode.Done;
        });
        return command;
    }
}

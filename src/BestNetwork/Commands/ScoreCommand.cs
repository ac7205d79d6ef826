using System.CommandLine;
using BestNetwork.Output;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Scoring;

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
            IEnumerable<IReadOnlyList<ScoredTie>> networks = read.Owners.Select(owner => Scores(read, owner, presence));
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

    /// <summary>The scores of an owner's ties, the strongest first, then by contact.</summary>
    private static ScoredTie[] Scores(InteractionsRead read, OwnerId owner, PresenceIndex? presence)
    {
        if (read.From is not { } from) return [];
        RelationshipScorer scorer = new(ScoringOptions.Default with { Zone = read.Zone });
        Dictionary<ContactId, List<Interaction>> histories = [];
        foreach (Interaction interaction in read.Log.Of(owner, from.Before))
        {
            foreach (ContactId contact in interaction.Contacts)
            {
                if (!histories.TryGetValue(contact, out List<Interaction>? history)) histories.Add(contact, history = []);
                history.Add(interaction);
            }
        }

        ScoredTie[] scores =
        [
            .. histories.Select(history => new ScoredTie(
                scorer.Score(new Tie(new(owner, history.Key), history.Value), from.AsOf, presence?.LastSeenByOthers(owner, history.Key)), history.Value[0].At)),
        ];
        Array.Sort(scores, ScoreOrder.Strongest);
        return scores;
    }
}

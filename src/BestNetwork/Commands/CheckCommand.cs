using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork check</c>: whether a database is sound, and its kept scores are those of its log.</summary>
internal static class CheckCommand
{
    internal static Command Create(CommandContext context)
    {
        Option<string?> database = DatabaseOptions.DatabaseOption("The database.");
        Command command = new(
            "check",
            "Check a database: its pages, that its rows belong together, and that kept scores equal those computed from the "
                + "log.");
        command.Add(database);
        command.SetAction(async (options, cancellationToken) =>
        {
            string place = Database.PlaceOf(options.GetValue(database), context);
            using SqliteStore store = Database.Open(place, context, isReadOnly: true);
            List<string> faults = [.. await store.CheckAsync(cancellationToken)];
            int ties = 0;
            if (faults.Count == 0)
            {
                Instant now = context.Clock.GetCurrentInstant();
                // The copy is made where nobody else can read it, and is gone afterwards.
                DirectoryInfo folder = Directory.CreateTempSubdirectory("bestnetwork-");
                try
                {
                    string path = Path.Combine(folder.FullName, "copy.db");
                    await store.BackupAsync(path, cancellationToken);
                    using SqliteStore copy = new(path);
                    await copy.ClearStatesAsync(cancellationToken);
                    foreach (OwnerId owner in await store.ListOwnersAsync(cancellationToken))
                    {
                        RelationshipNetwork kept = new(owner, NetworkStores.Of(store), context.Clock), replayed = new(
                            owner, NetworkStores.Of(copy), context.Clock);
                        RelationshipScore[] fromLog = await replayed.ScoreAllAsync(now, cancellationToken).ToArrayAsync(
                            cancellationToken);
                        RelationshipScore[] fromStates = await kept.ScoreAllAsync(now, cancellationToken).ToArrayAsync(
                            cancellationToken);
                        ties += fromLog.Length;
                        faults.AddRange(
                            fromStates.Except(fromLog).Select(score => $"The kept score of {score.Tie} differs from the score of its log."));
                        faults.AddRange(fromLog.ExceptBy(fromStates.Select(static score => score.Tie), static score => score.Tie)
                            .Select(static score => $"The tie {score.Tie} is in the log, but has no kept score."));
                    }
                }
                finally
                {
                    folder.Delete(recursive: true);
                }
            }

            foreach (string fault in faults) context.WriteError($"{place}: {fault}");
            if (faults.Count > 0) return ExitCode.Refused;
            PeopleConsole.Say(context, "check.sound", ("place", place), ("ties", ties));
            return ExitCode.Done;
        });
        return command;
    }
}

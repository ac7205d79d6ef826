using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel.Sqlite;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork backup</c>: copies a database, also while it is used.</summary>
internal static class BackupCommand
{
    internal static Command Create(CommandContext context)
    {
        Option<string?> database = DatabaseOptions.DatabaseOption("The database.");
        Argument<string> file = new("FILE") { Description = "The copy to create; it must not exist. Only you can read it." };
        Command command = new("backup", "Copy a database as it is at this moment, even while it is in use.") { file };
        command.Add(database);
        command.SetAction(async (options, cancellationToken) =>
        {
            string place = Database.PlaceOf(options.GetValue(database), context), copy = options.GetValue(file)!;
            using SqliteStore store = Database.Open(place, context, isReadOnly: true);
            if (File.Exists(copy) || Directory.Exists(copy)) throw new RefusedException(copy, "exists already; name a new file");
            try
            {
                await store.BackupAsync(copy, cancellationToken);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or ArgumentException
                or (IOException and not SqliteStoreException))
            {
                throw new RefusedException(copy, $"cannot be written: {e.Message}");
            }

            PeopleConsole.Say(context, "backup.copied", ("file", copy), ("place", place));
            return ExitCode.Done;
        });
        return command;
    }
}

using RelationshipModel.Sqlite;

namespace BestNetwork.Records;

/// <summary>The database that <c>--db</c> names, or the default one.</summary>
internal static class Database
{
    /// <summary>Returns the file to use.</summary>
    /// <exception cref="UsageException">None is named, and there is no default.</exception>
    internal static string PlaceOf(string? named, CommandContext context) =>
        named ?? context.DefaultDatabase ?? throw new UsageException("name a database with --db FILE");

    /// <summary>Opens a database that exists.</summary>
    /// <exception cref="RefusedException">The file does not exist.</exception>
    internal static SqliteStore Open(string place, CommandContext context, bool isReadOnly)
    {
        if (!Directory.Exists(place) && !File.Exists(place))
            throw new RefusedException(place, "there is no such file; 'bestnetwork open' creates one from your mail and calendar");
        if (SourceHint.For(place, isDatabase: true) is { } hint && !Directory.Exists(place))
            throw new RefusedException(place, hint);
        return OpenOrMake(place, context, isReadOnly);
    }

    /// <summary>Opens a database, or creates it, with its folder, for its owner only.</summary>
    /// <exception cref="RefusedException">It cannot be opened.</exception>
    internal static SqliteStore OpenOrMake(string place, CommandContext context, bool isReadOnly = false)
    {
        if ((File.Exists(place) || Directory.Exists(place)) && InputFile.Refusal(place) is { } reason)
            throw new RefusedException(place, reason);
        try
        {
            return new(place, new() { ReadOnly = isReadOnly, BusyTimeout = context.BusyTimeout });
        }
        catch (ArgumentException e)
        {
            throw new RefusedException(place, e.Message);
        }
    }

    /// <summary>Opens a database to import into, and creates it, with its folder, if it does not exist. One that was created and
    /// has nothing in it at the end is removed.</summary>
    /// <exception cref="RefusedException">It cannot be opened.</exception>
    internal static async Task<T> ImportAsync<T>(string place, CommandContext context, Func<SqliteStore, Task<T>> import)
    {
        MakeFolder(place);
        bool isNew = !File.Exists(place), isEmpty = false;
        try
        {
            using SqliteStore store = OpenOrMake(place, context);
            try
            {
                return await import(store);
            }
            finally
            {
                isEmpty = isNew && (await store.ListOwnersAsync(CancellationToken.None)).Count == 0;
            }
        }
        finally
        {
            // Whoever else has it open keeps the log of changes beside it.
            if (isEmpty && !File.Exists($"{place}-wal")) File.Delete(place);
        }
    }

    /// <summary>Creates the folder of a file for its owner alone, if it does not exist.</summary>
    /// <exception cref="RefusedException">It cannot be created.</exception>
    internal static void MakeFolder(string place)
    {
        string folder = place;
        try
        {
            folder = Path.GetDirectoryName(Path.GetFullPath(place)) ?? place;
            if (Directory.Exists(folder)) return;
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (InputFile.IsUnreadable(e))
        {
            throw new RefusedException(folder, $"cannot be created: {e.Message}");
        }
    }
}

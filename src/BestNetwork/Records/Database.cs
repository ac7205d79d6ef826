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
    internal static SqliteStore Open(string place, bool isReadOnly)
    {
        if (!Directory.Exists(place) && !File.Exists(place))
            throw new RefusedException(place, "there is no such file; 'bestnetwork open' makes one from your mail and calendar");
        if (SourceHint.For(place, isDatabase: true) is { } hint && !Directory.Exists(place))
            throw new RefusedException(place, hint);
        return OpenOrMake(place, isReadOnly);
    }

    /// <summary>Opens a database, or creates it, with its folder, for its owner alone.</summary>
    /// <exception cref="RefusedException">It cannot be opened.</exception>
    internal static SqliteStore OpenOrMake(string place, bool isReadOnly = false)
    {
        if (Directory.Exists(place)) throw new RefusedException(place, "is a directory; name a file");
        try
        {
            return new(place, new() { ReadOnly = isReadOnly });
        }
        catch (ArgumentException e)
        {
            throw new RefusedException(place, e.Message);
        }
    }

    /// <summary>Creates the folder of a file for its owner alone, if it does not exist.</summary>
    /// <exception cref="RefusedException">It cannot be created.</exception>
    internal static void MakeFolder(string place)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(place))!;
        if (Directory.Exists(folder)) return;
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RefusedException(folder, $"cannot be created: {e.Message}");
        }
    }
}

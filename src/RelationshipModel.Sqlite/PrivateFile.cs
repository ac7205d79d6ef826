namespace RelationshipModel.Sqlite;

/// <summary>Files that their owner alone can read and write.</summary>
internal static class PrivateFile
{
    /// <summary>Creates an empty file.</summary>
    /// <exception cref="IOException">It exists, or cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created.</exception>
    internal static void Create(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using FileStream file = new(path, options);
    }

    /// <summary>Creates an empty file if it can be done; SQLite says what is wrong if it cannot, and another process may
    /// have created it meanwhile.</summary>
    internal static void TryCreate(string path)
    {
        try
        {
            Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}

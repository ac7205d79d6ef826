using Microsoft.Data.Sqlite;

namespace BestNetwork.Records;

/// <summary>Opens the database of Apple's Messages without writing to it or beside it.</summary>
internal static class MessagesDatabase
{
    /// <summary>Whether a file is the database of Apple's Messages.</summary>
    internal static bool Is(string path)
    {
        using SqliteConnection? messages = Open(path, out _);
        return messages is not null;
    }

    /// <summary>Opens a database. Null if it is not one of Messages, or cannot be read.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="fault">The reason it cannot be read; null if it can.</param>
    internal static SqliteConnection? Open(string path, out string? fault)
    {
        fault = null;
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = SourceOf(Path.GetFullPath(path)),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText =
                "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('message', 'handle', 'chat')";
            if (command.ExecuteScalar() is 3L) return connection;
        }
        catch (SqliteException e)
        {
            fault = $"the database cannot be read: {e.Message}";
        }

        connection.Dispose();
        return null;
    }

    /// <summary>
    /// With a log of changes beside it, a program may be writing the database, and the log is read too. Without one, SQLite is
    /// told that nobody changes the
    /// file, or it would make files beside it.
    /// </summary>
    internal static string SourceOf(string path) =>
        File.Exists($"{path}-wal") ? path : $"file:{Uri.EscapeDataString(path)}?immutable=1";
}

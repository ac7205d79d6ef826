using Microsoft.Data.Sqlite;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>Whether a file is sound, as SQLite itself sees it.</summary>
internal static class Integrity
{
    internal static string Of(string file)
    {
        using SqliteConnection connection = new($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }
}

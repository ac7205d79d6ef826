using Microsoft.Data.Sqlite;
using RelationshipModel;
using RelationshipModel.Import.Calendar;

namespace BestNetwork.Commands;

/// <summary>Keeps in the database which versions of calendar events were imported, beside the tables of the store.</summary>
internal static class ImportedEvents
{
    /// <summary>Reads what is known of an owner's events; nothing if no import wrote it, or what it wrote is damaged.</summary>
    internal static KnownEvents Read(string database, OwnerId owner)
    {
        if (!File.Exists(database)) return new();
        using SqliteConnection connection = Open(database, SqliteOpenMode.ReadOnly);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'imported_events'";
        if (command.ExecuteScalar() is not > 0L) return new();
        command.CommandText = "SELECT known FROM imported_events WHERE owner = $owner";
        command.Parameters.AddWithValue("$owner", owner.Value);
        if (command.ExecuteScalar() is not byte[] known) return new();
        try
        {
            return KnownEvents.Read(new MemoryStream(known));
        }
        catch (InvalidDataException)
        {
            return new();
        }
    }

    /// <summary>Writes what is known of an owner's events.</summary>
    internal static void Write(string database, OwnerId owner, KnownEvents events)
    {
        using MemoryStream known = new();
        events.Write(known);
        using SqliteConnection connection = Open(database, SqliteOpenMode.ReadWrite);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS imported_events (owner TEXT PRIMARY KEY, known BLOB NOT NULL) STRICT, WITHOUT ROWID;
            INSERT INTO imported_events (owner, known) VALUES ($owner, $known) ON CONFLICT (owner) DO UPDATE SET known = excluded.known;
            """;
        command.Parameters.AddWithValue("$owner", owner.Value);
        command.Parameters.AddWithValue("$known", known.ToArray());
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string database, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = database, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}

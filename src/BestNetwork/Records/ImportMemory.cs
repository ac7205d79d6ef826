using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import.Calendar;
using RelationshipModel.Import.People;

namespace BestNetwork.Records;

/// <summary>Keeps in the database, beside the tables of the store, what a command has to know of earlier ones: versions of
/// events, cards and names that were imported, and what was recorded by hand.</summary>
internal sealed class ImportMemory(string database, OwnerId owner, Duration busyTimeout)
{
    private const string EventsPart = "events";
    private const string PeoplePart = "people";
    private const string HandPart = "hand";
    private const string RowsPart = "rows";
    private const string ZonePart = "zone";

    /// <summary>The owner under which is kept what holds for all networks of a database.</summary>
    private static readonly OwnerId Everybody = new("*");

    /// <summary>Reads what is known of the owner's events; nothing if no import wrote it, or what it wrote is damaged.</summary>
    internal KnownEvents ReadEvents() => Read(EventsPart, static stream => KnownEvents.Read(stream), static () => new());

    /// <summary>Reads what is known of the owner's people; nothing if no import wrote it, or what it wrote is damaged.</summary>
    internal KnownPeople ReadPeople() => Read(PeoplePart, KnownPeople.Read, static () => new());

    /// <summary>Reads what was recorded by hand; nothing if that is damaged.</summary>
    internal HandRecords ReadHandRecords() => Read(HandPart, HandRecords.Read, static () => new());

    /// <summary>Changes what was recorded by hand; nothing that another process notes meanwhile is lost.</summary>
    internal void ChangeHandRecords(Action<HandRecords> change) => Write(connection =>
    {
        using SqliteTransaction alone = connection.BeginTransaction(deferred: false);
        HandRecords records = Find(connection, HandPart, HandRecords.Read, static () => new());
        change(records);
        Save(connection, HandPart, records.Write);
        alone.Commit();
    });

    /// <summary>Reads which rows of lists are known; nothing if no import wrote it, or what it wrote is damaged.</summary>
    internal KnownRows ReadRows() => Read(RowsPart, KnownRows.Read, static () => new());

    /// <summary>Writes what is known of the owner's events.</summary>
    internal void Write(KnownEvents events) => Write(EventsPart, events.Write);

    /// <summary>Writes what is known of the owner's people.</summary>
    internal void Write(KnownPeople people) => Write(PeoplePart, people.Write);

    /// <summary>Writes which rows of lists are known.</summary>
    internal void Write(KnownRows rows) => Write(RowsPart, rows.Write);

    /// <summary>Reads the zone of the days of a database; null if no import was told one.</summary>
    internal static DateTimeZone? ReadZone(string database) => InputFile.Refusal(database) is not null ? null
        : new ImportMemory(database, Everybody, Duration.Zero).Read(
            ZonePart, static stream => DateTimeZoneProviders.Tzdb.GetZoneOrNull(new StreamReader(stream).ReadToEnd()),
            static () => null);

    /// <summary>Writes the zone of the days of the database.</summary>
    internal void Write(DateTimeZone zone) =>
        new ImportMemory(database, Everybody, busyTimeout).Write(
            ZonePart, stream => stream.Write(Encoding.UTF8.GetBytes(zone.Id)));

    private T Read<T>(string part, Func<Stream, T> read, Func<T> create)
    {
        if (!File.Exists(database)) return create();
        try
        {
            using SqliteConnection connection = Open(SqliteOpenMode.ReadOnly);
            return Find(connection, part, read, create);
        }
        catch (SqliteException)
        {
            // The store says what is wrong with the file.
            return create();
        }
    }

    private T Find<T>(SqliteConnection connection, string part, Func<Stream, T> read, Func<T> create)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'import_memory'";
        if (command.ExecuteScalar() is not > 0L) return create();
        command.CommandText = "SELECT known FROM import_memory WHERE owner = $owner AND part = $part";
        command.Parameters.AddWithValue("$owner", owner.Value);
        command.Parameters.AddWithValue("$part", part);
        try
        {
            return command.ExecuteScalar() is byte[] known ? read(new MemoryStream(known)) : create();
        }
        catch (InvalidDataException)
        {
            return create();
        }
    }

    private void Write(string part, Action<Stream> write) => Write(connection => Save(connection, part, write));

    private void Write(Action<SqliteConnection> write)
    {
        using SqliteConnection connection = Open(SqliteOpenMode.ReadWrite);
        try
        {
            write(connection);
        }
        catch (SqliteException e)
        {
            throw new RefusedException(database, $"the notes for the next command cannot be written: {e.Message}");
        }
    }

    private void Save(SqliteConnection connection, string part, Action<Stream> write)
    {
        using MemoryStream known = new();
        write(known);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS import_memory (
                owner TEXT NOT NULL, part TEXT NOT NULL, known BLOB NOT NULL, PRIMARY KEY (owner, part)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO import_memory (owner, part, known) VALUES ($owner, $part, $known)
            ON CONFLICT (owner, part) DO UPDATE SET known = excluded.known;
            """;
        command.Parameters.AddWithValue("$owner", owner.Value);
        command.Parameters.AddWithValue("$part", part);
        command.Parameters.AddWithValue("$known", known.ToArray());
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        SqliteConnection connection =
            new(new SqliteConnectionStringBuilder
            {
                DataSource = mode == SqliteOpenMode.ReadOnly ? MessagesDatabase.SourceOf(Path.GetFullPath(database)) : database,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = Math.Max(1, (int)busyTimeout.TotalSeconds)
            }.ToString());
        connection.Open();
        return connection;
    }
}

namespace ExistingCrm.Tests;

/// <summary>A CRM as it was before it met the library: its own tables, integer keys, and what its own screens
/// write. It knows nothing of us.</summary>
public sealed class Crm : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE);
        CREATE TABLE contacts (
            id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users, name TEXT NOT NULL, birthday TEXT, tags TEXT,
            external_id TEXT, custom_fields TEXT, UNIQUE (user_id, external_id));
        CREATE TABLE activities (
            id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users, kind TEXT NOT NULL, started_at TEXT NOT NULL, minutes INTEGER,
            direction TEXT CHECK (direction IN ('in', 'out')), subject TEXT, external_id TEXT, custom_fields TEXT, UNIQUE (user_id, external_id));
        CREATE TABLE participants (
            activity_id INTEGER NOT NULL REFERENCES activities ON DELETE CASCADE, contact_id INTEGER REFERENCES contacts, address TEXT);
        CREATE INDEX participants_of_activity ON participants (activity_id);
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("existing-crm-");

    public Crm(params IEnumerable<string> logins)
    {
        Run(Schema);
        foreach (string login in logins) Run("INSERT INTO users (login) VALUES ($0)", login);
    }

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "crm.db")};Foreign Keys=True;Pooling=False";

    /// <summary>Adds a contact as the CRM's screen does.</summary>
    public long AddContact(string login, string name, string tags) =>
        Run("INSERT INTO contacts (user_id, name, tags) VALUES ((SELECT id FROM users WHERE login = $0), $1, $2) RETURNING id",
            login, name, tags);

    /// <summary>Adds an activity as the CRM's screen for a call, a mail or a meeting does.</summary>
    public void AddActivity(string login, string kind, string startedAt, int? minutes, string? direction, string subject,
        params IEnumerable<long> contacts)
    {
        long activity = Run(
            "INSERT INTO activities (user_id, kind, started_at, minutes, direction, subject) "
            + "VALUES ((SELECT id FROM users WHERE login = $0), $1, $2, $3, $4, $5) RETURNING id",
            login, kind, startedAt, minutes, direction, subject);
        foreach (long contact in contacts)
            Run("INSERT INTO participants (activity_id, contact_id) VALUES ($0, $1)", activity, contact);
    }

    /// <summary>Queries as the CRM's own code does.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, object?[] values, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        using SqliteConnection connection = Open();
        using SqliteDataReader rows = Command(connection, sql, values).ExecuteReader();
        List<T> found = [];
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    /// <summary>Writes as the CRM's own code does: all or nothing. Each statement returns the number of rows it
    /// changed.</summary>
    public Task<int> TransactAsync(Func<Func<string, object?[], int>, int> work, CancellationToken cancel = default)
    {
        if (cancel.IsCancellationRequested) return Task.FromCanceled<int>(cancel);
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        int result = work((sql, values) =>
        {
            using SqliteCommand command = Command(connection, sql, values);
            command.Transaction = transaction;
            return command.ExecuteNonQuery();
        });
        transaction.Commit();
        return Task.FromResult(result);
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new(ConnectionString);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, object?[] values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        return command;
    }

    private long Run(string sql, params object?[] values)
    {
        using SqliteConnection connection = Open();
        return Command(connection, sql, values).ExecuteScalar() as long? ?? 0;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

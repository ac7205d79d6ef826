using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RelationshipModel.Sqlite;

/// <summary>One connection with its prepared statements. Used by one call at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteStoreOptions _options;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private readonly Dictionary<string, SqliteQuery> _queries = [];
    private readonly VerifiedRows _verified;
    private readonly int _busyTimeout;
    private long _transactions;

    /// <summary>Opens a connection.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options.</param>
    /// <param name="verified">The rows that were found whole, which all sessions of a file share.</param>
    internal SqliteSession(string path, SqliteStoreOptions options, VerifiedRows verified)
    {
        Path = path;
        _verified = verified;
        _options = options;
        if (!options.ReadOnly && !File.Exists(path)) PrivateFile.TryCreate(path);
        _connection = Open(path, options.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate);
        try
        {
            if (options.ReadOnly && NeedsToStandStill(path))
            {
                _connection.Dispose();
                _connection = Open($"file:{Uri.EscapeDataString(path)}?immutable=1", SqliteOpenMode.ReadOnly);
            }

            _busyTimeout = (int)options.BusyTimeout.TotalMilliseconds;
            string wait = _busyTimeout.ToString(CultureInfo.InvariantCulture);
            Execute($"""
                PRAGMA busy_timeout = {wait};
                PRAGMA foreign_keys = ON;
                PRAGMA secure_delete = ON;
                PRAGMA synchronous = FULL;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -32768;
                PRAGMA trusted_schema = OFF;
                """);
            if (options.MaxPages is { } pages) Execute($"PRAGMA max_page_count = {pages.ToString(CultureInfo.InvariantCulture)}");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file can only be read as one that nobody changes: SQLite would have to make its shared memory beside
    /// it, and may not. A journal that has something in it must not be left out.</summary>
    private bool NeedsToStandStill(string path)
    {
        try
        {
            Execute("SELECT count(*) FROM sqlite_schema");
            return false;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY)
        {
            string file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            return File.Exists(file) && new FileInfo($"{file}-wal") is not { Exists: true, Length: > 0 };
        }
    }

    /// <summary>Opens a connection through the host's factory, if it has one.</summary>
    private SqliteConnection Open(string source, SqliteOpenMode mode)
    {
        SqliteConnectionStringBuilder place = new()
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            // SQLite waits itself; this is for what it does not wait for.
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(_options.BusyTimeout.TotalSeconds)),
        };
        SqliteConnection connection = _options.CreateConnection is { } create
            ? create(place) ?? throw new InvalidOperationException("SqliteStoreOptions.CreateConnection returned no connection.")
            : new(place.ConnectionString);
        try
        {
            if (connection.State == ConnectionState.Closed) connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal string Path { get; }

    /// <summary>Gets what differs as soon as a transaction ends or something is written; null outside of transactions.</summary>
    internal (long Transaction, long Changes)? Moment => raw.sqlite3_get_autocommit(_connection.Handle) == 0
        ? (_transactions, raw.sqlite3_total_changes(_connection.Handle)) : null;

    /// <summary>Reads rows as a whole, of one moment, where that was not done lately in this process: so that what is not found
    /// among them is known to be missing. It throws if rows are damaged or cannot be reached.</summary>
    internal void Verify(long owner, string rows, Action read)
    {
        if (_verified.Contains(owner, rows)) return;
        if (Moment is not null) read();
        else Snapshot(Read);
        _verified.Add(owner, rows);

        int Read()
        {
            read();
            return 0;
        }
    }

    /// <summary>Prepares a statement, once. Its parameters are $0, $1 and so on.</summary>
    private SqliteCommand Prepared(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 0; i < values.Length; i++)
                command.Parameters.Add(new() { ParameterName = $"${i.ToString(CultureInfo.InvariantCulture)}" });
            _commands.Add(sql, command);
        }

        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    internal int Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteNonQuery();

    internal List<T> Rows<T>(string sql, Func<SqliteRow, T> read, params ReadOnlySpan<object?> values) =>
        Page(sql, read, int.MaxValue, values);

    /// <summary>Reads rows up to a number; those after them are not looked for.</summary>
    internal List<T> Page<T>(string sql, Func<SqliteRow, T> read, int size, params ReadOnlySpan<object?> values)
    {
        if (!_queries.TryGetValue(sql, out SqliteQuery? query)) _queries.Add(sql, query = new(_connection.Handle!, sql));
        return query.Rows(read, size, values);
    }

    /// <summary>The first column of the first row, a number; 0 if not found.</summary>
    internal long Scalar(string sql, params ReadOnlySpan<object?> values) =>
        Rows(sql, static row => row.BigNumber(0), values).FirstOrDefault();

    /// <summary>Makes the checksum of a cell at a place a function of SQL.</summary>
    internal void AddChecksumFunction() => _connection.CreateFunction(
        "cell_checksum", static (object?[] of) => (long)RowChecksum.Of((int)(long)of[0]!, of[1]), isDeterministic: true);

    /// <summary>Runs statements that need not be prepared.</summary>
    internal void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Copies the file as it is at one moment, in one file without a journal.</summary>
    internal void CopyTo(string path)
    {
        using SqliteConnection copy = Open(path, SqliteOpenMode.ReadWrite);
        _connection.BackupDatabase(copy);
        using SqliteCommand journal = copy.CreateCommand();
        journal.CommandText = "PRAGMA journal_mode = DELETE";
        journal.ExecuteNonQuery();
    }

    /// <summary>All or nothing. The lock is taken at the start, so that nothing read in it is stale when it writes.</summary>
    internal T Transact<T>(Func<T> write) => Transact("BEGIN IMMEDIATE", write);

    /// <summary>All or nothing, if the lock is free; if not, nothing is done.</summary>
    internal bool TryTransact<T>(Func<T> write, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        // A command would be tried again for a second at least; the library itself is asked once.
        raw.sqlite3_busy_timeout(_connection.Handle, 0);
        try
        {
            _transactions++;
            if (raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE") != raw.SQLITE_OK) return false;
            result = Complete(write);
            return true;
        }
        finally
        {
            raw.sqlite3_busy_timeout(_connection.Handle, _busyTimeout);
        }
    }

    /// <summary>Empties the journal into the file, if nobody reads what is in it alone.</summary>
    internal bool TryEmptyJournal()
    {
        _ = raw.sqlite3_busy_timeout(_connection.Handle, 0);
        try
        {
            return Scalar("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }
        finally
        {
            _ = raw.sqlite3_busy_timeout(_connection.Handle, _busyTimeout);
        }
    }

    /// <summary>Reads several times of one moment.</summary>
    internal T Snapshot<T>(Func<T> read) => Transact("BEGIN", read);

    private T Transact<T>(string begin, Func<T> work)
    {
        _transactions++;
        Run(begin);
        return Complete(work);
    }

    private T Complete<T>(Func<T> work)
    {
        try
        {
            T result = work();
            Commit();
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <summary>Begins a transaction that may write. The lock is taken at once, so that nothing read in
    /// it is stale when it writes.</summary>
    internal void Begin()
    {
        _transactions++;
        Run("BEGIN IMMEDIATE");
    }

    /// <summary>Begins a transaction that reads of one moment.</summary>
    internal int BeginReading()
    {
        _transactions++;
        return Rows("BEGIN", static _ => 0).Count;
    }

    /// <summary>Ends a transaction that read.</summary>
    internal void EndReading()
    {
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0) Rows("ROLLBACK", static _ => 0);
    }

    internal void Commit() => Run("COMMIT");

    internal void RollBack()
    {
        // SQLite may have rolled back by itself, when the disk is full for one.
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0) Run("ROLLBACK");
    }

    public void Dispose()
    {
        foreach (SqliteQuery query in _queries.Values) query.Dispose();
        foreach (SqliteCommand command in _commands.Values) command.Dispose();
        _connection.Dispose();
    }
}

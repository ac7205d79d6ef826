using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>A file, and the connections to it: one that writes, and as many that read as are wanted at once.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>How many rows are read in one go. Between two pages nothing is held open, so that no listing keeps a file from being cleaned.</summary>
    internal const int PageSize = 1024;

    private readonly SqliteStoreOptions _options;
    private readonly IReadOnlyList<string> _versions;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly ConcurrentDictionary<OwnerId, long> _owners = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Lock _opening = new();
    private SqliteSession? _writer;
    private bool _isReady;
    private volatile bool _isDisposed;

    internal SqliteDatabase(string path, SqliteStoreOptions options, IReadOnlyList<string> versions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains(":memory:", StringComparison.Ordinal) || path.StartsWith("file:", StringComparison.Ordinal))
            throw new ArgumentException($"Name a file; {path} is none. To keep everything in memory use an InMemoryStore.", nameof(path));
        Path = System.IO.Path.GetFullPath(path);
        _options = options;
        _versions = versions;
    }

    internal string Path { get; }

    /// <summary>Reads with the key of an owner; an owner who keeps nothing here has none, and gets the default value.</summary>
    internal ValueTask<T?> ReadAsync<T>(OwnerId owner, Func<SqliteSession, long, T?> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<T?>(cancellationToken);
        try
        {
            return new(Read(session => KeyOf(session, owner) is { } key ? read(session, key) : default));
        }
        catch (SqliteStoreException fault)
        {
            return ValueTask.FromException<T?>(fault);
        }
    }

    /// <summary>Lists page by page: each page begins after the last row of the one before.</summary>
    internal async IAsyncEnumerable<T> ListAsync<T>(
        OwnerId owner, Func<SqliteSession, long, T?, List<T>> page, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        T? last = null;
        List<T> rows;
        do
        {
            rows = await ReadAsync(owner, (session, key) => page(session, key, last), cancellationToken).ConfigureAwait(false) ?? [];
            foreach (T row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            last = rows.LastOrDefault();
        }
        while (rows.Count == PageSize);
    }

    /// <summary>Writes with the key of an owner, all or nothing.</summary>
    internal async ValueTask<T> WriteAsync<T>(OwnerId owner, Func<SqliteSession, long, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_options.ReadOnly)
                throw new SqliteStoreException(SqliteStoreFault.ReadOnly, $"The file {Path} was opened for reading alone. Open it without SqliteStoreOptions.ReadOnly.");
            SqliteSession session = _writer ??= Open();
            long key = 0;
            T result = session.Transact(() =>
            {
                key = KeyOf(session, owner) ?? NewKeyOf(session, owner);
                return write(session, key);
            });
            _owners.TryAdd(owner, key);
            return result;
        }
        catch (SqliteException fault) when (SqliteStoreException.IsOfTheFile(fault))
        {
            Interlocked.Exchange(ref _writer, null)?.Dispose();
            throw SqliteStoreException.Of(fault, Path);
        }
        finally
        {
            _writing.Release();
        }
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        try
        {
            SqliteSession session = _readers.TryTake(out SqliteSession? known) ? known : Open();
            try
            {
                return read(session);
            }
            finally
            {
                if (_isDisposed) session.Dispose();
                else _readers.Add(session);
            }
        }
        catch (SqliteException fault) when (SqliteStoreException.IsOfTheFile(fault))
        {
            throw SqliteStoreException.Of(fault, Path);
        }
    }

    private SqliteSession Open()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        SqliteSession session = new(Path, _options);
        try
        {
            lock (_opening)
            {
                if (!_isReady) Schema.Bring(session, _versions, _options.ReadOnly);
                _isReady = true;
            }

            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private long? KeyOf(SqliteSession session, OwnerId owner)
    {
        if (_owners.TryGetValue(owner, out long known)) return known;
        long key = session.Scalar("SELECT key FROM owners WHERE id = $0", OrdinalKey.Encode(owner.Value));
        if (key == 0) return null;
        _owners.TryAdd(owner, key);
        return key;
    }

    private static long NewKeyOf(SqliteSession session, OwnerId owner) =>
        session.Scalar("INSERT INTO owners (id) VALUES ($0) RETURNING key", OrdinalKey.Encode(owner.Value));

    public void Dispose()
    {
        _isDisposed = true;
        _writing.Wait();
        Interlocked.Exchange(ref _writer, null)?.Dispose();
        _writing.Release();
        while (_readers.TryTake(out SqliteSession? reader)) reader.Dispose();
    }
}

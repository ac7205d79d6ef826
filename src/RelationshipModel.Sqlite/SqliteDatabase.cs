using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace RelationshipModel.Sqlite;

/// <summary>A file, and the connections to it: one that writes, and as many that read as are wanted at once.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>The number of rows that are read in one go. Between two pages nothing is held open, so that no listing keeps a
    /// file from being cleaned.</summary>
    private const int PageSize = 1024;

    /// <summary>The number of rows that are read first of what is listed by a key: few are there, or few are wanted.</summary>
    private const int FirstPageSize = 4;

    private const int PageGrowth = 4;

    private readonly SqliteStoreOptions _options;
    private readonly IReadOnlyList<string> _versions;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly ConcurrentDictionary<OwnerId, long> _owners = [];
    private readonly VerifiedRows _verified = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Lock _opening = new();
    private readonly AsyncLocal<SqliteUnit?> _unit = new();
    private readonly AsyncLocal<SqliteView?> _view = new();
    private SqliteSession? _writer;
    private bool _isReady;
    private volatile bool _isDisposed;

    internal SqliteDatabase(string path, SqliteStoreOptions options, IReadOnlyList<string> versions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains(":memory:", StringComparison.Ordinal) || path.StartsWith("file:", StringComparison.Ordinal))
            throw new ArgumentException(
                $"'{path}' is not a file. Name a file; to keep everything in memory use an InMemoryStore.",
                nameof(path));
        Path = System.IO.Path.GetFullPath(path);
        _options = options;
        _versions = versions;
        Cleaner = new(this, options.BusyTimeout);
    }

    internal string Path { get; }

    internal bool IsReadOnly => _options.ReadOnly;

    internal bool DefersCleaning => _options.DefersCleaning;

    private SqliteView? View => _view.Value is { IsOpen: true } view ? view : null;

    private SqliteUnit? Unit => _unit.Value is { IsOpen: true } unit ? unit : null;

    /// <summary>Reads with the key of an owner; an owner who keeps nothing here has none, and gets the default value.</summary>
    internal ValueTask<T?> ReadAsync<T>(OwnerId owner, Func<SqliteSession, long, T?> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<T?>(cancellationToken);
        try
        {
            return new(Unit is { } unit
                ? Within(unit, () => KeyOf(unit, owner, creates: false) is { } key ? read(unit.Session, key) : default)
                : Read(session => KeyOf(session, owner) is { } key ? read(session, key) : default));
        }
        catch (SqliteStoreException fault)
        {
            return ValueTask.FromException<T?>(fault);
        }
    }

    /// <summary>Lists page by page: each page begins after the last row of the one before.</summary>
    internal IAsyncEnumerable<T> ListAsync<T>(
        OwnerId owner, Func<SqliteSession, long, T?, int, List<T>> page, CancellationToken cancellationToken)
        where T : class =>
        ListAsync(owner, page, PageSize, cancellationToken);

    /// <summary>Lists what has a key beside the owner's: the first pages are small.</summary>
    internal IAsyncEnumerable<T> ListByKeyAsync<T>(
        OwnerId owner, Func<SqliteSession, long, T?, int, List<T>> page, CancellationToken cancellationToken)
        where T : class =>
        ListAsync(owner, page, FirstPageSize, cancellationToken);

    private async IAsyncEnumerable<T> ListAsync<T>(
        OwnerId owner, Func<SqliteSession, long, T?, int, List<T>> page, int firstSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        T? last = null;
        List<T> rows;
        int size = firstSize, asked;
        do
        {
            asked = size;
            rows = await ReadAsync(owner, (session, key) => page(session, key, last, asked), cancellationToken)
                .ConfigureAwait(false) ?? [];
            size = Math.Min(asked * PageGrowth, PageSize);
            foreach (T row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            last = rows.LastOrDefault();
        }
        while (rows.Count == asked);
    }

    internal ValueTask<IReadOnlyList<OwnerId>> OwnersAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<IReadOnlyList<OwnerId>>(cancellationToken);
        try
        {
            return new(
                Read(static session => (IReadOnlyList<OwnerId>)OwnerTable.All(session)));
        }
        catch (SqliteStoreException fault)
        {
            return ValueTask.FromException<IReadOnlyList<OwnerId>>(fault);
        }
    }

    /// <summary>Writes with the key of an owner, all or nothing.</summary>
    internal ValueTask<T> WriteAsync<T>(
        OwnerId owner, Func<SqliteSession, long, T> write, CancellationToken cancellationToken, bool createsOwner = true)
    {
        if (Unit is not { } unit) return WriteAsync(session => Written(session, owner, write, createsOwner), cancellationToken);
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<T>(cancellationToken);
        try
        {
            return new(Within(unit, () => KeyOf(unit, owner, createsOwner) is { } key ? write(unit.Session, key) : default!));
        }
        catch (SqliteStoreException fault)
        {
            return ValueTask.FromException<T>(fault);
        }
    }

    private T Written<T>(SqliteSession session, OwnerId owner, Func<SqliteSession, long, T> write, bool createsOwner)
    {
        if (!createsOwner && KeyOf(session, owner) is null) return default!;
        long key = 0;
        T result = session.Transact(() => write(session, key = KeyOf(session, owner) ?? OwnerTable.Add(session, owner)));
        _owners.TryAdd(owner, key);
        return result;
    }

    /// <summary>Runs work in one transaction.</summary>
    internal async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (Unit is not null) return await work().ConfigureAwait(false);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        SqliteUnit? unit = null;
        try
        {
            RefuseReadOnly();
            SqliteSession session = _writer ??= Open();
            session.Begin();
            _unit.Value = unit = new(session);
            T result = await work().ConfigureAwait(false);
            unit.IsOpen = false;
            if (unit.HasFailed) throw new InvalidOperationException("A call within the unit failed, so none of its changes were kept.");
            session.Commit();
            foreach ((OwnerId owner, long key) in unit.Owners) _owners.TryAdd(owner, key);
            return result;
        }
        catch (Exception fault)
        {
            if (unit is not null)
            {
                unit.IsOpen = false;
                unit.Session.RollBack();
            }

            if (SqliteStoreException.Of(fault, Path) is not { } ofTheFile) throw;
            Interlocked.Exchange(ref _writer, null)?.Dispose();
            throw ofTheFile;
        }
        finally
        {
            _writing.Release();
        }
    }

    private T Within<T>(SqliteUnit unit, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception fault)
        {
            unit.HasFailed = true;
            if (SqliteStoreException.Of(fault, Path) is { } ofTheFile) throw ofTheFile;
            throw;
        }
    }

    /// <summary>Writes if that is possible at once, for what need not be kept: not in a unit of work,
    /// and not while another writes.</summary>
    internal ValueTask<T> TryWriteAsync<T>(OwnerId owner, Func<SqliteSession, long, T> write, CancellationToken cancellationToken)
    {
        if (Unit is not null) return WriteAsync(owner, write, cancellationToken, createsOwner: false);
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<T>(cancellationToken);
        if (!_writing.Wait(0, CancellationToken.None)) return new(default(T)!);
        try
        {
            SqliteSession session = _writer ??= Open();
            return KeyOf(session, owner) is { } key && session.TryTransact(() => write(session, key), out T? written)
                ? new(written!)
                : new(default(T)!);
        }
        catch (Exception fault) when (SqliteStoreException.Of(fault, Path) is { } ofTheFile)
        {
            Interlocked.Exchange(ref _writer, null)?.Dispose();
            return ValueTask.FromException<T>(ofTheFile);
        }
        catch (SqliteStoreException fault)
        {
            return ValueTask.FromException<T>(fault);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Gets what leaves in the files nothing of what was removed.</summary>
    internal FileCleaner Cleaner { get; }

    internal ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<IReadOnlyList<string>>(cancellationToken);
        try
        {
            return new(Read(static session => session.Snapshot(() => (IReadOnlyList<string>)
            [
                .. session.Rows("PRAGMA integrity_check", static row => row.Text(0)).Where(static line => line != "ok"),
                .. session.Rows(
                    "PRAGMA foreign_key_check",
                    static row =>
                        $"A row of the table {row.Text(0)} refers to a row of {row.Text(2)} that does not exist."),
                .. Damage.Of(session),
            ])));
        }
        catch (SqliteStoreException fault)
        {
            return ValueTask.FromException<IReadOnlyList<string>>(fault);
        }
    }

    internal ValueTask BackupAsync(string path, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        try
        {
            PrivateFile.Create(path);
            Read(session =>
            {
                session.CopyTo(path);
                return 0;
            });
            return default;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ValueTask.FromException(fault);
        }
    }

    internal async ValueTask ClearStatesAsync(CancellationToken cancellationToken) =>
        await WriteAsync(static session => session.Transact(() => session.Run("UPDATE ties SET state = NULL")), cancellationToken)
            .ConfigureAwait(false);

    /// <exception cref="InvalidOperationException">The call is part of a unit.</exception>
    internal void RefuseInUnit()
    {
        if (Unit is not null)
            throw new InvalidOperationException("This call locks the whole file and cannot be part of a unit of work.");
    }

    private void RefuseReadOnly()
    {
        if (_options.ReadOnly)
        {
            throw new SqliteStoreException(
                SqliteStoreFault.ReadOnly,
                $"The file {Path} was opened read-only. Open it without SqliteStoreOptions.ReadOnly.");
        }
    }

    /// <summary>Writes with the connection that writes, in no transaction.</summary>
    /// <exception cref="InvalidOperationException">The call is part of a unit.</exception>
    internal async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken)
    {
        RefuseInUnit();
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            RefuseReadOnly();
            return write(_writer ??= Open());
        }
        catch (Exception fault) when (SqliteStoreException.Of(fault, Path) is { } ofTheFile)
        {
            Interlocked.Exchange(ref _writer, null)?.Dispose();
            throw ofTheFile;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs reads in one transaction. It holds up neither writers nor other readers; only a file
    /// cannot be cleaned until it ends.</summary>
    internal async ValueTask<T> ViewAsync<T>(Func<ValueTask<T>> read)
    {
        if (Unit is not null || View is not null) return await read().ConfigureAwait(false);
        SqliteView view = new(Guarded(TakeReader));
        _view.Value = view;
        try
        {
            Guarded(view.Session.BeginReading);
            return await read().ConfigureAwait(false);
        }
        finally
        {
            using (view.Turn.EnterScope()) view.IsOpen = false;
            End(view);
        }
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        if (View is { } view)
        {
            using Lock.Scope turn = view.Turn.EnterScope();
            if (view.IsOpen) return Guarded(() => read(view.Session));
        }

        return Guarded(() =>
        {
            SqliteSession session = TakeReader();
            try
            {
                return read(session);
            }
            finally
            {
                PutBack(session);
            }
        });
    }

    private SqliteSession TakeReader() => _readers.TryTake(out SqliteSession? known) ? known : Open();

    private void PutBack(SqliteSession session)
    {
        if (_isDisposed) session.Dispose();
        else _readers.Add(session);
    }

    private void End(SqliteView view)
    {
        try
        {
            view.Session.EndReading();
        }
        catch (SqliteException)
        {
            // What was read was read; the connection is of no more use.
            view.Session.Dispose();
            return;
        }

        PutBack(view.Session);
    }

    private T Guarded<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception fault) when (SqliteStoreException.OfReading(fault, Path) is { } ofTheFile)
        {
            throw ofTheFile;
        }
    }

    private SqliteSession Open()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteStore));
        SqliteSession session = new(Path, _options, _verified);
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

    /// <summary>The key of an owner within a unit: others know it once the unit is kept.</summary>
    private long? KeyOf(SqliteUnit unit, OwnerId owner, bool creates)
    {
        if (_owners.TryGetValue(owner, out long known) || unit.Owners.TryGetValue(owner, out known)) return known;
        long key = OwnerTable.FindKey(unit.Session, owner);
        if (key == 0 && !creates) return null;
        return unit.Owners[owner] = key != 0 ? key : OwnerTable.Add(unit.Session, owner);
    }

    private long? KeyOf(SqliteSession session, OwnerId owner)
    {
        if (_owners.TryGetValue(owner, out long known)) return known;
        long key = OwnerTable.FindKey(session, owner);
        if (key == 0) return null;
        _owners.TryAdd(owner, key);
        return key;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _writing.Wait();
        Interlocked.Exchange(ref _writer, null)?.Dispose();
        _writing.Release();
        while (_readers.TryTake(out SqliteSession? reader)) reader.Dispose();
    }
}

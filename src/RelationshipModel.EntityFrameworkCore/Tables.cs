using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Reads and writes the tables in a host's context: each piece of work whole, or not at all.</summary>
internal sealed class Tables
{
    internal const int PageSize = 1024;

    /// <summary>The most ids that are named in one query.</summary>
    internal const int MaxNamed = 500;

    private const string Savepoint = "relationship_model";

    /// <summary>The maximum number of attempts of a piece of work that meets another writer.</summary>
    private const int MaxAttempts = 8;

    /// <summary>The delay before the second attempt, in milliseconds; it doubles each time.</summary>
    private const int FirstDelay = 10;

    private readonly DbContext _host;
    private readonly AsyncLocal<EntityUnit?> _unit = new();
    private TablesContext? _context;
    private int _isBusy;

    internal Tables(DbContext host) => _host = host;

    private EntityUnit? Unit => _unit.Value is { IsOpen: true } unit ? unit : null;

    internal async ValueTask<T> ReadAsync<T>(Func<TablesContext, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unit is { } unit) return await WithinAsync(unit, read).ConfigureAwait(false);
        Enter();
        try
        {
            return await read(await ContextAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Writes with the owner's row locked.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="write">Writes.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <param name="createsOwner">Whether an owner who keeps nothing here is created; if not, nothing is written
    /// and the default value returned.</param>
    internal async ValueTask<T> WriteAsync<T>(
        OwnerId owner, Func<TablesContext, OwnerRow, Task<T>> write, CancellationToken cancellationToken,
        bool createsOwner = true)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unit is { } unit)
        {
            if (unit.IsView) throw new InvalidOperationException("This call changes something, and a view is for reading.");
            return await WithinAsync(unit, tables => LockedAsync(tables, unit.Locked)).ConfigureAwait(false);
        }

        Enter();
        try
        {
            return await RepeatedAsync(tables => LockedAsync(tables, []), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }

        async Task<T> LockedAsync(TablesContext tables, Dictionary<OwnerId, OwnerRow> locked)
        {
            if (!locked.TryGetValue(owner, out OwnerRow? row))
            {
                if (await LockAsync(tables, owner.Value, createsOwner, cancellationToken).ConfigureAwait(false) is not { } first)
                    return default!;
                locked.Add(owner, row = first);
            }

            return await write(tables, row).ConfigureAwait(false);
        }
    }

    /// <summary>The owner's row, if it was locked in the unit under way.</summary>
    internal OwnerRow? LockedRow(OwnerId owner) => Unit?.Locked.GetValueOrDefault(owner);

    /// <summary>Runs work in one transaction, with the owner's row locked.</summary>
    internal async ValueTask<T> RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unit is not null) return await work().ConfigureAwait(false);
        Enter();
        try
        {
            return await RepeatedAsync(UnitAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }

        async Task<T> UnitAsync(TablesContext tables)
        {
            EntityUnit unit = new(tables);
            if (await LockAsync(tables, owner.Value, createsOwner: false, cancellationToken).ConfigureAwait(false) is { } locked)
                unit.Locked.Add(owner, locked);
            return await InsideAsync(unit, work, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs reads in one view; in a transaction that the host has begun they take part in that.</summary>
    internal async ValueTask<T> ViewAsync<T>(Func<ValueTask<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unit is not null) return await read().ConfigureAwait(false);
        Enter();
        try
        {
            TablesContext tables = await ContextAsync(cancellationToken).ConfigureAwait(false);
            return tables.Database.CurrentTransaction is not null
                ? await ReadAsync().ConfigureAwait(false)
                : await tables.Database.CreateExecutionStrategy()
                    .ExecuteAsync(() => ReadView.RunAsync(tables, ReadAsync, cancellationToken)).ConfigureAwait(false);

            Task<T> ReadAsync() => InsideAsync(new(tables) { IsView = true }, read, cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// Runs work inside of a unit. The host's context takes part in its transaction meanwhile: what a host reads through it, such
    /// as a source beside this store, belongs to the same view and needs no second connection.
    /// </summary>
    private async Task<T> InsideAsync<T>(EntityUnit unit, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        _unit.Value = unit;
        bool lends = _host.Database.CurrentTransaction is null;
        try
        {
            if (lends)
                await _host.Database.UseTransactionAsync(
                    unit.Context.Database.CurrentTransaction?.GetDbTransaction(), cancellationToken).ConfigureAwait(false);
            T result = await work().ConfigureAwait(false);
            return unit.HasFailed && !unit.IsView
                ? throw new InvalidOperationException("A call within the unit failed; nothing of it was kept.")
                : result;
        }
        finally
        {
            unit.IsOpen = false;
            if (lends) await _host.Database.UseTransactionAsync(null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Writes if the database can be written at once; if not, or if the owner keeps nothing here, the
    /// default value is returned.</summary>
    internal async ValueTask<T> TryWriteAsync<T>(
        OwnerId owner, Func<TablesContext, OwnerRow, Task<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unit is { IsView: true }) return default!;
        if (Unit is null && !await WriterLock.IsFreeAsync(_host, cancellationToken).ConfigureAwait(false)) return default!;
        return await WriteAsync(owner, write, cancellationToken, createsOwner: false).ConfigureAwait(false);
    }

    internal void Dispose() => _context?.Dispose();

    /// <summary>A transaction of its own, begun again if it met another writer, or a part of the host's.</summary>
    private async ValueTask<T> RepeatedAsync<T>(Func<TablesContext, Task<T>> work, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            TablesContext tables = await ContextAsync(cancellationToken).ConfigureAwait(false);
            IDbContextTransaction? begun = tables.Database.CurrentTransaction;
            try
            {
                return begun is not null
                    ? await TakePartAsync(begun, () => work(tables), cancellationToken).ConfigureAwait(false)
                    : await tables.Database.CreateExecutionStrategy().ExecuteAsync(() => TransactAsync(tables))
                    .ConfigureAwait(false);
            }
            catch (Exception fault) when (attempt < MaxAttempts && IsOfAnotherWriter(fault, isPart: begun is not null))
            {
                // What it collided with is there by now: begun again it is seen.
                await Task.Delay(FirstDelay << (attempt - 1), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                tables.ChangeTracker.Clear();
            }
        }

        async Task<T> TransactAsync(TablesContext tables)
        {
            tables.ChangeTracker.Clear();
            IDbContextTransaction transaction = await tables.Database.BeginTransactionAsync(cancellationToken)
                .ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T written = await work(tables).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return written;
            }
        }
    }

    private static async Task<T> WithinAsync<T>(EntityUnit unit, Func<TablesContext, Task<T>> call)
    {
        try
        {
            return await call(unit.Context).ConfigureAwait(false);
        }
        catch
        {
            unit.HasFailed = true;
            throw;
        }
        finally
        {
            unit.Context.ChangeTracker.Clear();
        }
    }

    /// <summary>The tables on the host's connection and in its transaction: made once, since that
    /// costs more than most calls.</summary>
    private async ValueTask<TablesContext> ContextAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = _host.Database.GetDbConnection();
        if (_context is { } other && other.Database.GetDbConnection() != connection)
        {
            await other.DisposeAsync().ConfigureAwait(false);
            _context = null;
        }

        _context ??= TablesContext.Open(_host);
        await _context.JoinAsync(_host, cancellationToken).ConfigureAwait(false);
        return _context;
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            throw new InvalidOperationException(
                $"A second call was begun on the store of a {_host.GetType().Name} before the first had ended. A context "
                + $"serves one call at a time: "
                + "await each call, and take a scope of its own for each thread.");
        }
    }

    private void Leave() => Volatile.Write(ref _isBusy, 0);

    internal async IAsyncEnumerable<TRow> ListAsync<TRow>(
        Func<TablesContext, TRow?, IQueryable<TRow>> after, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class
    {
        TRow? last = null;
        List<TRow> page;
        do
        {
            page = await ReadAsync(tables => after(tables, last).Take(PageSize).ToListAsync(cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            foreach (TRow row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            last = page.LastOrDefault();
        }
        while (page.Count == PageSize);
    }

    /// <summary>Takes part in the host's transaction: what fails is undone, and nothing else of it.</summary>
    private static async Task<T> TakePartAsync<T>(IDbContextTransaction transaction, Func<Task<T>> write,
        CancellationToken cancellationToken)
    {
        if (!transaction.SupportsSavepoints) return await write().ConfigureAwait(false);
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        try
        {
            T written = await write().ConfigureAwait(false);
            await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            return written;
        }
        catch
        {
            await transaction.RollbackToSavepointAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<OwnerRow?> LockAsync(TablesContext tables, string owner, bool createsOwner,
        CancellationToken cancellationToken)
    {
        int locked = await tables.Set<OwnerRow>().Where(row => row.Owner == owner)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Changes, static row => row.Changes + 1),
                cancellationToken).ConfigureAwait(false);
        if (locked > 0) return await tables.Set<OwnerRow>().SingleAsync(row => row.Owner == owner, cancellationToken)
            .ConfigureAwait(false);
        if (!createsOwner) return null;
        OwnerRow first = new() { Owner = owner, Changes = 1 };
        tables.Add(first);
        try
        {
            await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException fault)
        {
            throw new OwnerTakenException(fault);
        }

        tables.ChangeTracker.Clear();
        return first;
    }

    /// <summary>
    /// Whether another writer made the same owner first, or the database gave way to another transaction. In a transaction of the
    /// host's the latter cannot be repeated: the whole transaction has to be.
    /// </summary>
    private static bool IsOfAnotherWriter(Exception fault, bool isPart) =>
        fault is OwnerTakenException
        || (!isPart && (fault is DbException { IsTransient: true } || fault.InnerException is DbException { IsTransient: true }));

    /// <summary>The owner's row could not be made; most likely another writer was first.</summary>
    private sealed class OwnerTakenException(DbUpdateException fault) : Exception(fault.Message, fault);
}

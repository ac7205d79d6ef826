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
    private bool _isChecked;
    private int _isBusy;

    internal Tables(DbContext host) => _host = host;

    private EntityUnit? Unit => _unit.Value is { IsOpen: true } unit ? unit : null;

    internal async ValueTask<T> ReadAsync<T>(Func<DbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unit is { } unit) return await WithinAsync(unit, read).ConfigureAwait(false);
        Enter();
        try
        {
            return await read(Context()).ConfigureAwait(false);
        }
        catch (Exception fault) when (UnmigratedDatabase.IsToldBy(fault))
        {
            throw UnmigratedDatabase.Of(_host, fault);
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
        OwnerId owner, Func<DbContext, OwnerRow, Task<T>> write, CancellationToken cancellationToken,
        bool createsOwner = true)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unit is { } unit)
        {
            if (unit.IsView) throw new InvalidOperationException("This call changes records, but a view is only for reading.");
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

        async Task<T> LockedAsync(DbContext tables, Dictionary<OwnerId, OwnerRow> locked)
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

        async Task<T> UnitAsync(DbContext tables)
        {
            EntityUnit unit = new();
            if (await LockAsync(tables, owner.Value, createsOwner: false, cancellationToken).ConfigureAwait(false) is { } locked)
                unit.Locked.Add(owner, locked);
            return await InsideAsync(unit, work).ConfigureAwait(false);
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
            DbContext tables = Context();
            return tables.Database.CurrentTransaction is not null
                ? await ReadAsync().ConfigureAwait(false)
                : await tables.Database.CreateExecutionStrategy()
                    .ExecuteAsync(() => ReadView.RunAsync(tables, ReadAsync, cancellationToken)).ConfigureAwait(false);

            Task<T> ReadAsync() => InsideAsync(new() { IsView = true }, read);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// Runs work inside of a unit. Its transaction is the context's: what a host reads through the context meanwhile, such as a
    /// source beside this store, belongs to the same view and needs no second connection.
    /// </summary>
    private async Task<T> InsideAsync<T>(EntityUnit unit, Func<ValueTask<T>> work)
    {
        _unit.Value = unit;
        try
        {
            T result = await work().ConfigureAwait(false);
            return unit.HasFailed && !unit.IsView
                ? throw new InvalidOperationException("A call within the unit failed, so none of its changes were kept.")
                : result;
        }
        finally
        {
            unit.IsOpen = false;
        }
    }

    /// <summary>Writes if the database can be written at once; if not, or if the owner keeps nothing here, the
    /// default value is returned.</summary>
    internal async ValueTask<T> TryWriteAsync<T>(
        OwnerId owner, Func<DbContext, OwnerRow, Task<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unit is { IsView: true }) return default!;
        if (Unit is null && !await WriterLock.IsFreeAsync(_host, cancellationToken).ConfigureAwait(false)) return default!;
        return await WriteAsync(owner, write, cancellationToken, createsOwner: false).ConfigureAwait(false);
    }

    /// <summary>A transaction of its own, begun again if it met another writer, or a part of the host's.</summary>
    private async ValueTask<T> RepeatedAsync<T>(Func<DbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            DbContext tables = Context();
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
            catch (Exception fault) when (UnmigratedDatabase.IsToldBy(fault))
            {
                throw UnmigratedDatabase.Of(_host, fault);
            }
        }

        async Task<T> TransactAsync(DbContext tables)
        {
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

    private async Task<T> WithinAsync<T>(EntityUnit unit, Func<DbContext, Task<T>> call)
    {
        try
        {
            return await call(_host).ConfigureAwait(false);
        }
        catch (Exception fault) when (UnmigratedDatabase.IsToldBy(fault))
        {
            unit.HasFailed = true;
            throw UnmigratedDatabase.Of(_host, fault);
        }
        catch
        {
            unit.HasFailed = true;
            throw;
        }
    }

    /// <summary>The host's context, which has the tables.</summary>
    private DbContext Context()
    {
        if (_isChecked) return _host;
        if (!_host.Database.IsRelational())
        {
            throw new InvalidOperationException(
                $"{_host.GetType().Name} has no relational database; networks cannot be kept in it.");
        }

        if (_host.Model.FindEntityType(typeof(Row<Contact>)) is null)
        {
            throw new InvalidOperationException(
                $"{_host.GetType().Name} has no tables for networks. Call modelBuilder.AddRelationshipModel() in its "
                    + $"OnModelCreating, and add a migration.");
        }

        _isChecked = true;
        return _host;
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            throw new InvalidOperationException(
                $"A second call was begun on the store of a {_host.GetType().Name} before the first had ended. A context "
                + $"serves one call at a time: "
                + "await each call, and use a separate scope for each thread.");
        }
    }

    private void Leave() => Volatile.Write(ref _isBusy, 0);

    internal async IAsyncEnumerable<TRow> ListAsync<TRow>(
        Func<DbContext, TRow?, IQueryable<TRow>> after, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    private static async Task<OwnerRow?> LockAsync(DbContext tables, string owner, bool createsOwner,
        CancellationToken cancellationToken)
    {
        TableStatements statements = TableStatements.Of(tables);
        OwnerRow? locked = await statements.LockAsync(tables, owner, cancellationToken).ConfigureAwait(false);
        if (locked is not null || !createsOwner) return locked;
        TableWrite first = statements.Write<OwnerRow>([new() { Owner = owner, Changes = 0 }], Conflict.Keeps);
        try
        {
            await statements.RunAsync(tables, cancellationToken, first).ConfigureAwait(false);
        }
        catch (DbUpdateException fault) when (!statements.HasConflictClause)
        {
            throw new OwnerTakenException(fault);
        }

        return await statements.LockAsync(tables, owner, cancellationToken).ConfigureAwait(false);
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

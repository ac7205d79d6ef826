using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Reads and writes the tables in a host's context: each piece of work whole, or not at all.</summary>
internal sealed class Tables
{
    internal const int PageSize = 1024;

    private const string Savepoint = "relationship_model";

    /// <summary>How often a piece of work is begun anew that met another writer.</summary>
    private const int MostAttempts = 8;

    private readonly DbContext _host;
    private readonly TablesContext? _inside;
    private readonly OwnerRow? _locked;

    internal Tables(DbContext host) => _host = host;

    /// <summary>Inside a piece of work that was begun.</summary>
    internal Tables(DbContext host, TablesContext inside, OwnerRow locked) => (_host, _inside, _locked) = (host, inside, locked);

    internal DbContext Host => _host;

    internal async ValueTask<T> ReadAsync<T>(Func<TablesContext, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_inside is not null) return await read(_inside).ConfigureAwait(false);
        TablesContext tables = await TablesContext.OpenAsync(_host, cancellationToken).ConfigureAwait(false);
        await using (tables.ConfigureAwait(false)) return await read(tables).ConfigureAwait(false);
    }

    /// <summary>Writes with the owner's row locked.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="write">Writes.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <param name="createsOwner">Whether an owner who keeps nothing here is created; if not, nothing is written and the default value returned.</param>
    internal async ValueTask<T> WriteAsync<T>(
        OwnerId owner, Func<TablesContext, OwnerRow, Task<T>> write, CancellationToken cancellationToken, bool createsOwner = true)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_inside is not null)
        {
            T written = await write(_inside, _locked!).ConfigureAwait(false);
            _inside.ChangeTracker.Clear();
            return written;
        }

        for (int attempt = 1; ; attempt++)
        {
            TablesContext tables = await TablesContext.OpenAsync(_host, cancellationToken).ConfigureAwait(false);
            await using (tables.ConfigureAwait(false))
            {
                try
                {
                    return tables.Database.CurrentTransaction is { } begun
                        ? await TakePartAsync(begun, () => LockedAsync(tables), cancellationToken).ConfigureAwait(false)
                        : await tables.Database.CreateExecutionStrategy().ExecuteAsync(() => TransactAsync(tables)).ConfigureAwait(false);
                }
                catch (Exception fault) when (attempt < MostAttempts && IsOfAnotherWriter(fault))
                {
                    // What it collided with is there by now: begun anew it is seen.
                }
            }
        }

        async Task<T> TransactAsync(TablesContext tables)
        {
            tables.ChangeTracker.Clear();
            IDbContextTransaction transaction = await tables.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T written = await LockedAsync(tables).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return written;
            }
        }

        async Task<T> LockedAsync(TablesContext tables) =>
            await LockAsync(tables, owner.Value, createsOwner, cancellationToken).ConfigureAwait(false) is { } locked
                ? await write(tables, locked).ConfigureAwait(false)
                : default!;
    }

    /// <summary>Writes if the database can be written at once; if not, or if the owner keeps nothing here, the default value is returned.</summary>
    internal async ValueTask<T> TryWriteAsync<T>(
        OwnerId owner, Func<TablesContext, OwnerRow, Task<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_inside is null && !await WriterLock.IsFreeAsync(_host, cancellationToken).ConfigureAwait(false)) return default!;
        return await WriteAsync(owner, write, cancellationToken, createsOwner: false).ConfigureAwait(false);
    }

    internal async IAsyncEnumerable<TRow> ListAsync<TRow>(
        Func<TablesContext, TRow?, IQueryable<TRow>> after, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class
    {
        TRow? last = null;
        List<TRow> page;
        do
        {
            page = await ReadAsync(tables => after(tables, last).Take(PageSize).ToListAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
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
    private static async Task<T> TakePartAsync<T>(IDbContextTransaction transaction, Func<Task<T>> write, CancellationToken cancellationToken)
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

    private static async Task<OwnerRow?> LockAsync(TablesContext tables, string owner, bool createsOwner, CancellationToken cancellationToken)
    {
        int locked = await tables.Set<OwnerRow>().Where(row => row.Owner == owner)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Changes, static row => row.Changes + 1), cancellationToken).ConfigureAwait(false);
        if (locked > 0) return await tables.Set<OwnerRow>().SingleAsync(row => row.Owner == owner, cancellationToken).ConfigureAwait(false);
        if (!createsOwner) return null;
        OwnerRow first = new() { Owner = owner, Changes = 1 };
        tables.Add(first);
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        tables.ChangeTracker.Clear();
        return first;
    }

    /// <summary>A key that was free is taken, a row that was there is gone, or the database gave way to another transaction.</summary>
    private static bool IsOfAnotherWriter(Exception fault) =>
        fault is DbUpdateException || fault is DbException { IsTransient: true } || fault.InnerException is DbException { IsTransient: true };
}

using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Runs reads in a transaction that sees one moment, as far as the provider has one.</summary>
internal static class ReadView
{
    /// <summary>The name of the provider of PostgreSQL.</summary>
    internal const string Npgsql = "Npgsql.EntityFrameworkCore.PostgreSQL";

    internal static async Task<T> RunAsync<T>(DbContext tables, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        if (tables.Database.ProviderName == WriterLock.Sqlite)
            return await RunOnSqliteAsync(tables, read, cancellationToken).ConfigureAwait(false);
        // If the provider has no known snapshot, the standard guarantees one moment only for serializable transactions.
        IsolationLevel level = tables.Database.ProviderName == Npgsql
            ? IsolationLevel.RepeatableRead
            : IsolationLevel.Serializable;
        var transaction = await tables.Database.BeginTransactionAsync(level, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false)) return await read().ConfigureAwait(false);
    }

    /// <summary>The provider would take the lock of the one writer, unless it is told that the transaction is deferred.</summary>
    private static async Task<T> RunOnSqliteAsync<T>(DbContext tables, Func<Task<T>> read,
        CancellationToken cancellationToken)
    {
        await tables.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            DbTransaction deferred = ((dynamic)tables.Database.GetDbConnection()).BeginTransaction(deferred: true);
            await using (deferred.ConfigureAwait(false))
            {
                await tables.Database.UseTransactionAsync(deferred, cancellationToken).ConfigureAwait(false);
                try
                {
                    return await read().ConfigureAwait(false);
                }
                finally
                {
                    await tables.Database.UseTransactionAsync(null, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await tables.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}

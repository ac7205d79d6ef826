using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Finds out whether a database can be written without waiting.</summary>
internal static class WriterLock
{
    /// <summary>The name of the provider of SQLite.</summary>
    internal const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>
    /// Whether a write would begin at once. SQLite has one writer at a time, and its provider waits for it; other databases lock
    /// rows, and those of one owner are not held for long.
    /// </summary>
    internal static async Task<bool> IsFreeAsync(DbContext host, CancellationToken cancellationToken)
    {
        bool isSqlite = host.Database.ProviderName == Sqlite;
        if (!isSqlite || host.Database.CurrentTransaction is not null) return true;
        DbConnection connection = host.Database.GetDbConnection();
        bool opens = connection.State == ConnectionState.Closed;
        if (opens) await host.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await RunAsync(connection, "BEGIN IMMEDIATE", cancellationToken).ConfigureAwait(false);
            await RunAsync(connection, "ROLLBACK", cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
        finally
        {
            if (opens) await host.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            // The provider repeats a command that meets a lock until a number of seconds
            // have passed: below zero it is tried once.
            command.CommandTimeout = -1;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}

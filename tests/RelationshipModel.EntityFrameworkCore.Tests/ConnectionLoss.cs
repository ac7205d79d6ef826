using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>Has the PostgreSQL server end the connection at one of the commands or commits.</summary>
/// <param name="server">The connection string.</param>
/// <param name="loss">When it ends the connection.</param>
/// <param name="at">At which of them, beginning with 1.</param>
internal sealed class ConnectionLoss(string server, LostConnection loss, int at)
    : IDbCommandInterceptor, IDbTransactionInterceptor
{
    /// <summary>Gets the number of commands, or of commits.</summary>
    internal int Passed { get; private set; }

    internal bool HasHappened => at > 0 && Passed >= at;

    public async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await PassAsync(LostConnection.BeforeCommand, command.Connection!);
        return result;
    }

    public async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData,
        DbDataReader result, CancellationToken cancellationToken = default)
    {
        await PassAsync(LostConnection.AfterCommand, command.Connection!);
        return result;
    }

    public async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await PassAsync(LostConnection.BeforeCommand, command.Connection!);
        return result;
    }

    public async ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result,
        CancellationToken cancellationToken = default)
    {
        await PassAsync(LostConnection.AfterCommand, command.Connection!);
        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await PassAsync(LostConnection.BeforeCommand, command.Connection!);
        return result;
    }

    public async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        await PassAsync(LostConnection.AfterCommand, command.Connection!);
        return result;
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction,
        TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await PassAsync(LostConnection.BeforeCommit, transaction.Connection!);
        if (loss != LostConnection.AfterCommit || ++Passed != at) return result;
        DbConnection connection = transaction.Connection!;
        await transaction.CommitAsync(cancellationToken);
        await EndAsync(connection);
        throw new NpgsqlException("The connection was lost.", new IOException());
    }

    private async Task PassAsync(LostConnection passed, DbConnection connection)
    {
        if (passed == loss && ++Passed == at) await EndAsync(connection);
    }

    /// <summary>Ends a connection and waits until the server has.</summary>
    private async Task EndAsync(DbConnection connection)
    {
        int process = ((NpgsqlConnection)connection).ProcessID;
        await using NpgsqlConnection other = new(server);
        await other.OpenAsync();
        Assert.Equal(true, await AskAsync($"SELECT pg_terminate_backend({process})"));
        while ((bool)(await AskAsync($"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = {process})"))!) await Task.Yield();

        async Task<object?> AskAsync(string sql)
        {
            await using NpgsqlCommand command = new(sql, other);
            return await command.ExecuteScalarAsync();
        }
    }
}

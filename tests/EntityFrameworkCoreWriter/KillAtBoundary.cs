using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EntityFrameworkCoreWriter;

/// <summary>Kills this process at a boundary of a transaction: when it has begun, before it is committed, or after.</summary>
internal sealed class KillAtBoundary(int at) : DbTransactionInterceptor
{
    private int _passed;

    public override ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData,
        DbTransaction result, CancellationToken cancellationToken = default)
    {
        Pass();
        return new(result);
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction,
        TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Pass();
        return new(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Pass();
        return Task.CompletedTask;
    }

    /// <summary>Gets the number of boundaries.</summary>
    internal int Passed => _passed;

    private void Pass()
    {
        if (++_passed != at) return;
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}

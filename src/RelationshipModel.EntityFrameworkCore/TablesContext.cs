using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>
/// The tables of networks as the host's context has them, on its connection and in its transaction, but tracked apart: what the host has changed and
/// not saved yet is left alone, and nothing of ours stays behind in its context.
/// </summary>
internal sealed class TablesContext : DbContext
{
    private TablesContext(DbContextOptions options)
        : base(options)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
    }

    internal static async Task<TablesContext> OpenAsync(DbContext host, CancellationToken cancellationToken)
    {
        IDbContextOptions options = host.GetService<IDbContextOptions>();
        RelationalOptionsExtension provider = options.Extensions.OfType<RelationalOptionsExtension>().FirstOrDefault()
            ?? throw new InvalidOperationException($"{host.GetType().Name} has no relational database; networks cannot be kept in it.");
        if (host.Model.FindEntityType(typeof(ContactRow)) is null)
        {
            throw new InvalidOperationException(
                $"{host.GetType().Name} has no tables for networks. Call modelBuilder.AddRelationshipModel() in its OnModelCreating, and add a migration.");
        }

        DbContextOptionsBuilder ours = new();
        ours.UseModel(host.Model);
        ((IDbContextOptionsBuilderInfrastructure)ours).AddOrUpdateExtension((dynamic)provider.WithConnection(host.Database.GetDbConnection()));
        if (options.FindExtension<CoreOptionsExtension>() is { } core)
        {
            ours.UseLoggerFactory(core.LoggerFactory).UseApplicationServiceProvider(core.ApplicationServiceProvider).AddInterceptors(core.Interceptors ?? []);
            if (core.IsSensitiveDataLoggingEnabled) ours.EnableSensitiveDataLogging();
        }

        TablesContext tables = new(ours.Options);
        DbTransaction? transaction = host.Database.CurrentTransaction?.GetDbTransaction();
        if (transaction is not null) await tables.Database.UseTransactionAsync(transaction, cancellationToken).ConfigureAwait(false);
        return tables;
    }
}

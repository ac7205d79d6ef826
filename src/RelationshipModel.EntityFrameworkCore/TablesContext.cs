using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>
/// The tables of networks as the host's context has them, on its connection and in its transaction, but tracked apart: what the
/// host has changed and not saved yet is left alone, and nothing of ours stays behind in its context.
/// </summary>
internal sealed class TablesContext : DbContext
{
    private TablesContext(DbContextOptions options)
        : base(options)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
    }

    /// <summary>Opens the tables of a host's context.</summary>
    internal static TablesContext Open(DbContext host)
    {
        IDbContextOptions options = host.GetService<IDbContextOptions>();
        RelationalOptionsExtension provider = options.Extensions.OfType<RelationalOptionsExtension>().FirstOrDefault()
            ?? throw new InvalidOperationException(
                $"{host.GetType().Name} has no relational database; networks cannot be kept in it.");
        if (host.Model.FindEntityType(typeof(Row<Contact>)) is null)
        {
            throw new InvalidOperationException(
                $"{host.GetType().Name} has no tables for networks. Call modelBuilder.AddRelationshipModel() in its "
                    + $"OnModelCreating, and add a migration.");
        }

        // The host's own options but for the connection, which is shared, and the model, which is made
        // already: its logging hears our commands too.
        IDbContextOptionsBuilderInfrastructure ours = new DbContextOptionsBuilder();
        ours.AddOrUpdateExtension((options.FindExtension<CoreOptionsExtension>() ?? new()).WithModel(host.Model));
        ours.AddOrUpdateExtension((dynamic)provider.WithConnection(host.Database.GetDbConnection()));
        return new(((DbContextOptionsBuilder)ours).Options);
    }

    /// <summary>Takes part in the transaction that the host has begun, if it has.</summary>
    internal async Task JoinAsync(DbContext host, CancellationToken cancellationToken)
    {
        DbTransaction? theirs = host.Database.CurrentTransaction?.GetDbTransaction(),
            ours = Database.CurrentTransaction?.GetDbTransaction();
        if (theirs == ours) return;
        if (ours is not null) await Database.UseTransactionAsync(null, cancellationToken).ConfigureAwait(false);
        if (theirs is not null) await Database.UseTransactionAsync(theirs, cancellationToken).ConfigureAwait(false);
    }
}

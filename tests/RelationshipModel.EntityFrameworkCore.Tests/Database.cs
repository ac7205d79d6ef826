using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>An empty database, for one test alone.</summary>
public abstract class Database : IAsyncDisposable
{
    public abstract DbContextOptions<HostContext> Options { get; }

    /// <summary>Whether contexts are made that are written with standard SQL alone.</summary>
    public bool UsesStandardSql { get; init; }

    public HostContext Context() => UsesStandardSql ? new StandardSqlContext(Options) : new HostContext(Options);

    public static IInteractionStore Store(HostContext context) => new EntityFrameworkCoreStore(context);

    /// <summary>Removes the rows of all tables.</summary>
    public async Task EmptyAsync()
    {
        await using HostContext context = Context();
        ISqlGenerationHelper names = context.GetService<ISqlGenerationHelper>();
        IEnumerable<string> tables = context.Model.GetRelationalModel().Tables.Select(static table => table.Name);
        string sql = string.Concat(tables.Select(table => $"DELETE FROM {names.DelimitIdentifier(table)};\n"));
        await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            await context.Database.ExecuteSqlRawAsync(sql);
            await transaction.CommitAsync();
        });
    }

    public abstract ValueTask DisposeAsync();

    protected async Task CreateTablesAsync()
    {
        await using HostContext context = Context();
        await context.Database.EnsureCreatedAsync();
    }
}

using Microsoft.EntityFrameworkCore;
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

    public abstract ValueTask DisposeAsync();

    protected async Task CreateTablesAsync()
    {
        await using HostContext context = Context();
        await context.Database.EnsureCreatedAsync();
    }
}

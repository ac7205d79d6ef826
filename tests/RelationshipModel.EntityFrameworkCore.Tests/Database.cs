using Microsoft.EntityFrameworkCore;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>An empty database, for one test alone.</summary>
public abstract class Database : IAsyncDisposable
{
    public abstract DbContextOptions<HostContext> Options { get; }

    public HostContext Context() => new(Options);

    public static IInteractionStore Store(HostContext context) => new EntityFrameworkCoreStore(context);

    public abstract ValueTask DisposeAsync();

    protected async Task CreateTablesAsync()
    {
        await using HostContext context = Context();
        await context.Database.EnsureCreatedAsync();
    }
}

using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>An empty database, for one test alone.</summary>
public abstract class Database : IAsyncDisposable
{
    public abstract DbContextOptions<HostContext> Options { get; }

    public HostContext Context() => new(Options);

    public abstract ValueTask DisposeAsync();

    protected async Task CreateTablesAsync()
    {
        await using HostContext context = Context();
        await context.Database.EnsureCreatedAsync();
    }
}

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>Tests that have a database of their own each.</summary>
public abstract class DatabaseTests(Func<Task<Database>> create) : IAsyncLifetime
{
    private protected Database Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await create();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Database is not null) await Database.DisposeAsync();
    }
}

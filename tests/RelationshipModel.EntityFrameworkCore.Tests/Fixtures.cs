using System.Collections.Concurrent;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <remarks>A database serves one test after another, emptied between them: to make one takes longer than most tests.</remarks>
public abstract class EntityFrameworkCoreFixture(Func<Task<Database>> create) : StoreFixture, IAsyncDisposable
{
    private readonly ConcurrentBag<Database> _emptied = [];

    public override StoreCapabilities Capabilities => StoreCapabilities.AllPorts | StoreCapabilities.Durable
        | StoreCapabilities.ConcurrentWriters;

    public override async ValueTask<StoreUnderTest> CreateAsync() =>
        new Kept(_emptied.TryTake(out Database? emptied) ? emptied : await create(), _emptied);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (Database database in _emptied) await database.DisposeAsync();
    }

    /// <summary>A database, opened each time through a context of its own, as by another request.</summary>
    private sealed class Kept(Database database, ConcurrentBag<Database> emptied) : StoreUnderTest
    {
        private readonly List<HostContext> _opened = [];

        public override ValueTask<NetworkStores> OpenAsync()
        {
            HostContext context = database.Context();
            _opened.Add(context);
            return new(NetworkStores.Of(new EntityFrameworkCoreStore(context)));
        }

        public override async ValueTask CloseAsync()
        {
            foreach (HostContext context in _opened) await context.DisposeAsync();
            _opened.Clear();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await database.EmptyAsync();
            emptied.Add(database);
        }
    }
}

public sealed class SqliteFixture() : EntityFrameworkCoreFixture(SqliteDatabase.CreateAsync);

public sealed class PostgresFixture() : EntityFrameworkCoreFixture(PostgresDatabase.CreateAsync);

public sealed class StandardSqliteFixture()
    : EntityFrameworkCoreFixture(static () => SqliteDatabase.CreateAsync(usesStandardSql: true));

public sealed class StandardPostgresFixture()
    : EntityFrameworkCoreFixture(static () => PostgresDatabase.CreateAsync(usesStandardSql: true));

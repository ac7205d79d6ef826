using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>A host brings its own build of SQLite, with a key.</summary>
public sealed class ConnectionFactoryTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    [Fact]
    public async Task UseSqlite_ConnectionsOfTheHost_GetTheKeyEveryTimeAndBackupsToo()
    {
        using TemporaryFolder folder = new();
        string file = folder.File(), copy = folder.File("copy.db");
        List<KeyedConnection> made = [];
        ServiceCollection services = new();
        services.AddSingleton<IClock>(new FakeClock(Noon));
        services.AddRelationshipModel().UseSqlite(file, new()
        {
            CreateConnection = place =>
            {
                KeyedConnection connection = new(place, "the key");
                lock (made) made.Add(connection);
                return connection;
            },
        });
        await using (ServiceProvider host = services.BuildServiceProvider())
        {
            await using AsyncServiceScope scope = host.CreateAsyncScope();
            RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);
            await network.RecordAsync(new Interaction(new("1"), Noon, Channel.Voice, new ContactId("ada")));
            Assert.Equal(1, (await network.ScoreAsync(new("ada"))).InteractionCount);
            await host.GetRequiredService<SqliteStore>().BackupAsync(copy, TestContext.Current.CancellationToken);
        }

        Assert.True(made.Count >= 3, $"{made.Count} connections for a writer, a reader and a backup");
        Assert.All(made, static connection => Assert.Equal("the key", connection.KeyOfTheFile));
        Assert.Equal(new HashSet<string> { file, copy }, made.Select(static connection => connection.File).ToHashSet());
        Assert.Contains(made, static connection => connection.Mode == SqliteOpenMode.ReadWriteCreate);
    }

    [Fact]
    public async Task Store_AnotherKeyThanTheFileHas_IsRefusedByTheHostsProvider()
    {
        using TemporaryFolder folder = new();
        using (SqliteStore store = new(folder.File(), With("one")))
            await ((IContactStore)store).SaveAsync(Owner, new Contact(new("ada"), "Ada"), TestContext.Current.CancellationToken);

        using SqliteStore other = new(folder.File(), With("two"));
        SqliteStoreException fault = await Assert.ThrowsAsync<SqliteStoreException>(async () =>
            await other.ListOwnersAsync(TestContext.Current.CancellationToken));
        Assert.Equal(SqliteStoreFault.NotAStore, fault.Fault);
    }

    [Fact]
    public async Task Store_KeyWithoutABuildThatEncrypts_IsRefusedAndNeverIgnored()
    {
        using TemporaryFolder folder = new();
        using SqliteStore store = new(folder.File(), new()
        {
            CreateConnection = static place =>
            {
                place.Password = "the key";
                return new(place.ConnectionString);
            },
        });

        InvalidOperationException fault = await Assert.ThrowsAnyAsync<InvalidOperationException>(async () =>
            await ((IContactStore)store).SaveAsync(Owner, new Contact(new("ada"), "Ada"), TestContext.Current.CancellationToken));
        Assert.Contains("encrypt", fault.Message, StringComparison.Ordinal);
    }

    private static SqliteStoreOptions With(string key) => new() { CreateConnection = place => new KeyedConnection(place, key) };

    /// <summary>Stands in for a connection of a build that encrypts: it knows the key that a file was made with, and opens the
    /// file with no other.</summary>
    private sealed class KeyedConnection(SqliteConnectionStringBuilder place, string key)
        : SqliteConnection(place.ConnectionString)
    {
        private static readonly Dictionary<string, string> Keys = [];

        internal string File => place.DataSource;

        internal SqliteOpenMode Mode => place.Mode;

        internal string? KeyOfTheFile { get; private set; }

        public override void Open()
        {
            lock (Keys)
            {
                if (!Keys.TryAdd(File, key) && Keys[File] != key)
                    throw new SqliteException("file is not a database", SQLitePCL.raw.SQLITE_NOTADB);
                KeyOfTheFile = Keys[File];
            }

            base.Open();
        }
    }
}

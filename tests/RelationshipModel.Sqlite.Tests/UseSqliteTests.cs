using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.Sqlite.Tests;

public sealed class UseSqliteTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private static ServiceProvider Host(string file)
    {
        ServiceCollection services = new();
        services.AddSingleton<IClock>(new FakeClock(Noon));
        services.AddRelationshipModel().UseSqlite(file);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    [Fact]
    public async Task UseSqlite_HostStartedAgain_FindsWhatItRecorded()
    {
        using TemporaryFolder folder = new();
        await using (ServiceProvider host = Host(folder.File()))
        await using (AsyncServiceScope scope = host.CreateAsyncScope())
        {
            RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);
            await network.RecordAsync(NetworkScenario.Small(Noon).Interactions);
        }

        await using ServiceProvider again = Host(folder.File());
        await using AsyncServiceScope scopeAgain = again.CreateAsyncScope();
        RelationshipNetwork found = scopeAgain.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);

        Assert.Equal(TieStatus.Active, (await found.ScoreAsync(new("ada"))).Status);
    }

    [Fact]
    public async Task UseSqlite_OfTwoFiles_UsesTheLastAndSaysSo()
    {
        using TemporaryFolder folder = new();
        string first = folder.File(), last = Path.Combine(Path.GetDirectoryName(first)!, "last.db");
        ServiceCollection services = new();
        services.AddRelationshipModel().UseSqlite(first).UseSqlite(last);
        await using ServiceProvider host = services.BuildServiceProvider();

        Assert.Equal(last, host.GetRequiredService<SqliteStore>().Path);
        Assert.Equal("The SqliteStore that was named last is used instead of the one that was named before it.",
            Assert.Single(host.GetServices<ReplacedStore>()).ToString());
    }

    [Fact]
    public async Task UseSqlite_ScopeEnded_ServesTheNext()
    {
        using TemporaryFolder folder = new();
        await using ServiceProvider host = Host(folder.File());
        for (int i = 1; i <= 3; i++)
        {
            await using AsyncServiceScope scope = host.CreateAsyncScope();
            RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);
            await network.RecordAsync(new Interaction(new($"{i}"), Noon, Channel.Letter, new ContactId("ada")));

            Assert.Equal(i, await network.ListInteractionsAsync().CountAsync());
        }
    }

    [Fact]
    public async Task UseSqlite_TwoScopes_ShareOneStoreThroughEveryPort()
    {
        using TemporaryFolder folder = new();
        await using ServiceProvider host = Host(folder.File());
        await using AsyncServiceScope one = host.CreateAsyncScope(), other = host.CreateAsyncScope();

        Assert.Same(one.ServiceProvider.GetRequiredService<IContactStore>(),
            other.ServiceProvider.GetRequiredService<IIntroductionStore>());
        Assert.IsType<SqliteStore>(one.ServiceProvider.GetRequiredService<ICircleStore>());
    }

    [Fact]
    public void UseSqlite_NoPath_IsRefusedAtOnce() =>
        Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddRelationshipModel().UseSqlite(" "));
}

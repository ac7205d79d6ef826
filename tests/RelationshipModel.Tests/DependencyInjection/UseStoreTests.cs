using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using RelationshipModel.Tests.Network;

namespace RelationshipModel.Tests.DependencyInjection;

public sealed class UseStoreTests : HostServices
{
    [Fact]
    public async Task UseInMemoryStore_TwoScopes_ShareWhatIsKept()
    {
        Services.AddRelationshipModel().UseInMemoryStore();
        await using ServiceProvider provider = Build();

        await using (AsyncServiceScope scope = provider.CreateAsyncScope()) await NetworkOf(scope).RecordAsync(Meeting("1"));
        await using AsyncServiceScope later = provider.CreateAsyncScope();

        Assert.Equal(1, (await NetworkOf(later).ScoreAsync(Friend)).InteractionCount);
    }

    [Fact]
    public void UseInMemoryStore_EveryPort_IsTheSameStore()
    {
        Services.AddRelationshipModel().UseInMemoryStore();
        using ServiceProvider provider = Build();

        InMemoryStore store = provider.GetRequiredService<InMemoryStore>();

        Type[] stores = [.. Ports().Where(static port => port != typeof(IPresenceSource) && port != typeof(IErasureStore))];
        Assert.NotEmpty(stores);
        Assert.All(stores, port => Assert.Same(store, provider.GetRequiredService(port)));
    }

    [Fact]
    public void NetworkStores_EveryPort_HasItsPlace() =>
        Assert.Equal(
            Ports().OrderBy(static port => port.Name),
            typeof(NetworkStores).GetProperties().Select(static property => property.PropertyType)
                .OrderBy(static port => port.Name));

    [Fact]
    public async Task UseStore_TwoPortHost_GetsScores()
    {
        Services.AddRelationshipModel().UseStore<HostStore>();
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        RelationshipNetwork network = NetworkOf(scope);

        await network.RecordAsync(Meeting("1"));

        Assert.Equal(1, await network.ScoreAllAsync().CountAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await network.Circles.FindAsync(new("circle")));
    }

    [Fact]
    public void UseStore_OneScope_HasOneInstanceBehindItsPorts()
    {
        Services.AddRelationshipModel().UseStore<HostStore>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope(), another = provider.CreateScope();

        HostStore store = scope.ServiceProvider.GetRequiredService<HostStore>();

        Assert.Same(store, scope.ServiceProvider.GetRequiredService<IContactStore>());
        Assert.Same(store, scope.ServiceProvider.GetRequiredService<IInteractionStore>());
        Assert.NotSame(store, another.ServiceProvider.GetRequiredService<IContactStore>());
    }

    [Fact]
    public void UseStore_HostsOwnBeforeTheOneThatFillsTheRest_KeepsItsPorts()
    {
        Services.AddRelationshipModel().UseStore<HostStore>().UseInMemoryStore();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.IsType<HostStore>(scope.ServiceProvider.GetRequiredService<IInteractionStore>());
        Assert.IsType<InMemoryStore>(scope.ServiceProvider.GetRequiredService<ICircleStore>());
    }

    [Fact]
    public void UseInMemoryStore_BeforeAnother_FillsTheRestAllTheSame()
    {
        Services.AddRelationshipModel().UseInMemoryStore().UseStore<HostStore>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.IsType<HostStore>(scope.ServiceProvider.GetRequiredService<IInteractionStore>());
        Assert.IsType<InMemoryStore>(scope.ServiceProvider.GetRequiredService<ICircleStore>());
        Assert.Null(scope.ServiceProvider.GetService<ITieStateStore>());
    }

    [Fact]
    public void UseStore_AfterAnother_TakesItsPorts()
    {
        Services.AddRelationshipModel().UseStore<HostStore>().UseSource<NoSource>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.IsNotType<HostStore>(scope.ServiceProvider.GetRequiredService<IInteractionStore>());
        Assert.Single(scope.ServiceProvider.GetServices<IContactStore>());
    }

    [Fact]
    public void UseStore_StatesThatTheHostRegistered_Stay()
    {
        InMemoryStore states = new();
        Services.AddSingleton<ITieStateStore>(states);
        Services.AddRelationshipModel().UseStore<HostStore>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.Same(states, scope.ServiceProvider.GetRequiredService<ITieStateStore>());
    }

    [Fact]
    public void UseStore_StoreTheHostRegistered_IsUsedAsRegistered()
    {
        HostStore store = new();
        Services.AddSingleton(store);
        Services.AddRelationshipModel().UseStore<HostStore>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.Same(store, scope.ServiceProvider.GetRequiredService<IContactStore>());
    }

    [Fact]
    public void UseStore_NoPort_IsRefusedAndRegistersNothing()
    {
        RelationshipModelBuilder builder = Services.AddRelationshipModel();
        int before = Services.Count;

        ArgumentException fault = Assert.Throws<ArgumentException>(() => builder.UseStore<List<string>>());

        Assert.StartsWith(
            "System.Collections.Generic.List`1[System.String] is not a store: it must implement at least one of IContactStore, "
            + "IInteractionStore, ICircleStore, ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("TStore", fault.ParamName);
        Assert.Equal(before, Services.Count);
    }

    [Fact]
    public async Task UseSource_SingletonOfTheHost_OutlivesAScope()
    {
        NoSource source = new();
        Services.AddSingleton(_ => source).AddRelationshipModel().UseSource<NoSource>();
        await using ServiceProvider provider = Build();

        await using (AsyncServiceScope scope = provider.CreateAsyncScope()) await NetworkOf(scope).ScoreAsync(Friend);

        Assert.False(source.IsDisposed);
    }

    private static IEnumerable<Type> Ports() =>
        typeof(InMemoryStore).Assembly.GetExportedTypes()
            .Where(static type => type is { IsInterface: true, IsGenericType: false }
                && type.Namespace == typeof(InMemoryStore).Namespace && type != typeof(INetworkSource));
}

using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Changes;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Tests.Network;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.DependencyInjection;

public sealed class AddRelationshipModelTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly ContactId Friend = new("friend");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private readonly ServiceCollection _services = new();

    private ServiceProvider Build() =>
        _services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    private static RelationshipNetwork NetworkOf(IServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);

    private static Interaction Meeting(string id) => new(new(id), Noon - Duration.FromDays(1), Channel.InPerson, Friend);

    [Fact]
    public async Task UseInMemoryStore_TwoScopes_ShareWhatIsKept()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
        await using ServiceProvider provider = Build();

        await using (AsyncServiceScope scope = provider.CreateAsyncScope()) await NetworkOf(scope).RecordAsync(Meeting("1"));
        await using AsyncServiceScope later = provider.CreateAsyncScope();

        Assert.Equal(1, (await NetworkOf(later).ScoreAsync(Friend)).InteractionCount);
    }

    // 23:30 UTC on 31 May is 1 June in Auckland: a promise due on that day is due there and not in UTC.
    [Fact]
    public async Task For_TwoZonesOnOneHost_EachOwnerHasTheirOwnDay()
    {
        _services.AddSingleton<IClock>(new FakeClock(Instant.FromUtc(2024, 5, 31, 23, 30)));
        _services.AddRelationshipModel().UseInMemoryStore();
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        RelationshipNetworkFactory factory = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>();
        RelationshipNetwork[] networks = [factory.For(new("london")),
            factory.For(new("auckland"), DateTimeZoneProviders.Tzdb["Pacific/Auckland"])];
        foreach (RelationshipNetwork network in networks)
        {
            await network.Contacts.SaveAsync(new(Friend, "Friend"));
            await network.FollowUps.SaveAsync(
                new(new("f"), TieSide.Owner, Friend, Noon - Duration.FromDays(60)) { Due = new LocalDate(2024, 6, 1) });
        }

        Assert.Empty((await networks[0].PlanRevisitsAsync()).Suggestions);
        Assert.Single((await networks[1].PlanRevisitsAsync()).Suggestions);
        Assert.Equal(new LocalDate(2024, 6, 1), (await networks[1].SnapshotAsync()).Today);
        Assert.Throws<ArgumentNullException>(() => factory.For(Owner, null!));
    }

    [Fact]
    public void UseInMemoryStore_EveryPort_IsTheSameStore()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
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
        _services.AddRelationshipModel().UseStore<HostStore>();
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
        _services.AddRelationshipModel().UseStore<HostStore>();
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
        _services.AddRelationshipModel().UseStore<HostStore>().UseInMemoryStore();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.IsType<HostStore>(scope.ServiceProvider.GetRequiredService<IInteractionStore>());
        Assert.IsType<InMemoryStore>(scope.ServiceProvider.GetRequiredService<ICircleStore>());
    }

    [Fact]
    public void UseInMemoryStore_BeforeAnother_FillsTheRestAllTheSame()
    {
        _services.AddRelationshipModel().UseInMemoryStore().UseStore<HostStore>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.IsType<HostStore>(scope.ServiceProvider.GetRequiredService<IInteractionStore>());
        Assert.IsType<InMemoryStore>(scope.ServiceProvider.GetRequiredService<ICircleStore>());
        Assert.Null(scope.ServiceProvider.GetService<ITieStateStore>());
    }

    [Fact]
    public void UseStore_AfterAnother_TakesItsPorts()
    {
        _services.AddRelationshipModel().UseStore<HostStore>().UseSource<NoSource>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.IsNotType<HostStore>(scope.ServiceProvider.GetRequiredService<IInteractionStore>());
        Assert.Single(scope.ServiceProvider.GetServices<IContactStore>());
    }

    [Fact]
    public void UseStore_StatesThatTheHostRegistered_Stay()
    {
        InMemoryStore states = new();
        _services.AddSingleton<ITieStateStore>(states);
        _services.AddRelationshipModel().UseStore<HostStore>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.Same(states, scope.ServiceProvider.GetRequiredService<ITieStateStore>());
    }

    [Fact]
    public void UseStore_StoreTheHostRegistered_IsUsedAsRegistered()
    {
        HostStore store = new();
        _services.AddSingleton(store);
        _services.AddRelationshipModel().UseStore<HostStore>();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.Same(store, scope.ServiceProvider.GetRequiredService<IContactStore>());
    }

    [Fact]
    public void UseStore_NoPort_IsRefusedAndRegistersNothing()
    {
        RelationshipModelBuilder builder = _services.AddRelationshipModel();
        int before = _services.Count;

        ArgumentException fault = Assert.Throws<ArgumentException>(() => builder.UseStore<List<string>>());

        Assert.StartsWith(
            "System.Collections.Generic.List`1[System.String] is not a store: it must implement at least one of IContactStore, "
            + "IInteractionStore, ICircleStore, ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("TStore", fault.ParamName);
        Assert.Equal(before, _services.Count);
    }

    [Fact]
    public void Arguments_Null_AreRefused()
    {
        RelationshipModelBuilder builder = _services.AddRelationshipModel(), none = null!;
        Assert.Throws<ArgumentNullException>("services", static () => ((IServiceCollection)null!).AddRelationshipModel());
        Assert.Throws<ArgumentNullException>("builder", () => none.UseStore<HostStore>());
        Assert.Throws<ArgumentNullException>("builder", () => none.UseSource<NoSource>());
        Assert.Throws<ArgumentNullException>("builder", () => none.UseInMemoryStore());
        Assert.Throws<ArgumentNullException>("builder", () => none.SharePresence<NobodySeen>());
        Assert.Same(_services, builder.Services);
    }

    [Fact]
    public async Task SharePresence_OfTwoSources_UsesTheFirst()
    {
        _services.AddRelationshipModel().UseInMemoryStore().SharePresence<NobodySeen>().SharePresence<EverybodySeen>();
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        Assert.IsType<NobodySeen>(Assert.Single(scope.ServiceProvider.GetServices<IPresenceSource>()));
        await NetworkOf(scope).RecordAsync(Meeting("1"));
        Assert.Null((await NetworkOf(scope).ScoreAsync(Friend)).Presence);
    }

    [Fact]
    public async Task SharePresence_WithASource_CountsWhenSomebodyWasSeen()
    {
        _services.AddSingleton<IClock>(new FakeClock(Noon)).AddRelationshipModel().UseInMemoryStore()
            .SharePresence<EverybodySeen>();
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await NetworkOf(scope).RecordAsync(Meeting("1"));
        Assert.NotNull((await NetworkOf(scope).ScoreAsync(Friend)).Presence);
    }

    /// <summary>Each engine that the host gives, or whose options it sets, is that of its networks.</summary>
    [Fact]
    public async Task For_EnginesOfTheHost_AreThoseOfItsNetworks()
    {
        _services.AddSingleton<IClock>(new FakeClock(Noon));
        _services.AddRelationshipModel(static options =>
        {
            options.Scoring = options.Scoring with { Balance = new() { Prior = 3 } };
            options.Revisits = options.Revisits with { Top = 7 };
            options.Introductions = options.Introductions with { Measure = ClosenessMeasure.AdamicAdar };
            options.Changes = options.Changes with { Quiet = Duration.FromDays(99) };
            options.OwnersAreContacts = true;
        }).UseInMemoryStore();
        await using ServiceProvider provider = Build();
        Assert.Equal(3, provider.GetRequiredService<RelationshipScorer>().Options.Balance.Prior);
        Assert.Equal(7, provider.GetRequiredService<RevisitPlanner>().Options.Top);
        Assert.Equal(
            ClosenessMeasure.AdamicAdar, provider.GetRequiredService<IntroductionSuggester>().Options.Measure);
        Assert.Equal(Duration.FromDays(99), provider.GetRequiredService<ChangeFinder>().Options.Quiet);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        Assert.True((await NetworkOf(scope).SnapshotAsync()).OwnersAreContacts);
        RelationshipNetworkFactory factory = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>();
        DateTimeZone berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        RelationshipNetwork there = factory.For(Owner, berlin);
        NetworkSnapshot snapshot = await there.SnapshotAsync();
        Assert.Equal((berlin, berlin, true), (there.Zone, snapshot.Zone, snapshot.OwnersAreContacts));
        Assert.Equal(3, snapshot.Scorer.Options.Balance.Prior);
    }

    [Fact]
    public async Task For_StoresThatAreWrapped_AreThoseOfTheNetwork()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        RelationshipNetworkFactory factory = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>();
        HostStore beside = new();
        RelationshipNetwork network = factory.For(Owner, null, stores => stores with { Contacts = beside });
        await network.Contacts.SaveAsync(new(Friend, "Friend"));
        Assert.NotNull(await ((IContactStore)beside).FindAsync(Owner, Friend));
        Assert.Null(await factory.For(Owner).Contacts.FindAsync(Friend));
        Assert.Equal(DateTimeZone.Utc, network.Zone);
        Assert.Throws<ArgumentNullException>("wrap", () => factory.For(Owner, null, null!));
    }

    [Fact]
    public void Factory_NoStore_SaysWhatToCall()
    {
        _services.AddRelationshipModel();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        string message = Assert.Throws<InvalidOperationException>(() => NetworkOf(scope)).Message;

        Assert.StartsWith("RelationshipNetworkFactory needs an IContactStore, and no store implements it.", message,
            StringComparison.Ordinal);
        Assert.Contains("UseStore<T>()", message, StringComparison.Ordinal);
        Assert.Contains("UseInMemoryStore()", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Factory_ResolvedOutsideAScope_IsRefused()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
        using ServiceProvider provider = Build();

        Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<RelationshipNetworkFactory>());
    }

    [Fact]
    public void Factory_CapturedByASingleton_IsRefusedByName()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
        _services.AddSingleton<Captive>();

        string message = Assert.Throws<AggregateException>(Build).Message;

        Assert.Contains(nameof(RelationshipNetworkFactory), message, StringComparison.Ordinal);
        Assert.Contains(nameof(Captive), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Network_AfterItsScope_SaysWhatToDo()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
        await using ServiceProvider provider = Build();
        RelationshipNetwork network;
        RelationshipNetworkFactory factory;
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            factory = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>();
            network = factory.For(Owner);
            await network.RecordAsync(Meeting("1"));
        }

        Func<Task>[] uses =
        [
            async () => await network.RecordAsync(Meeting("2")), async () => await network.ScoreAsync(Friend),
            async () => await network.PlanRevisitsAsync(), async () => await network.Contacts.SaveAsync(new(Friend, "Friend")),
            async () => await network.ListInteractionsAsync().ToListAsync(), async () => await network.EraseContactAsync(Friend),
            () => Task.FromResult(factory.For(Owner)),
        ];
        foreach (Func<Task> use in uses)
        {
            ObjectDisposedException e = await Assert.ThrowsAsync<ObjectDisposedException>(use);
            Assert.StartsWith(
                "The request or scope that gave the network is over, and its stores with it. Do not keep a RelationshipNetwork or "
                + "its factory in a singleton, a static field or work that outlives a request: create a scope there "
                + "(IServiceScopeFactory.CreateAsyncScope) and take a RelationshipNetworkFactory from it.",
                e.Message, StringComparison.Ordinal);
            Assert.Equal(nameof(RelationshipNetwork), e.ObjectName);
        }
    }

    [Fact]
    public async Task UseStore_OfASecondStore_NotesWhichPortsItTakes()
    {
        _services.AddRelationshipModel().UseInMemoryStore().UseStore<HostStore>();
        await using ServiceProvider provider = Build();

        Assert.Equal(
            [
                new(typeof(IContactStore), typeof(InMemoryStore), typeof(HostStore)),
                new(typeof(IInteractionStore), typeof(InMemoryStore), typeof(HostStore)),
            ],
            provider.GetServices<ReplacedStore>());
        Assert.Equal("HostStore is used as IContactStore in place of InMemoryStore, which was named before it.",
            provider.GetServices<ReplacedStore>().First().ToString());
    }

    [Theory]
    [InlineData("type", typeof(InMemoryStore))]
    [InlineData("instance", typeof(InMemoryStore))]
    [InlineData("factory", null)]
    public async Task UseStore_AfterAPortOfTheHosts_NotesTheStoreIfItIsKnown(string given, Type? replaced)
    {
        _services.AddKeyedSingleton<IContactStore, HostStore>("key");
        if (given == "type") _services.AddSingleton<IContactStore, InMemoryStore>();
        else if (given == "instance") _services.AddSingleton<IContactStore>(new InMemoryStore());
        else _services.AddSingleton<IContactStore>(static _ => new InMemoryStore());
        _services.AddRelationshipModel().UseStore<HostStore>();
        await using ServiceProvider provider = Build();
        Assert.Equal(
            replaced is null ? [] : [new(typeof(IContactStore), replaced, typeof(HostStore))],
            provider.GetServices<ReplacedStore>());
    }

    [Fact]
    public async Task UseSource_AfterAStoreAndAPortOfTheHosts_NotesThePortOfTheHosts()
    {
        RelationshipModelBuilder builder = _services.AddRelationshipModel().UseStore<HostStore>();
        _services.AddSingleton<IContactStore, InMemoryStore>();
        builder.UseSource<NoSource>();
        await using ServiceProvider provider = Build();
        Assert.Equal(
            [
                new(typeof(IContactStore), typeof(InMemoryStore), typeof(NoSource)),
                new(typeof(IInteractionStore), typeof(HostStore), typeof(NoSource)),
            ],
            provider.GetServices<ReplacedStore>());
    }

    [Fact]
    public async Task UseSource_AfterAStore_NotesTheSourceAndNotWhatReadsIt()
    {
        _services.AddRelationshipModel().UseStore<HostStore>().UseSource<NoSource>();
        await using ServiceProvider provider = Build();
        Assert.Equal(
            [
                new(typeof(IContactStore), typeof(HostStore), typeof(NoSource)),
                new(typeof(IInteractionStore), typeof(HostStore), typeof(NoSource)),
            ],
            provider.GetServices<ReplacedStore>());
    }

    [Fact]
    public void ReplacedStore_OfTheSameType_SaysThatTheLastIsUsed() =>
        Assert.Equal(
            "The HostStore that was named last is used, in place of the one that was named before it.",
            new ReplacedStore(typeof(IContactStore), typeof(HostStore), typeof(HostStore)).ToString());

    [Fact]
    public async Task UseInMemoryStore_AfterAnother_ReplacesNothing()
    {
        _services.AddRelationshipModel().UseStore<HostStore>().UseStore<HostStore>().UseInMemoryStore();
        await using ServiceProvider provider = Build();

        Assert.Empty(provider.GetServices<ReplacedStore>());
    }

    [Fact]
    public void Factory_DefaultOwner_IsRefused()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.Throws<ArgumentException>(
            () => scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(default));
    }

    [Fact]
    public async Task Clock_HostGivesAClock_ItIsAsked()
    {
        _services.AddSingleton<TimeProvider>(new FixedTime(DateTimeOffset.UnixEpoch));
        _services.AddRelationshipModel().UseInMemoryStore();
        _services.AddSingleton<IClock>(new FakeClock(Noon));

        Assert.Equal(Noon, await AsOfAsync());
    }

    [Fact]
    public async Task Clock_HostGivesATimeProvider_ItIsAsked()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
        _services.AddSingleton<TimeProvider>(new FixedTime(new(2024, 6, 1, 14, 0, 0, TimeSpan.FromHours(2))));

        Assert.Equal(Noon, await AsOfAsync());
    }

    [Fact]
    public async Task Clock_HostGivesNone_TheMachinesIsAsked()
    {
        _services.AddRelationshipModel().UseInMemoryStore();
        Instant before = SystemClock.Instance.GetCurrentInstant();

        Instant asOf = await AsOfAsync();

        Assert.InRange(asOf, before, SystemClock.Instance.GetCurrentInstant());
    }

    [Fact]
    public void Options_Changed_ReachTheScorer()
    {
        _services.AddRelationshipModel(
            static o => o.Scoring = o.Scoring with { Bond = new() { HalfLife = Duration.FromDays(100) } });
        using ServiceProvider provider = Build();

        Assert.Equal(Duration.FromDays(100), provider.GetRequiredService<RelationshipScorer>().Options.Bond.HalfLife);
    }

    [Fact]
    public async Task UseSource_SingletonOfTheHost_OutlivesAScope()
    {
        NoSource source = new();
        _services.AddSingleton(_ => source).AddRelationshipModel().UseSource<NoSource>();
        await using ServiceProvider provider = Build();

        await using (AsyncServiceScope scope = provider.CreateAsyncScope()) await NetworkOf(scope).ScoreAsync(Friend);

        Assert.False(source.IsDisposed);
    }

    [Fact]
    public void Options_ChangedTwice_AddUp()
    {
        _services.AddRelationshipModel(
            static o => o.Scoring = o.Scoring with { Bond = new() { HalfLife = Duration.FromDays(100) } });
        _services.AddRelationshipModel(
            static o => o.Scoring = o.Scoring with { Balance = new() { SessionGap = Duration.FromHours(8) } });
        _services.AddRelationshipModel();
        using ServiceProvider provider = Build();

        ScoringOptions options = provider.GetRequiredService<RelationshipScorer>().Options;

        Assert.Equal((Duration.FromDays(100), Duration.FromHours(8)), (options.Bond.HalfLife, options.Balance.SessionGap));
        Assert.Single(_services, static service => service.ServiceType == typeof(RelationshipModelOptions));
        Assert.Single(_services, static service => service.ServiceType == typeof(RelationshipNetworkFactory));
    }

    [Fact]
    public void Options_ThatTheHostKeptAndSetsLater_DoNotChange()
    {
        RelationshipModelOptions? kept = null;
        _services.AddRelationshipModel(options => kept = options);
        kept!.OwnersAreContacts = true;
        using ServiceProvider provider = Build();

        Assert.False(provider.GetRequiredService<RelationshipModelOptions>().OwnersAreContacts);
    }

    [Fact]
    public void Options_BesideAKeyedServiceOfTheHost_AreFound()
    {
        _services.AddKeyedSingleton("key", "value");

        _services.AddRelationshipModel(static o => o.Scoring = o.Scoring with { Balance = new() { Prior = 3 } });

        using ServiceProvider provider = Build();
        Assert.Equal(3, provider.GetRequiredService<RelationshipModelOptions>().Scoring.Balance.Prior);
    }

    [Fact]
    public void Options_OutOfRange_AreRefusedAtTheCallWithEveryFault()
    {
        string message = Assert.Throws<ArgumentException>(
            () => _services.AddRelationshipModel(static o => o.Scoring = o.Scoring with
            {
                Balance = new() { Prior = -1 },
                Strength = new() { ContinuityWeight = double.NaN },
            })).Message;

        Assert.Contains(nameof(BalanceOptions.Prior), message, StringComparison.Ordinal);
        Assert.Contains(nameof(StrengthOptions.ContinuityWeight), message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scorer_GivenByTheHost_IsUsed()
    {
        RelationshipScorer scorer = new();
        _services.AddSingleton(scorer);
        _services.AddRelationshipModel();
        using ServiceProvider provider = Build();

        Assert.Same(scorer, provider.GetRequiredService<RelationshipScorer>());
    }

    private async Task<Instant> AsOfAsync()
    {
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        return (await NetworkOf(scope).ScoreAsync(Friend)).AsOf;
    }

    private static IEnumerable<Type> Ports() =>
        typeof(InMemoryStore).Assembly.GetExportedTypes()
            .Where(static type => type is { IsInterface: true, IsGenericType: false }
                && type.Namespace == typeof(InMemoryStore).Namespace && type != typeof(INetworkSource));

    private sealed class NoSource : INetworkSource, IDisposable
    {
        internal bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;

        public IAsyncEnumerable<Contact> ListContactsAsync(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Contact>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Interaction>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Interaction>();
    }

    private sealed class NobodySeen : IPresenceSource
    {
        public ValueTask<Instant?> FindAsync(OwnerId owner, ContactId contact, Instant asOf,
            CancellationToken cancellationToken) => new((Instant?)null);

        public IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<LastSeen>();
    }

    private sealed class EverybodySeen : IPresenceSource
    {
        public ValueTask<Instant?> FindAsync(OwnerId owner, ContactId contact, Instant asOf,
            CancellationToken cancellationToken) => new(asOf);

        public IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<LastSeen>();
    }

    private sealed class Captive(RelationshipNetworkFactory factory)
    {
        public RelationshipNetworkFactory Factory => factory;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    [Fact]
    public void Language_InTheOptions_IsThatOfReasons()
    {
        _services.AddRelationshipModel(static o => o.Language = Language.For("de-AT")).UseInMemoryStore();
        using ServiceProvider provider = Build();

        IReasonRenderer renderer = provider.GetRequiredService<IReasonRenderer>();
        string sentence = renderer.Render(new(TieReasons.BothReachOut), static id => id.Value);

        Assert.Equal("Ihr tragt beide dazu bei.", sentence);
    }
}

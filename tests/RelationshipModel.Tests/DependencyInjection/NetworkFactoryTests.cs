using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Changes;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Tests.Network;

namespace RelationshipModel.Tests.DependencyInjection;

public sealed class NetworkFactoryTests : HostServices
{
    // 23:30 UTC on 31 May is 1 June in Auckland: a promise due on that day is due there and not in UTC.
    [Fact]
    public async Task For_TwoZonesOnOneHost_EachOwnerHasTheirOwnDay()
    {
        Services.AddSingleton<IClock>(new FakeClock(Instant.FromUtc(2024, 5, 31, 23, 30)));
        Services.AddRelationshipModel().UseInMemoryStore();
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

    /// <summary>Each engine that the host gives, or whose options it sets, is that of its networks.</summary>
    [Fact]
    public async Task For_EnginesOfTheHost_AreThoseOfItsNetworks()
    {
        Services.AddSingleton<IClock>(new FakeClock(Noon));
        Services.AddRelationshipModel(static options =>
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
        Services.AddRelationshipModel().UseInMemoryStore();
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
        Services.AddRelationshipModel();
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
        Services.AddRelationshipModel().UseInMemoryStore();
        using ServiceProvider provider = Build();

        Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<RelationshipNetworkFactory>());
    }

    [Fact]
    public void Factory_CapturedByASingleton_IsRefusedByName()
    {
        Services.AddRelationshipModel().UseInMemoryStore();
        Services.AddSingleton<Captive>();

        string message = Assert.Throws<AggregateException>(Build).Message;

        Assert.Contains(nameof(RelationshipNetworkFactory), message, StringComparison.Ordinal);
        Assert.Contains(nameof(Captive), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Network_AfterItsScope_SaysWhatToDo()
    {
        Services.AddRelationshipModel().UseInMemoryStore();
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
                "The request or scope of this network has ended, and its stores with it. Do not keep a RelationshipNetwork or "
                + "its factory in a singleton, a static field or work that outlives a request: create a scope there "
                + "(IServiceScopeFactory.CreateAsyncScope) and take a RelationshipNetworkFactory from it.",
                e.Message, StringComparison.Ordinal);
            Assert.Equal(nameof(RelationshipNetwork), e.ObjectName);
        }
    }

    [Fact]
    public void Factory_DefaultOwner_IsRefused()
    {
        Services.AddRelationshipModel().UseInMemoryStore();
        using ServiceProvider provider = Build();
        using IServiceScope scope = provider.CreateScope();

        Assert.Throws<ArgumentException>(
            () => scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(default));
    }

    private sealed class Captive(RelationshipNetworkFactory factory)
    {
        public RelationshipNetworkFactory Factory => factory;
    }
}

using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Tests.Network;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.DependencyInjection;

public sealed class AddRelationshipModelTests : HostServices
{
    [Fact]
    public void Arguments_Null_AreRefused()
    {
        RelationshipModelBuilder builder = Services.AddRelationshipModel(), none = null!;
        Assert.Throws<ArgumentNullException>("services", static () => ((IServiceCollection)null!).AddRelationshipModel());
        Assert.Throws<ArgumentNullException>("builder", () => none.UseStore<HostStore>());
        Assert.Throws<ArgumentNullException>("builder", () => none.UseSource<NoSource>());
        Assert.Throws<ArgumentNullException>("builder", () => none.UseInMemoryStore());
        Assert.Throws<ArgumentNullException>("builder", () => none.SharePresence<NobodySeen>());
        Assert.Same(Services, builder.Services);
    }

    [Fact]
    public async Task SharePresence_OfTwoSources_UsesTheFirst()
    {
        Services.AddRelationshipModel().UseInMemoryStore().SharePresence<NobodySeen>().SharePresence<EverybodySeen>();
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        Assert.IsType<NobodySeen>(Assert.Single(scope.ServiceProvider.GetServices<IPresenceSource>()));
        await NetworkOf(scope).RecordAsync(Meeting("1"));
        Assert.Null((await NetworkOf(scope).ScoreAsync(Friend)).Presence);
    }

    [Fact]
    public async Task SharePresence_WithASource_CountsWhenSomebodyWasSeen()
    {
        Services.AddSingleton<IClock>(new FakeClock(Noon)).AddRelationshipModel().UseInMemoryStore()
            .SharePresence<EverybodySeen>();
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await NetworkOf(scope).RecordAsync(Meeting("1"));
        Assert.NotNull((await NetworkOf(scope).ScoreAsync(Friend)).Presence);
    }

    [Fact]
    public async Task Clock_HostGivesAClock_ItIsAsked()
    {
        Services.AddSingleton<TimeProvider>(new FixedTime(DateTimeOffset.UnixEpoch));
        Services.AddRelationshipModel().UseInMemoryStore();
        Services.AddSingleton<IClock>(new FakeClock(Noon));

        Assert.Equal(Noon, await AsOfAsync());
    }

    [Fact]
    public async Task Clock_HostGivesATimeProvider_ItIsAsked()
    {
        Services.AddRelationshipModel().UseInMemoryStore();
        Services.AddSingleton<TimeProvider>(new FixedTime(new(2024, 6, 1, 14, 0, 0, TimeSpan.FromHours(2))));

        Assert.Equal(Noon, await AsOfAsync());
    }

    [Fact]
    public async Task Clock_HostGivesNone_TheMachinesIsAsked()
    {
        Services.AddRelationshipModel().UseInMemoryStore();
        Instant before = SystemClock.Instance.GetCurrentInstant();

        Instant asOf = await AsOfAsync();

        Assert.InRange(asOf, before, SystemClock.Instance.GetCurrentInstant());
    }

    [Fact]
    public void Options_Changed_ReachTheScorer()
    {
        Services.AddRelationshipModel(
            static o => o.Scoring = o.Scoring with { Bond = new() { HalfLife = Duration.FromDays(100) } });
        using ServiceProvider provider = Build();

        Assert.Equal(Duration.FromDays(100), provider.GetRequiredService<RelationshipScorer>().Options.Bond.HalfLife);
    }

    [Fact]
    public void Options_ChangedTwice_AddUp()
    {
        Services.AddRelationshipModel(
            static o => o.Scoring = o.Scoring with { Bond = new() { HalfLife = Duration.FromDays(100) } });
        Services.AddRelationshipModel(
            static o => o.Scoring = o.Scoring with { Balance = new() { SessionGap = Duration.FromHours(8) } });
        Services.AddRelationshipModel();
        using ServiceProvider provider = Build();

        ScoringOptions options = provider.GetRequiredService<RelationshipScorer>().Options;

        Assert.Equal((Duration.FromDays(100), Duration.FromHours(8)), (options.Bond.HalfLife, options.Balance.SessionGap));
        Assert.Single(Services, static service => service.ServiceType == typeof(RelationshipModelOptions));
        Assert.Single(Services, static service => service.ServiceType == typeof(RelationshipNetworkFactory));
    }

    [Fact]
    public void Options_ThatTheHostKeptAndSetsLater_DoNotChange()
    {
        RelationshipModelOptions? kept = null;
        Services.AddRelationshipModel(options => kept = options);
        kept!.OwnersAreContacts = true;
        using ServiceProvider provider = Build();

        Assert.False(provider.GetRequiredService<RelationshipModelOptions>().OwnersAreContacts);
    }

    [Fact]
    public void Options_BesideAKeyedServiceOfTheHost_AreFound()
    {
        Services.AddKeyedSingleton("key", "value");

        Services.AddRelationshipModel(static o => o.Scoring = o.Scoring with { Balance = new() { Prior = 3 } });

        using ServiceProvider provider = Build();
        Assert.Equal(3, provider.GetRequiredService<RelationshipModelOptions>().Scoring.Balance.Prior);
    }

    [Fact]
    public void Options_OutOfRange_AreRefusedAtTheCallWithEveryFault()
    {
        string message = Assert.Throws<ArgumentException>(
            () => Services.AddRelationshipModel(static o => o.Scoring = o.Scoring with
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
        Services.AddSingleton(scorer);
        Services.AddRelationshipModel();
        using ServiceProvider provider = Build();

        Assert.Same(scorer, provider.GetRequiredService<RelationshipScorer>());
    }

    private async Task<Instant> AsOfAsync()
    {
        await using ServiceProvider provider = Build();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        return (await NetworkOf(scope).ScoreAsync(Friend)).AsOf;
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

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    [Fact]
    public void Language_InTheOptions_IsThatOfReasons()
    {
        Services.AddRelationshipModel(static o => o.Language = Language.For("de-AT")).UseInMemoryStore();
        using ServiceProvider provider = Build();

        IReasonRenderer renderer = provider.GetRequiredService<IReasonRenderer>();
        string sentence = renderer.Render(new(TieReasons.BothReachOut), static id => id.Value);

        Assert.Equal("Ihr tragt beide dazu bei.", sentence);
    }
}

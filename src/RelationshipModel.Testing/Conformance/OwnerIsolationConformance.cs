using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>No owner sees or changes what belongs to another, whatever calls come in whatever order.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions)]
public abstract class OwnerIsolationConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private const int Calls = 150;

    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Each_of_two_owners_finds_rows_counts_scores_and_suggestions_as_if_the_other_were_not_there(int seed)
    {
        RandomCalls calls = new(seed);
        Random whose = new(seed);
        Dictionary<OwnerId, NetworkStores> alone = new() { [Owner] = Alone(), [AnotherOwner] = Alone() };

        for (int i = 0; i < Calls; i++)
        {
            OwnerId owner = whose.Next(2) == 0 ? Owner : AnotherOwner;
            Func<NetworkStores, OwnerId, Task<object?>> call = calls.Next();
            Assert.Equal(await call(alone[owner], owner), await call(Stores, owner));
        }

        foreach ((OwnerId owner, NetworkStores expected) in alone)
        {
            Assert.Equal(await KeptRows.ReadAsync(expected, owner), await KeptRows.ReadAsync(Stores, owner));
            Assert.Equal(await ScoresAsync(expected, owner), await ScoresAsync(Stores, owner));
            Assert.Equal(await SuggestionsAsync(expected, owner), await SuggestionsAsync(Stores, owner));
        }
    }

    [Fact]
    public async Task Scores_are_those_of_the_same_network_in_memory_bit_for_bit()
    {
        NetworkScenario scenario = NetworkScenario.Small(AsOf);
        NetworkStores inMemory = Alone();
        await scenario.SaveToAsync(inMemory, Owner);
        await scenario.SaveToAsync(Stores, Owner);

        List<string> scores = await ScoresAsync(Stores, Owner);

        Assert.NotEmpty(scores);
        Assert.Equal(await ScoresAsync(inMemory, Owner), scores);
    }

    private NetworkStores Alone() => TestedOnly(NetworkStores.Of(new InMemoryStore()));

    private static async Task<List<string>> ScoresAsync(NetworkStores stores, OwnerId owner) =>
        await new RelationshipNetwork(owner, stores, Clock.Instance).ScoreAllAsync(AsOf)
            .Select(static score =>
                $"{score.Tie} {score.Strength:R} {score.Bond:R} {score.Vitality:R} {score.Status} {score.InteractionCount}\n{score.Explanation}")
            .ToListAsync();

    private static async Task<List<string>> SuggestionsAsync(NetworkStores stores, OwnerId owner)
    {
        RelationshipNetwork network = new(owner, stores, Clock.Instance);
        RevisitPlan plan = await network.PlanRevisitsAsync();
        IReadOnlyList<IntroductionSuggestion> introductions = await network.SuggestIntroductionsAsync(top: 0);
        return
        [
            .. plan.Suggestions.Select(static suggestion => $"{suggestion.Contact} {suggestion.Pool} {suggestion.Explanation}"),
            .. introductions.Select(static suggestion => $"{suggestion.Pair} {suggestion.Score:R} {suggestion.Explanation}"),
        ];
    }

    private sealed class Clock : IClock
    {
        internal static readonly Clock Instance = new();

        public Instant GetCurrentInstant() => AsOf;
    }
}

using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>No owner sees or changes what belongs to another, whatever calls come in whatever order.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions, IsFitted = true)]
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
        Rule rule = new("The store should give each of two owners rows, counts, scores and suggestions as if the other did not "
            + "exist: every call filters by the owner.");
        RandomCalls calls = new(seed, Fixture);
        Random whose = new(seed);
        Dictionary<OwnerId, NetworkStores> alone = new() { [Owner] = Alone(), [AnotherOwner] = Alone() };
        if (!Keeps(StoreVerbs.All))
            foreach ((OwnerId owner, NetworkStores expected) in alone)
                await (await SeedAsync(owner, NetworkScenario.Small(AsOf))).SaveToAsync(expected, owner);

        for (int i = 0; i < Calls; i++)
        {
            OwnerId owner = whose.Next(2) == 0 ? Owner : AnotherOwner;
            Func<NetworkStores, OwnerId, Task<object?>> call = calls.Next(PrefixOf(owner));
            rule.Equal(await call(alone[owner], owner), await call(Stores, owner));
        }

        foreach ((OwnerId owner, NetworkStores expected) in alone)
        {
            rule.Equal(await KeptRows.ReadAsync(expected, owner), await KeptRows.ReadAsync(Stores, owner));
            rule.Equal(await ScoresAsync(expected, owner), await ScoresAsync(Stores, owner));
            rule.Equal(await SuggestionsAsync(expected, owner), await SuggestionsAsync(Stores, owner));
        }
    }

    [Fact]
    public async Task Scores_are_those_of_the_same_network_in_memory_bit_for_bit()
    {
        Rule rule = new("The scores from the store should be those of the same rows in memory, bit for bit: "
            + "every row is listed once, whole and in order.");
        NetworkStores inMemory = Alone();
        await (await SeedAsync(Owner, NetworkScenario.Small(AsOf))).SaveToAsync(inMemory, Owner);

        List<string> scores = await ScoresAsync(Stores, Owner);

        rule.NotEmpty(scores);
        rule.Equal(await ScoresAsync(inMemory, Owner), scores);
    }

    private NetworkStores Alone() => TestedOnly(NetworkStores.Of(new InMemoryStore()));

    private static async Task<List<string>> ScoresAsync(NetworkStores stores, OwnerId owner) =>
        await new RelationshipNetwork(owner, stores, new FixedClock(AsOf)).ScoreAllAsync(AsOf)
            .Select(static score =>
                $"{score.Tie} {score.Strength:R} {score.Bond:R} {score.Vitality:R} {score.Status} {score.InteractionCount}\n{score.Explanation}")
            .ToListAsync();

    private static async Task<List<string>> SuggestionsAsync(NetworkStores stores, OwnerId owner)
    {
        RelationshipNetwork network = new(owner, stores, new FixedClock(AsOf));
        RevisitPlan plan = await network.PlanRevisitsAsync();
        IReadOnlyList<IntroductionSuggestion> introductions = await network.SuggestIntroductionsAsync(top: 0);
        return
        [
            .. plan.Suggestions.Select(static suggestion => $"{suggestion.Contact} {suggestion.Pool} {suggestion.Explanation}"),
            .. introductions.Select(static suggestion => $"{suggestion.Pair} {suggestion.Score:R} {suggestion.Explanation}"),
        ];
    }
}

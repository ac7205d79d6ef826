using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on a durable store: it keeps its rows when it is closed.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions | StoreCapabilities.Durable, IsFitted = true)]
public abstract class DurabilityConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly NetworkScenario Scenario = NetworkScenario.Small(Instant.FromUtc(2024, 6, 1, 12, 0));

    [Fact]
    public async Task What_was_kept_is_there_after_the_store_was_closed()
    {
        Rule rule = new("The store should keep every row when it is closed, and give it back after it was opened again.");
        NetworkScenario kept = await SeedAsync(Owner, Scenario);
        List<object> before = await KeptRows.ReadAsync(Stores, Owner);

        await UnderTest.CloseAsync();
        NetworkStores reopened = await OpenAsync();

        rule.True(before.Count >= kept.Contacts.Count + kept.Interactions.Count,
            $"Before it was closed it listed {before.Count} rows.");
        rule.Equal(before, await KeptRows.ReadAsync(reopened, Owner));
        rule.Empty(await KeptRows.ReadAsync(reopened, AnotherOwner));
    }

    [Fact]
    public async Task What_is_known_is_known_after_the_store_was_closed()
    {
        Needs(StoreVerbs.AddInteractions);
        Rule rule = new("The store should know after it was opened again which interactions it has, and add none of them twice.");
        NetworkScenario kept = await SeedAsync(Owner, Scenario);

        await UnderTest.CloseAsync();
        NetworkStores reopened = await OpenAsync();

        rule.Equal(0, await reopened.Interactions.AddAsync(Owner, kept.Interactions));
    }
}

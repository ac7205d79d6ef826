using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on a durable store: it keeps its rows when it is closed.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions | StoreCapabilities.Durable)]
public abstract class DurabilityConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly NetworkScenario Scenario = NetworkScenario.Small(Instant.FromUtc(2024, 6, 1, 12, 0));

    [Fact]
    public async Task What_was_kept_is_there_after_the_store_was_closed()
    {
        await Scenario.SaveToAsync(Stores, Owner);
        List<object> before = await KeptRows.ReadAsync(Stores, Owner);

        await UnderTest.CloseAsync();
        NetworkStores reopened = await OpenAsync();

        Assert.True(before.Count >= Scenario.Contacts.Count + Scenario.Interactions.Count);
        Assert.Equal(before, await KeptRows.ReadAsync(reopened, Owner));
        Assert.Empty(await KeptRows.ReadAsync(reopened, AnotherOwner));
    }

    [Fact]
    public async Task What_is_known_is_known_after_the_store_was_closed()
    {
        await Scenario.SaveToAsync(Stores, Owner);

        await UnderTest.CloseAsync();
        NetworkStores reopened = await OpenAsync();

        Assert.Equal(0, await reopened.Interactions.AddAsync(Owner, Scenario.Interactions));
    }
}

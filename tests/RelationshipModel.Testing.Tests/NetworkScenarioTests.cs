using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests;

public sealed class NetworkScenarioTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);

    private static async Task<Dictionary<string, TieStatus>> StatusesAsync(NetworkScenario scenario)
    {
        NetworkStores stores = NetworkStores.Of(new InMemoryStore());
        await scenario.SaveToAsync(stores, Owner);
        return await new RelationshipNetwork(Owner, stores, new FakeClock(AsOf)).ScoreAllAsync()
            .ToDictionaryAsync(static score => score.Tie.Contact.Value, static score => score.Status);
    }

    [Fact]
    public async Task Small_Scored_HasTheTiesItTellsOf()
    {
        Dictionary<string, TieStatus> statuses = await StatusesAsync(NetworkScenario.Small(AsOf));

        Assert.Equal(TieStatus.Active, statuses["ada"]);
        Assert.Equal(TieStatus.Dormant, statuses["cem"]);
        Assert.Equal(TieStatus.Paused, statuses["eva"]);
        Assert.Equal(["ada", "ben", "cem", "dia", "eva"], statuses.Keys.Order());
    }

    [Fact]
    public void Small_EverythingInIt_LiesBeforeTheInstant() =>
        Assert.All(NetworkScenario.Small(AsOf).Interactions, static interaction => Assert.True(interaction.At < AsOf));

    [Fact]
    public void Every_ThreeAWeekApart_EndsAtTheLast()
    {
        NetworkScenario scenario = new NetworkScenario().Every(Duration.FromDays(7), 3, AsOf, Channel.Letter, new("ada"));

        Assert.Equal([AsOf - Duration.FromDays(14), AsOf - Duration.FromDays(7), AsOf],
            scenario.Interactions.Select(static i => i.At));
    }
}

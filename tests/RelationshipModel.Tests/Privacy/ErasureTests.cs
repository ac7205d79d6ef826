using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using RelationshipModel.Testing;
using RelationshipModel.Tests.Network;

namespace RelationshipModel.Tests.Privacy;

public sealed class ErasureTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly ContactId Ada = new("ada");
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);
    private static readonly NetworkScenario Small = NetworkScenario.Small(AsOf);

    [Fact]
    public async Task EraseAsync_HostWithTwoPorts_ErasesRowByRow()
    {
        NetworkStores stores = NetworkStores.Of(new HostStore());
        await Small.SaveToAsync(stores, Owner);

        ErasureReceipt receipt = await new RelationshipNetwork(Owner, stores, new FakeClock(AsOf)).EraseContactAsync(Ada);

        Assert.Equal(new() { ContactsRemoved = 1, InteractionsRemoved = 60, InteractionsChanged = 1 }, receipt);
        Assert.Null(await stores.Contacts.FindAsync(Owner, Ada));
        Assert.Empty(await stores.Interactions.ListAsync(Owner, Ada).ToListAsync());
    }

    [Fact]
    public async Task EraseAsync_TwoStores_ErasesFromBothAndAddsUp()
    {
        InMemoryStore rest = new();
        NetworkStores stores = NetworkStores.Of(rest) with { Contacts = new HostStore() };
        await Small.SaveToAsync(stores, Owner);

        ErasureReceipt receipt = await new RelationshipNetwork(Owner, stores, new FakeClock(AsOf)).EraseContactAsync(Ada);

        Assert.Equal((1, 60, 1, 1),
            (receipt.ContactsRemoved, receipt.InteractionsRemoved, receipt.FollowUpsRemoved, receipt.GatheringsChanged));
        Assert.Null(await stores.Contacts.FindAsync(Owner, Ada));
        Assert.Empty(await stores.Interactions.ListAsync(Owner, Ada).ToListAsync());
    }

    [Fact]
    public async Task EraseAsync_DefaultId_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await new RelationshipNetwork(Owner, NetworkStores.Of(new InMemoryStore()),
                new FakeClock(AsOf)).EraseContactAsync(default));
}

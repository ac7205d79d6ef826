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

        Assert.Equal(new() { At = AsOf, ContactsRemoved = 1, InteractionsRemoved = 60, InteractionsChanged = 1 }, receipt);
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
    public async Task EraseAsync_ProposedMerges_RemovesThoseThatNameTheContactFirstOrSecond()
    {
        InMemoryStore store = new();
        RelationshipNetwork network = Networks.New(store);
        ContactId ben = new("ben"), aaron = new("aaron");
        await network.ProposeMergeAsync(new(Ada, ben, MergeState.Proposed, AsOf));
        await network.ProposeMergeAsync(new(aaron, Ada, MergeState.Proposed, AsOf));
        await network.ProposeMergeAsync(new(aaron, ben, MergeState.Proposed, AsOf));

        Assert.Equal(2, (await network.EraseContactAsync(Ada)).MergesRemoved);

        Assert.Equal([new(aaron, ben)],
            await ((IMergeStore)store).ListAsync(Owner).Select(static merge => merge.Pair).ToListAsync());
    }

    [Fact]
    public async Task EraseAsync_OfAnIdWithNothingOnRecord_SaysThatItIsRemembered()
    {
        RelationshipNetwork network = Networks.New();

        ErasureReceipt receipt = await network.EraseContactAsync(new("nobody"));

        Assert.True(receipt.IsEmpty);
        Assert.Equal((Networks.AsOf, 1), (receipt.At, receipt.IdsRemembered));
        await network.RemoveErasureRecordAsync(new("nobody"));
        await network.Contacts.SaveAsync(new(new("nobody"), "Nobody"));
    }

    [Fact]
    public async Task EraseOwnerAsync_AfterRetention_CountsThePasts()
    {
        RelationshipNetwork network = Networks.New();
        await network.RecordAsync([Networks.Meeting("1", 90, Ada, new("ben")), Networks.Meeting("2", 3, Ada, new("cem"))]);
        await network.ForgetBeforeAsync(Period.FromDays(30));

        ErasureReceipt receipt = await network.EraseOwnerAsync();

        Assert.Equal((1, 2), (receipt.InteractionsRemoved, receipt.PastsRemoved));
    }

    [Fact]
    public async Task EraseAsync_DefaultId_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await new RelationshipNetwork(Owner, NetworkStores.Of(new InMemoryStore()),
                new FakeClock(AsOf)).EraseContactAsync(default));
}

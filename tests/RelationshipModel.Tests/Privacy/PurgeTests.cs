using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Privacy;

/// <summary>A store of a host that keeps more than the ports: it is told whom to erase, and then cleans its files.</summary>
public sealed class PurgeTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly ContactId Ada = new("ada"), Alias = new("ada@work");
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);

    private readonly Files _files = new();
    private readonly RelationshipNetwork _network;

    public PurgeTests() =>
        _network = new(Owner, NetworkStores.Of(new InMemoryStore()) with { Erasure = _files }, new FakeClock(AsOf));

    private async Task FillAsync()
    {
        await _network.Contacts.SaveAsync([new(Ada, "Ada"), new(Alias, "Ada")]);
        await _network.AcceptMergeAsync(Ada, Alias);
        await _network.RecordAsync(new Interaction(new("1"), AsOf, Channel.Voice, new ContactId("unrecorded")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EraseContactAsync_WithFilesBeside_TellsWhetherTheyAreClean(bool isClean)
    {
        await FillAsync();
        _files.Purge = () => new(isClean);
        ErasureReceipt receipt = await _network.EraseContactAsync(Alias);
        Assert.Equal(
            new()
            {
                At = AsOf,
                IdsRemembered = 2,
                ContactsRemoved = 2,
                MergesRemoved = 1,
                IsCleaningPending = !isClean,
            },
            receipt);
        Assert.Equal([Ada, Alias], _files.Erased.Order());
    }

    [Fact]
    public async Task EraseOwnerAsync_WithFilesBeside_NamesEverybodyOfTheOwner()
    {
        await FillAsync();
        ErasureReceipt receipt = await _network.EraseOwnerAsync();
        Assert.Equal(new() { At = AsOf, ContactsRemoved = 2, InteractionsRemoved = 1, MergesRemoved = 1 }, receipt);
        Assert.Equal([Ada, Alias, new("unrecorded")], _files.Erased.Order());
        Assert.True((await _network.EraseOwnerAsync()).IsEmpty);
    }

    [Fact]
    public async Task EraseContactAsync_FilesThatCannotBeCleaned_SaysWhatWasErased()
    {
        await FillAsync();
        _files.Purge = static () => ValueTask.FromException<bool>(new IOException("The disk is full."));
        ErasureException fault = await Assert.ThrowsAsync<ErasureException>(async () => await _network.EraseContactAsync(Ada));
        Assert.Equal((2, true), (fault.Receipt.ContactsRemoved, fault.Receipt.IsCleaningPending));
        Assert.IsType<IOException>(fault.InnerException);
        Assert.Empty(await _network.Contacts.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task RemoveErasureRecordAsync_OfTheDefaultOrAHostWithoutRecords_IsRefusedOrDoesNothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            "contact", async () => await _network.RemoveErasureRecordAsync(default));
        RelationshipNetwork network = new(
            Owner, NetworkStores.Of(new InMemoryStore()) with { ErasureRecords = null }, new FakeClock(AsOf));
        await network.RemoveErasureRecordAsync(Ada);
        await network.EraseContactAsync(Ada);
        Assert.Empty(await network.FindErasedAsync([Ada]));
        Assert.Equal([Ada], await ErasedAsync());

        async Task<IReadOnlySet<ContactId>> ErasedAsync()
        {
            await _network.EraseContactAsync(Ada);
            return await _network.FindErasedAsync([Alias, Ada]);
        }
    }

    [Fact]
    public void IsEmpty_OfAReceipt_IsWhetherNothingWasThere()
    {
        Assert.True(ErasureReceipt.None.IsEmpty);
        Assert.True(new ErasureReceipt { At = AsOf, IdsRemembered = 1, IsCleaningPending = true }.IsEmpty);
        Assert.False(new ErasureReceipt { NotesRemoved = 1 }.IsEmpty);
        Assert.Throws<ArgumentNullException>("receipt", static () => new ErasureException(null!, new IOException()));
        Assert.Throws<ArgumentNullException>("innerException", static () => new ErasureException(ErasureReceipt.None, null!));
    }

    private sealed class Files : IErasureStore
    {
        internal List<ContactId> Erased { get; } = [];

        internal Func<ValueTask<bool>> Purge { get; set; } = static () => new(true);

        public ValueTask EraseAsync(OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
        {
            Erased.AddRange(contacts);
            return default;
        }

        public ValueTask<bool> PurgeAsync(CancellationToken cancellationToken) => Purge();
    }
}

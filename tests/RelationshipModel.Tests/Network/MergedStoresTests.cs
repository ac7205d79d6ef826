using NodaTime;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

/// <summary>The stores as they look with merged contacts as one.</summary>
public sealed class MergedStoresTests
{
    private static readonly ContactId Alias = new("ada@work");
    private static readonly LocalDate Day = new(2024, 1, 1);

    private readonly InMemoryStore _store = new();
    private readonly Merges _merges = Merges.None.Accept(Ada, Alias, AsOf);

    private NetworkStores United(IPresenceSource? presence = null) =>
        MergedStores.Of(NetworkStores.Of(_store) with { Presence = presence }, _merges);

    [Fact]
    public void Of_StoresOfTwoPorts_HasNoOthers()
    {
        NetworkStores united = MergedStores.Of(NetworkStores.Of(new HostStore()), _merges);
        Assert.NotNull(united.Contacts);
        Assert.NotNull(united.Interactions);
        Assert.All(
            typeof(NetworkStores).GetProperties().Where(static port =>
                port.Name is not (nameof(NetworkStores.Contacts) or nameof(NetworkStores.Interactions))),
            port => Assert.Null(port.GetValue(united)));
    }

    [Fact]
    public void Of_StoresOfAllPorts_LeavesOutWhatIsKeptApart()
    {
        NetworkStores united = United(new Seen([]));
        Assert.Equal(
            ["Erasure", "Merges", "TieStates"],
            typeof(NetworkStores).GetProperties().Where(port => port.GetValue(united) is null).Select(static port => port.Name)
                .Order());
        Assert.Same(_store, united.Circles);
        Assert.Same(_store, united.UnitOfWork);
        Assert.False(united.Interactions.IsReadOnly);
        Assert.True(MergedStores.Of(NetworkStores.Of(new NoSource()), _merges).Interactions.IsReadOnly);
    }

    [Fact]
    public async Task Write_ToAnyOfThem_IsRefused()
    {
        NetworkStores united = United();
        Interaction interaction = Meeting("1", 1, Ada);
        Func<Task>[] writes =
        [
            () => united.Contacts.SaveAsync(Owner, new Contact(Ada, "Ada")).AsTask(),
            () => united.Notes!.RemoveAsync(Owner, new NoteId("n")).AsTask(),
            () => united.Interactions.AddAsync(Owner, [interaction]).AsTask(),
            () => united.Interactions.SaveAsync(Owner, interaction).AsTask(),
            () => united.Interactions.RemoveAsync(Owner, interaction.Id).AsTask(),
        ];
        foreach (Func<Task> write in writes)
            Assert.Equal("Stores seen with merged contacts as one are read-only.",
                (await Assert.ThrowsAsync<NotSupportedException>(write)).Message);
    }

    [Fact]
    public async Task Presence_OfMergedContacts_IsTheLatestOfAny()
    {
        Instant noon = AsOf, before = noon - Duration.FromDays(1);
        Assert.Equal((noon, noon), await LastAsync(new(Ada, before), new(Alias, noon)));
        Assert.Equal((noon, noon), await LastAsync(new(Ada, noon), new(Alias, before)));
        Assert.Equal((before, before), await LastAsync(new LastSeen(Alias, before)));
        Assert.Equal((null, null), await LastAsync());

        Seen all = new([new(Cem, noon), new(Alias, before), new(Ben, before), new(Ada, noon)]);
        IPresenceSource source = United(all).Presence!;
        Assert.Equal(
            [new(Ada, noon), new(Ben, before), new(Cem, noon)], await source.ListAsync(Owner, AsOf).ToListAsync());

        async Task<(Instant? Found, Instant? Listed)> LastAsync(params LastSeen[] seen)
        {
            IPresenceSource united = United(new Seen(seen)).Presence!;
            List<LastSeen> listed = await united.ListAsync(Owner, AsOf).ToListAsync();
            return (await united.FindAsync(Owner, Ada, AsOf), listed is [{ } one] && one.Contact == Ada ? one.At : null);
        }
    }

    [Fact]
    public async Task Records_OfMergedContacts_AreFoundUnderOneAndListedInOrder()
    {
        RelationshipNetwork network = New(_store);
        await network.Contacts.SaveAsync([new(Ada, "Ada"), new(Alias, "Ada"), new(Ben, "Ben")]);
        await network.Circles.SaveAsync([new(new("a"), "A"), new(new("b"), "B")]);
        await network.Memberships.SaveAsync(
            [new(new("b"), Ada, Day), new(new("a"), Alias, Day), new(new("a"), Ben, Day)]);
        await network.FollowUps.SaveAsync(
        [
            new(new("late"), TieSide.Owner, Ada, AsOf), new(new("early"), TieSide.Owner, Alias, AsOf - Duration.FromDays(1)),
            new(new("A"), TieSide.Owner, Alias, AsOf), new(new("theirs"), TieSide.Owner, Ben, AsOf),
        ]);
        await network.Notes.SaveAsync(
            [new(new("2"), Ada, AsOf, "two"), new(new("1"), Alias, AsOf, "one"), new(new("3"), Ben, AsOf, "three")]);
        await network.RecordAsync([Meeting("both", 3, Ada, Alias), Meeting("old", 5, Alias), Meeting("ben", 1, Ben)]);
        NetworkStores united = United();

        Assert.Equal(
            ["a", "b"], await united.Memberships!.ListAsync(Owner, Ada).Select(static row => row.Circle.Value).ToListAsync());
        Assert.Equal(
            ["early", "A", "late"],
            await united.FollowUps!.ListAsync(Owner, Ada).Select(static row => row.Id.Value).ToListAsync());
        Assert.Equal(["1", "2"], await united.Notes!.ListAsync(Owner, Ada).Select(static row => row.Id.Value).ToListAsync());
        Assert.Equal(
            ["old", "both"], await united.Interactions.ListAsync(Owner, Ada).Select(static row => row.Id.Value).ToListAsync());
        Assert.Equal(
            ["both"],
            await united.Interactions.ListAsync(Owner, Ada, AsOf - Duration.FromDays(4)).Select(static row => row.Id.Value)
                .ToListAsync());
        Assert.Equal([Ada], (await united.Interactions.FindAsync(Owner, new InteractionId("both")))!.Contacts);
        Assert.Null(await united.Interactions.FindAsync(Owner, new InteractionId("none")));
        Assert.Equal(Ada, (await united.Memberships.FindAsync(Owner, new MembershipKey(new("a"), Ada, Day)))!.Contact);
        Assert.Null(await united.Memberships.FindAsync(Owner, new MembershipKey(new("a"), Cem, Day)));
        Assert.Equal([Ada, Ben], await united.Contacts.ListAsync(Owner).Select(static row => row.Id).ToListAsync());
        Assert.Equal(Ada, (await united.Notes.FindAsync(Owner, new NoteId("1")))!.Contact);
    }

    private sealed class Seen(LastSeen[] seen) : IPresenceSource
    {
        public ValueTask<Instant?> FindAsync(
            OwnerId owner, ContactId contact, Instant asOf, CancellationToken cancellationToken) =>
            new(seen.Where(one => one.Contact == contact).Select(static one => (Instant?)one.At).FirstOrDefault());

        public IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf, CancellationToken cancellationToken) =>
            seen.ToAsyncEnumerable();
    }

    private sealed class NoSource : INetworkSource
    {
        public IAsyncEnumerable<Contact> ListContactsAsync(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Contact>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Interaction>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Interaction>();
    }
}

using NodaTime;
using RelationshipModel.Storage;
using RelationshipModel.Tests.Network;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Storage;

/// <summary>What a port does for a store that implements no more than it must.</summary>
public sealed class PortTests
{
    private readonly HostStore _store = new();

    [Fact]
    public async Task ListAsync_FromAnInstant_BeginsWithIt()
    {
        IInteractionStore log = _store;
        Interaction[] all = [Meeting("3", 30, Ada), Meeting("2", 20, Ada), Meeting("1", 10, Ada)];
        await log.AddAsync(Owner, all);
        Assert.Equal(all[1..], await log.ListAsync(Owner, Ada, all[1].At).ToListAsync());
        Assert.Equal(all[2..], await log.ListAsync(Owner, Ada, all[1].At + Duration.Epsilon).ToListAsync());
    }

    [Fact]
    public async Task ListAsync_OfAGathering_IsWhatBelongsToIt()
    {
        IInteractionStore log = _store;
        Interaction dinner = Meeting("2", 20, Ada) with { Gathering = new GatheringId("dinner") };
        Interaction tea = Meeting("1", 10, Ada) with { Gathering = new GatheringId("tea") };
        await log.AddAsync(Owner, [Meeting("3", 30, Ada), dinner, tea]);
        Assert.Equal([dinner], await log.ListAsync(Owner, new GatheringId("dinner")).ToListAsync());
        Assert.False(log.IsReadOnly);
        Assert.Equal(3, await log.ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task FindAsync_SeveralKeys_GivesThoseThereAre()
    {
        IContactStore contacts = _store;
        await contacts.SaveAsync(Owner, [new(Ada, "Ada"), new(Ben, "Ben")]);
        Assert.Equal([Ada, Ben], (await contacts.FindAsync(Owner, [Ben, Cem, Ada])).Keys.Order());
        await Assert.ThrowsAsync<ArgumentException>("keys", async () => await contacts.FindAsync(Owner, [Ada, default]));
        await Assert.ThrowsAsync<ArgumentNullException>("keys", async () => await contacts.FindAsync(Owner, null!));
        await Assert.ThrowsAsync<ArgumentNullException>("record", async () => await contacts.SaveAsync(Owner, (Contact)null!));
        await Assert.ThrowsAsync<ArgumentException>("key", async () => await contacts.RemoveAsync(Owner, default(ContactId)));
        await contacts.RemoveAsync(Owner, Ada);
        Assert.Equal([Ben], await contacts.ListAsync(Owner).Select(static contact => contact.Id).ToListAsync());
    }

    [Fact]
    public async Task ListAsync_OfOneContact_IsWhatTheOwnerHasOfThem()
    {
        PlainRecords plain = new();
        Assert.Equal(Ada, (await ((IFollowUpStore)plain).ListAsync(Owner, Ada).SingleAsync()).Contact);
        Assert.Equal(Ada, (await ((IMembershipStore)plain).ListAsync(Owner, Ada).SingleAsync()).Contact);
        Assert.Equal(Ada, (await ((INoteStore)plain).ListAsync(Owner, Ada).SingleAsync()).Contact);
        Assert.Throws<ArgumentException>("contact", () => ((IFollowUpStore)plain).ListAsync(Owner, default(ContactId)));
        Assert.Throws<ArgumentException>("contact", () => ((IMembershipStore)plain).ListAsync(Owner, default(ContactId)));
    }

    [Fact]
    public async Task FindVersionAsync_OfAUnitThatCountsNone_IsNull() =>
        Assert.Null(await ((IUnitOfWork)new PlainUnit()).FindVersionAsync(Owner));

    [Fact]
    public void Given_NoStore_SaysWhoWantsItAndWhatToCall() =>
        Assert.Equal(
            "Somebody needs an INoteStore, and no store implements it. After AddRelationshipModel(), call UseStore<T>() with a "
            + "class that does, or UseInMemoryStore() to keep everything in memory.",
            Assert.Throws<InvalidOperationException>(static () => NetworkStores.Given<INoteStore>(null, "Somebody")).Message);

    [Fact]
    public void LogPosition_OfInteractions_IsInTheOrderOfTheLog()
    {
        LogPosition[] order =
            [new(AsOf, new("B")), new(AsOf, new("a")), new(AsOf + Duration.Epsilon, new("A"))];
        Assert.Equal(order, order.Reverse().Order());
        Assert.Equal(0, order[0].CompareTo(new(AsOf, new("B"))));
        Assert.Throws<ArgumentNullException>("interaction", static () => LogPosition.Of(null!));
    }

    private sealed class PlainUnit : IUnitOfWork
    {
        public ValueTask<T> RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken) => work();

        public ValueTask<T> ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken) => read();
    }

    private sealed class PlainRecords : IFollowUpStore, IMembershipStore, INoteStore
    {
        ValueTask<FollowUp?> IRecordStore<FollowUpId, FollowUp>.FindAsync(
            OwnerId owner, FollowUpId key, CancellationToken cancellationToken) => new((FollowUp?)null);

        ValueTask<CircleMembership?> IRecordStore<MembershipKey, CircleMembership>.FindAsync(
            OwnerId owner, MembershipKey key, CancellationToken cancellationToken) => new((CircleMembership?)null);

        ValueTask<Note?> IRecordStore<NoteId, Note>.FindAsync(
            OwnerId owner, NoteId key, CancellationToken cancellationToken) => new((Note?)null);

        IAsyncEnumerable<FollowUp> IRecordStore<FollowUpId, FollowUp>.ListAsync(
            OwnerId owner, CancellationToken cancellationToken) =>
            ((ContactId[])[Ben, Ada]).Select(static (contact, i) =>
                new FollowUp(FollowUpId.From(i), TieSide.Owner, contact, AsOf)).ToAsyncEnumerable();

        IAsyncEnumerable<CircleMembership> IRecordStore<MembershipKey, CircleMembership>.ListAsync(
            OwnerId owner, CancellationToken cancellationToken) =>
            ((ContactId[])[Ben, Ada]).Select(static contact =>
                new CircleMembership(new("c"), contact, new(2024, 1, 1))).ToAsyncEnumerable();

        IAsyncEnumerable<Note> IRecordStore<NoteId, Note>.ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
            ((ContactId[])[Ben, Ada]).Select(static (contact, i) => new Note(NoteId.From(i), contact, AsOf, "text"))
                .ToAsyncEnumerable();

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<FollowUp> records, CancellationToken cancellationToken) =>
            default;

        public ValueTask SaveAsync(
            OwnerId owner, IReadOnlyCollection<CircleMembership> records, CancellationToken cancellationToken) => default;

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Note> records, CancellationToken cancellationToken) =>
            default;

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<FollowUpId> keys, CancellationToken cancellationToken) =>
            default;

        public ValueTask RemoveAsync(
            OwnerId owner, IReadOnlyCollection<MembershipKey> keys, CancellationToken cancellationToken) => default;

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<NoteId> keys, CancellationToken cancellationToken) =>
            default;
    }
}

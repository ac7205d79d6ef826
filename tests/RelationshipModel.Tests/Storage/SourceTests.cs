using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Storage;

/// <summary>A host that keeps contacts and activities gives them as they lie, and gets the answers of a store.</summary>
public sealed class SourceTests
{
    private static readonly Contact[] People =
    [
        new(ContactId.From(3), "Cem") { Needs = ["gardens"] },
        new(ContactId.From(1), "Ada") { Offers = ["gardens"] },
        new(ContactId.From(2), "Ben"),
    ];

    private static readonly Interaction[] Log =
    [
        .. Enumerable.Range(0, 20).Select(i => Meeting($"{i}", i * 7 % 20 * 13, People[i % 3].Id, People[i % 2].Id)),
        Meeting("joined", 900, People[0].Id), Meeting("joined", 900, People[0].Id),
    ];

    [Fact]
    public async Task Answers_OfASource_AreThoseOfAStore()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        InMemoryStore store = new();
        RelationshipNetwork kept = New(store);
        await kept.Contacts.SaveAsync(People, cancel);
        await kept.RecordAsync(Log, cancel);
        RelationshipNetwork read = Read(new Table());

        Assert.Equal(await ScoresAsync(kept), await ScoresAsync(read));
        Assert.Equal(await kept.ScoreAsync(People[1].Id, cancellationToken: cancel), await read.ScoreAsync(People[1].Id,
            cancellationToken: cancel));
        RevisitPlan plan = await read.PlanRevisitsAsync(cancellationToken: cancel);
        Assert.Equal(await kept.PlanRevisitsAsync(cancellationToken: cancel), plan);
        IReadOnlyList<IntroductionSuggestion> pairs = await read.SuggestIntroductionsAsync(cancellationToken: cancel);
        Assert.Equal(await kept.SuggestIntroductionsAsync(cancellationToken: cancel), pairs);
        Assert.Equal(
            await kept.ListInteractionsAsync(cancellationToken: cancel).ToListAsync(cancel),
            await read.ListInteractionsAsync(cancellationToken: cancel).ToListAsync(cancel));
    }

    [Fact]
    public async Task Answer_OfASourceThatReturnsNull_NamesTheMethod()
    {
        RelationshipNetwork network = Read(new NullSource());

        InvalidOperationException contacts = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await network.Contacts.ListAsync(TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken));
        InvalidOperationException log = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await network.ListInteractionsAsync(cancellationToken: TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            "NullSource.ListContactsAsync returned null. Return an empty sequence if there is nothing.", contacts.Message);
        Assert.Equal("NullSource.ListInteractionsAsync returned null. Return an empty sequence if there is nothing.", log.Message);
    }

    private sealed class NullSource : INetworkSource
    {
        public IAsyncEnumerable<Contact> ListContactsAsync(
            OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancellationToken) => null!;

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, ContactId contact, CancellationToken cancellationToken) => null!;

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, Instant since, CancellationToken cancellationToken) => null!;
    }

    [Fact]
    public async Task Write_ToASource_SaysWhereToWrite()
    {
        const string Where = "These contacts and interactions are the host's own: an INetworkSource is only read. "
            + "Write them where the host keeps them, or keep them in a store (UseStore, UseSqlite).";
        CancellationToken cancel = TestContext.Current.CancellationToken;
        RelationshipNetwork network = Read(new Table());
        Func<Task>[] writes =
        [
            () => network.RecordAsync(Log[0], cancel).AsTask(), () => network.SaveInteractionAsync(Log[0], cancel).AsTask(),
            () => network.RemoveInteractionAsync(Log[0].Id, cancel).AsTask(),
            () => network.Contacts.SaveAsync(People[0], cancel).AsTask(),
            () => NetworkStores.Of(new Table()).Contacts.RemoveAsync(Owner, People[0].Id, cancel).AsTask(),
        ];
        foreach (Func<Task> write in writes)
            Assert.Equal(Where, (await Assert.ThrowsAsync<NotSupportedException>(write)).Message);
        Assert.Null(await network.FindInteractionAsync(new("nothing"), cancel));
    }

    [Fact]
    public async Task Write_OfNothing_IsNotRefused()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        NetworkStores stores = NetworkStores.Of(new Table());
        Assert.Equal(0, await stores.Interactions.AddAsync(Owner, [], cancel));
        await stores.Interactions.SaveAsync(Owner, [], cancel);
        await stores.Interactions.RemoveAsync(Owner, [], cancel);
        await stores.Contacts.SaveAsync(Owner, [], cancel);
        await stores.Contacts.RemoveAsync(Owner, [], cancel);
        Assert.True(stores.Interactions.IsReadOnly);
        await Assert.ThrowsAsync<ArgumentNullException>("written", async () =>
            await stores.Contacts.SaveAsync(Owner, (IReadOnlyCollection<Contact>)null!, cancel));
    }

    [Fact]
    public async Task Read_OfASource_FindsListsAndGoesOnFromAPlace()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        NetworkStores stores = NetworkStores.Of(new Table());
        Interaction[] order = [.. Log.DistinctBy(static row => row.Id).OrderBy(static row => row.At)];
        Assert.Equal(order, await stores.Interactions.ListAsync(Owner, cancel).ToListAsync(cancel));
        Assert.Equal(order[5], await stores.Interactions.FindAsync(Owner, order[5].Id, cancel));
        Assert.Equal(
            order[6..], await stores.Interactions.ListAsync(Owner, LogPosition.Of(order[5]), cancel).ToListAsync(cancel));
        Assert.Equal(
            order.Where(static row => row.Contacts.Contains(People[1].Id)),
            await stores.Interactions.ListAsync(Owner, People[1].Id, cancel).ToListAsync(cancel));
        Assert.Equal(People[2], await stores.Contacts.FindAsync(Owner, People[2].Id, cancel));
        Assert.Null(await stores.Contacts.FindAsync(Owner, new("nobody"), cancel));
        Assert.Throws<ArgumentNullException>("source", static () => NetworkStores.Of((INetworkSource)null!));
    }

    [Fact]
    public async Task Read_TwoRowsOfOneId_IsRefused()
    {
        RelationshipNetwork network = Read(new Table(Meeting("joined", 901, People[0].Id)));

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(async () => await ScoresAsync(network));
        Assert.Equal("The source gave two different records with the id joined; give each row an id of its own.", e.Message);
    }

    [Fact]
    public async Task UseSource_BesideAStore_KeepsTheOtherRecords()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        ServiceCollection services = new();
        services.AddSingleton(new Table()).AddSingleton<IClock>(new FakeClock(AsOf))
            .AddRelationshipModel().UseSource<Table>().UseInMemoryStore();
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);

        await network.FollowUps.SaveAsync(new FollowUp(new("book"), TieSide.Owner, People[2].Id, AsOf), cancel);

        Assert.Equal(["1", "2", "3"], (await network.Contacts.ListAsync(cancel).ToListAsync(cancel))
            .Select(static contact => contact.Id.Value));
        Assert.Single(await network.FollowUps.ListAsync(cancel).ToListAsync(cancel));
        Assert.Equal(3, (await ScoresAsync(network)).Count);
    }

    private static RelationshipNetwork Read(INetworkSource source) => new(Owner, NetworkStores.Of(source), new FakeClock(AsOf));

    private static async Task<List<RelationshipScore>> ScoresAsync(RelationshipNetwork network) =>
        await network.ScoreAllAsync(cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>A host's tables, in no order.</summary>
    private sealed class Table(params IEnumerable<Interaction> more) : INetworkSource
    {
        public async IAsyncEnumerable<Contact> ListContactsAsync(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            foreach (Contact contact in People)
                if (ids is null || ids.Contains(contact.Id)) yield return contact;
        }

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken) =>
            Log.Concat(more).Where(row => row.Contacts.Contains(contact)).ToAsyncEnumerable();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken) =>
            Log.Concat(more).Where(row => row.At >= since).ToAsyncEnumerable();
    }
}

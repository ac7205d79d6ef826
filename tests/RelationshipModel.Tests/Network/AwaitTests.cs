using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Internals;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

/// <summary>A host whose threads have a context, such as that of a window, may wait for an answer on them: nothing in the
/// library waits for that context.</summary>
public sealed class AwaitTests
{
    private static readonly ContactId Alias = new("ada@work");
    private static readonly Introduction Accepted = Introduction.Begin(new("intro"), Ben, Cem, AsOf).AskFirst(AsOf)
        .AcceptFirst(AsOf).AskSecond(AsOf).AcceptSecond(AsOf);

    private static Dictionary<string, Func<RelationshipNetwork, Task>> Calls { get; } = new()
    {
        ["score"] = static network => network.ScoreAsync(Ada).AsTask(),
        ["score of one alone"] = static network => network.ScoreAsync(Ben).AsTask(),
        ["score all"] = static network => network.ScoreAllAsync().CollectAsync(CancellationToken.None).AsTask(),
        ["preview"] = static network => network.PreviewScoreAsync(Meeting("new", 0, Ada), Ada).AsTask(),
        ["preview among"] = static network => network.PreviewScoreAsync(Meeting("new", 35, Ben), Ben).AsTask(),
        ["compare"] = static network => network.CompareScoresAsync(Ada, AsOf - Duration.FromDays(20)).AsTask(),
        ["snapshot"] = static network => network.SnapshotAsync().AsTask(),
        ["revisits"] = static network => network.PlanRevisitsAsync().AsTask(),
        ["introductions"] = static network => network.SuggestIntroductionsAsync().AsTask(),
        ["briefing"] = static network => network.BriefGatheringAsync(new GatheringId("dinner")).AsTask(),
        ["review of a gathering"] = static network => network.ReviewGatheringAsync(new("dinner")).AsTask(),
        ["review of a circle"] = static network => network.ReviewCircleAsync(new("close")).AsTask(),
        ["review of circles"] = static network => network.ReviewCirclesAsync().AsTask(),
        ["changes"] = static network => network.ChangesAsync(AsOf - Duration.FromDays(20)).AsTask(),
        ["export"] = static network => network.ExportContactAsync(Ada, Stream.Null).AsTask(),
        ["notes"] = static network => network.ListNotesAsync(Ada).CollectAsync(CancellationToken.None).AsTask(),
        ["record"] = static network => network.RecordAsync(Meeting("new", 0, Ada)).AsTask(),
        ["record several"] = static network => network.RecordAsync([Meeting("new", 0, Ada)]).AsTask(),
        ["save interaction"] = static network => network.SaveInteractionAsync(Meeting("3", 3, Ada)).AsTask(),
        ["remove interaction"] = static network => network.RemoveInteractionAsync(new("3")).AsTask(),
        ["find contact"] = static network => network.Contacts.FindAsync(Ada).AsTask(),
        ["save contact"] = static network => network.Contacts.SaveAsync(new Contact(Ada, "Ada")).AsTask(),
        ["change contact"] = static network => network.Contacts.ChangeAsync(
            Ada, static kept => kept! with { Place = "Jena" }).AsTask(),
        ["change contacts"] = static network => network.Contacts.ChangeAsync([Ada, Ben], static (_, kept) => kept).AsTask(),
        ["remove contact"] = static network => network.Contacts.RemoveAsync([Ada, Alias, Cem]).AsTask(),
        ["save gathering"] = static network => network.Gatherings.SaveAsync(
            new Gathering(new("dinner"), "Dinner", AsOf, Ada)).AsTask(),
        ["remove note"] = static network => network.Notes.RemoveAsync(new NoteId("n")).AsTask(),
        ["directions"] = static network => network.SaveRecordedDirectionsAsync(RecordedDirections.OwnerOnly).AsTask(),
        ["propose merge"] = static network => network.ProposeMergeAsync(new(Ben, Cem, MergeState.Proposed, AsOf)).AsTask(),
        ["accept merge"] = static network => network.AcceptMergeAsync(Ben, Cem).AsTask(),
        ["decline merge"] = static network => network.DeclineMergeAsync(new(Ben, Cem)).AsTask(),
        ["undo merge"] = static network => network.UndoMergeAsync(new(Ada, Alias)).AsTask(),
        ["complete introduction"] = static network => network.CompleteIntroductionAsync(
            Accepted.Make(AsOf), new("made")).AsTask(),
        ["take step"] = static network => network.TakeIntroductionStepAsync(
            Accepted.Id, static kept => kept.Make(AsOf), new("made")).AsTask(),
        ["forget"] = static network => network.ForgetBeforeAsync(Period.FromDays(35)).AsTask(),
        ["erase contact"] = static network => network.EraseContactAsync(Ada).AsTask(),
        ["erase owner"] = static network => network.EraseOwnerAsync().AsTask(),
        ["find erased"] = static network => network.FindErasedAsync([Ada]).AsTask(),
        ["remove erasure record"] = static network => network.RemoveErasureRecordAsync(Ada).AsTask(),
    };

    public static TheoryData<string> CallNames => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task Call_FromAContextOfTheHost_NeverComesBackToIt(string name)
    {
        foreach (bool isMerged in (bool[])[true, false])
        {
            bool isReached = true;
            for (int step = 0; isReached; step++)
            {
                InMemoryStore store = new();
                await FillAsync(New(store), isMerged);
                SteppedPort.Steps steps = new(step);
                NetworkStores stores = NetworkStores.Of(store) with { Presence = new Nobody(), Erasure = new Files() };
                RelationshipNetwork network = new(Owner, SteppedPort.Of(stores, steps), new FakeClock(AsOf));
                HostContext context = new();
                Task call = context.Run(() => Calls[name](network));
                isReached = steps.IsReached;
                steps.LetThrough();
                await call;
                Assert.Equal((step, 0), (step, context.Posts));
            }
        }
    }

    [Fact]
    public async Task Read_OfASource_NeverComesBackToIt()
    {
        Func<NetworkStores, Task>[] reads =
        [
            static stores => stores.Contacts.FindAsync(Owner, Ada).AsTask(),
            static stores => stores.Contacts.ListAsync(Owner).CollectAsync(CancellationToken.None).AsTask(),
            static stores => stores.Interactions.FindAsync(Owner, new InteractionId("1")).AsTask(),
            static stores => stores.Interactions.ListAsync(Owner).CollectAsync(CancellationToken.None).AsTask(),
        ];
        foreach (Func<NetworkStores, Task> read in reads)
        {
            SteppedPort.Steps steps = new(0);
            NetworkStores stores = NetworkStores.Of(SteppedPort.Of<INetworkSource>(new OneMeeting(), steps));
            HostContext context = new();
            Task call = context.Run(() => read(stores));
            Assert.False(call.IsCompleted);
            steps.LetThrough();
            await call;
            Assert.Equal(0, context.Posts);
        }
    }

    private static async Task FillAsync(RelationshipNetwork network, bool isMerged)
    {
        await network.Contacts.SaveAsync([new(Ada, "Ada"), new(Alias, "Ada"), new(Ben, "Ben"), new(Cem, "Cem")]);
        await network.RecordAsync(
            [Meeting("1", 40, Ada, Ben), Meeting("2", 30, Alias), Meeting("3", 3, Ben), Meeting("4", 2, Alias, Ben)]);
        await network.Circles.SaveAsync(new Circle(new("close"), "Close"));
        await network.Memberships.SaveAsync(new CircleMembership(new("close"), Ada, new(2024, 1, 1)));
        await network.Gatherings.SaveAsync(new Gathering(new("dinner"), "Dinner", AsOf - Duration.FromDays(40), Ada, Ben));
        await network.FollowUps.SaveAsync(new FollowUp(new("f"), TieSide.Owner, Ada, AsOf - Duration.FromDays(40)));
        await network.Notes.SaveAsync(new Note(new("n"), Ada, AsOf, "text"));
        await network.Acquaintances.SaveAsync(new Acquaintance(new(Ada, Cem), AcquaintanceState.Acquainted));
        await network.Introductions.SaveAsync(Accepted);
        if (isMerged) await network.AcceptMergeAsync(Ada, Alias);
        await network.ForgetBeforeAsync(Period.FromDays(39));
        await network.ScoreAsync(Ben);
        await network.RecordAsync(Meeting("5", 1, Ben));
    }

    private sealed class OneMeeting : INetworkSource
    {
        public IAsyncEnumerable<Contact> ListContactsAsync(
            OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancellationToken) =>
            new[] { new Contact(Ada, "Ada") }.ToAsyncEnumerable();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, ContactId contact, CancellationToken cancellationToken) => Meetings;

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, Instant since, CancellationToken cancellationToken) => Meetings;

        private static IAsyncEnumerable<Interaction> Meetings => new[] { Meeting("1", 3, Ada) }.ToAsyncEnumerable();
    }

    private sealed class Nobody : IPresenceSource
    {
        public ValueTask<Instant?> FindAsync(
            OwnerId owner, ContactId contact, Instant asOf, CancellationToken cancellationToken) => new((Instant?)null);

        public IAsyncEnumerable<LastSeen> ListAsync(OwnerId owner, Instant asOf, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<LastSeen>();
    }

    private sealed class Files : IErasureStore
    {
        public ValueTask EraseAsync(
            OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken) => default;

        public ValueTask<bool> PurgeAsync(CancellationToken cancellationToken) => new(true);
    }
}

using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Network;

public sealed class SuggestionsTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly ContactId Ada = new("ada"), Ben = new("ben"), Cleo = new("cleo");
    private static readonly GatheringId Dinner = new("dinner");
    private static readonly CircleId Inner = new("inner");
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 1, 12, 0);

    private readonly RelationshipNetwork _network = new(Owner, NetworkStores.Of(new InMemoryStore()), new FakeClock(Now));

    private static Interaction Meeting(string id, int daysAgo, params ContactId[] with) =>
        new(new(id), Now - Duration.FromDays(daysAgo), Channel.InPerson, with) { Length = Duration.FromHours(3) };

    private Task TellAsync() => TellAsync(_network);

    private static async Task TellAsync(RelationshipNetwork network)
    {
        await network.Contacts.SaveAsync(
            new(Ada, "Ada") { Offers = ["piano lessons"], Needs = ["a gardener"], Interests = ["Bach"] });
        await network.Contacts.SaveAsync(
            new(Ben, "Ben") { Needs = ["piano lessons"], Offers = ["a gardener"], Interests = ["Bach"] });
        await network.Contacts.SaveAsync(new(Cleo, "Cleo"));
        await network.RecordAsync([.. Enumerable.Range(0, 40).Select(i => Meeting($"a{i}", 2000 - 20 * i, Ada))]);
        await network.RecordAsync([.. Enumerable.Range(0, 40).Select(i => Meeting($"b{i}", 820 - 20 * i, Ben))]);
        await network.RecordAsync([.. Enumerable.Range(0, 14).Select(i => Meeting($"c{i}", 300 - 20 * i, Cleo))]);
        await network.Gatherings.SaveAsync(new(Dinner, "Dinner", Now + Duration.FromDays(3), Ada, Ben, new("dora")));
        await network.Circles.SaveAsync(
            new(Inner, "Inner", CirclePurpose.Restore) { Cadence = Cadence.Every(Period.FromWeeks(2)) });
        await network.Memberships.SaveAsync(new(Inner, Cleo, new LocalDate(2025, 1, 1)));
        await network.FollowUps.SaveAsync(
            new(new("book"), TieSide.Owner, Ben, Now - Duration.FromDays(60)) { Due = new LocalDate(2026, 5, 1) });
    }

    /// <summary>Keys of users and of customers are numbers of two tables: that they are equal says nothing.</summary>
    [Fact]
    public async Task Answers_OfAnOwnerWithTheIdOfAContact_AreThoseOfAnyOther()
    {
        await TellAsync();
        RelationshipNetwork ofAda = new(new("ada"), NetworkStores.Of(new InMemoryStore()), new FakeClock(Now));
        await TellAsync(ofAda);

        Assert.Equal(await AnswersAsync(_network), await AnswersAsync(ofAda));

        static async Task<string> AnswersAsync(RelationshipNetwork network) => string.Join('\n',
        [
            .. (await network.PlanRevisitsAsync()).Suggestions.Select(static s => $"{s.Contact} {s.Value:R}"),
            .. (await network.SuggestIntroductionsAsync()).Select(static s => $"{s.Pair} {s.Score:R}"),
            .. (await network.BriefGatheringAsync(Dinner)).Known.Select(static attendee => $"{attendee.Contact}"),
            .. (await network.ReviewCircleAsync(Inner)).Candidates.Select(static candidate => $"{candidate.Contact}"),
            .. (await network.ChangesAsync(Now - Duration.FromDays(30))).Select(static change => $"{change.Contact} {change.Kind}"),
        ]);
    }

    [Fact]
    public async Task PlanRevisitsAsync_WhereOwnersAreContacts_LeavesTheOwnerOut()
    {
        RelationshipModelOptions options = new() { OwnersAreContacts = true };
        RelationshipNetwork ofAda = new(new("ada"), NetworkStores.Of(new InMemoryStore()), new FakeClock(Now), options);
        await TellAsync(ofAda);

        RevisitPlan plan = await ofAda.PlanRevisitsAsync();

        Assert.Equal([Ben, Cleo], plan.Suggestions.Select(static suggestion => suggestion.Contact));
        Assert.DoesNotContain(plan.Held, static hold => hold.Contact == Ada);
        Assert.Empty(await ofAda.SuggestIntroductionsAsync());
    }

    [Fact]
    public async Task PlanRevisitsAsync_FindsWhatIsOwedWhatSlipsAndWhomToRevive()
    {
        await TellAsync();

        RevisitPlan plan = await _network.PlanRevisitsAsync();

        Assert.Equal(
            [(Ben, RevisitPool.Owed), (Cleo, RevisitPool.Keep), (Ada, RevisitPool.Revive)],
            plan.Suggestions.Select(static suggestion => (suggestion.Contact, suggestion.Pool)));
    }

    [Fact]
    public async Task SuggestIntroductionsAsync_NamesWhatEachGains()
    {
        await TellAsync();

        IntroductionSuggestion suggestion = Assert.Single(await _network.SuggestIntroductionsAsync());

        Assert.Equal(new(Ada, Ben), suggestion.Pair);
        Assert.False(suggestion.IsStructural);
    }

    [Fact]
    public async Task SuggestIntroductionsAsync_OfNamesakes_DoubtsThatTheyHaveNotMet()
    {
        await TellAsync();
        foreach (ContactId contact in (ContactId[])[Ada, Ben])
        {
            Contact known = (await _network.Contacts.FindAsync(contact))!;
            await _network.Contacts.SaveAsync(known with { Name = $"{known.Name} Winterbottom" });
        }

        Assert.Equal(IntroductionReasons.SameFamilyName,
            Assert.Single(await _network.SuggestIntroductionsAsync()).WhyNotYet.Code);
    }

    [Fact]
    public async Task KeepIntroductionAsync_OnceMade_LeavesAcquaintanceAndSupportAndIsSuggestedNoMore()
    {
        await TellAsync();
        Introduction made = Introduction.Begin(new("i"), Ada, Ben, Now - Duration.FromDays(1))
            .AskFirst(Now).AcceptFirst(Now).AskSecond(Now).AcceptSecond(Now).Make(Now);

        await _network.CompleteIntroductionAsync(made, new("intro"));
        await _network.CompleteIntroductionAsync(made.Meet(Now), new("intro"));

        Assert.Equal(AcquaintanceState.Acquainted, (await _network.Acquaintances.FindAsync(new(Ada, Ben)))?.State);
        Assert.Equal(1, (await _network.ScoreAsync(Ada)).Support.Owner);
        Assert.Empty(await _network.SuggestIntroductionsAsync());
    }

    [Fact]
    public async Task CompleteIntroductionAsync_OfAnEarlierReading_IsRefused()
    {
        Introduction asked = Introduction.Begin(new("i"), Ada, Ben, Now).AskFirst(Now);
        await _network.CompleteIntroductionAsync(asked, new("intro"));
        await _network.CompleteIntroductionAsync(asked.Withdraw(Now), new("intro"));

        RecordConflictException e = await Assert.ThrowsAsync<RecordConflictException>(
            async () => await _network.CompleteIntroductionAsync(asked.AcceptFirst(Now), new("intro")));

        Assert.Contains(nameof(RelationshipNetwork.TakeIntroductionStepAsync), e.Message, StringComparison.Ordinal);
        Assert.Equal(IntroductionStage.Withdrawn, (await _network.Introductions.FindAsync(new("i")))?.Stage);
    }

    [Fact]
    public async Task Introductions_SavedAtAnEarlierStep_AreRefused()
    {
        Introduction asked = Introduction.Begin(new("i"), Ada, Ben, Now).AskFirst(Now);
        await _network.Introductions.SaveAsync(asked.AcceptFirst(Now));

        await Assert.ThrowsAsync<RecordConflictException>(async () => await _network.Introductions.SaveAsync(asked));
        await Assert.ThrowsAsync<RecordConflictException>(
            async () => await _network.Introductions.ChangeAsync(new("i"), _ => asked));
        await Assert.ThrowsAsync<RecordConflictException>(
            async () => await _network.TakeIntroductionStepAsync(new("i"), _ => asked, new("intro")));

        Assert.Equal(IntroductionStage.AcceptedFirst, (await _network.Introductions.FindAsync(new("i")))?.Stage);
    }

    [Fact]
    public async Task Introductions_SavedOnceMade_LeaveTheAcquaintance()
    {
        await _network.Introductions.SaveAsync(
            Introduction.Begin(new("i"), Ada, Ben, Now).AskFirst(Now).AcceptFirst(Now).AskSecond(Now).AcceptSecond(Now)
                .Make(Now));

        Assert.Equal(AcquaintanceState.Acquainted, (await _network.Acquaintances.FindAsync(new(Ada, Ben)))?.State);
    }

    [Fact]
    public async Task TakeIntroductionStepAsync_ToMade_LeavesWhatFollows()
    {
        await TellAsync();
        await _network.Introductions.SaveAsync(
            Introduction.Begin(new("i"), Ada, Ben, Now).AskFirst(Now).AcceptFirst(Now).AskSecond(Now).AcceptSecond(Now));

        Introduction? made = await _network.TakeIntroductionStepAsync(
            new("i"), static kept => kept.Make(Now), new("intro"));

        Assert.Equal(made, await _network.Introductions.FindAsync(new("i")));
        Assert.Equal(AcquaintanceState.Acquainted, (await _network.Acquaintances.FindAsync(new(Ada, Ben)))?.State);
        Assert.Equal(1, (await _network.ScoreAsync(Ada)).Support.Owner);
    }

    [Fact]
    public async Task TakeIntroductionStepAsync_WithoutAStep_ChangesNothing()
    {
        await _network.Introductions.SaveAsync(Introduction.Begin(new("i"), Ada, Ben, Now));

        Assert.Null(await _network.TakeIntroductionStepAsync(new("other"), static kept => kept, new("intro")));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.TakeIntroductionStepAsync(
            new("i"), static _ => Introduction.Begin(new("other"), Ada, Ben, Now), new("intro")));
        Assert.Equal([new("i")], await _network.Introductions.ListAsync().Select(static kept => kept.Id).ToListAsync());
    }

    [Fact]
    public async Task TakeIntroductionStepAsync_WhereInteractionsAreOnlyRead_LeavesTheAcquaintance()
    {
        InMemoryStore store = new();
        RelationshipNetwork network = new(
            Owner, NetworkStores.Of(new Empty()) with { Introductions = store, Acquaintances = store }, new FakeClock(Now));
        await network.Introductions.SaveAsync(
            Introduction.Begin(new("i"), Ada, Ben, Now).AskFirst(Now).AcceptFirst(Now).AskSecond(Now).AcceptSecond(Now));

        await network.TakeIntroductionStepAsync(new("i"), static kept => kept.Make(Now), new("intro"));

        Assert.Equal(IntroductionStage.Made, (await network.Introductions.FindAsync(new("i")))?.Stage);
        Assert.Equal(AcquaintanceState.Acquainted, (await network.Acquaintances.FindAsync(new(Ada, Ben)))?.State);
    }

    [Fact]
    public async Task Introduction_OfAContactWhoWasErased_IsNotKept()
    {
        await TellAsync();
        Introduction made = Introduction.Begin(new("i"), Ada, Ben, Now)
            .AskFirst(Now).AcceptFirst(Now).AskSecond(Now).AcceptSecond(Now).Make(Now);
        await _network.EraseContactAsync(Ada);

        await Assert.ThrowsAsync<RecordConflictException>(
            async () => await _network.CompleteIntroductionAsync(made, new("intro")));

        Assert.Empty(await _network.Introductions.ListAsync().ToListAsync());
        Assert.Null(await _network.FindInteractionAsync(new("intro")));
    }

    [Fact]
    public async Task BriefAsync_TellsWhomToRevisitAndWhomToIntroduce()
    {
        await TellAsync();

        GatheringBriefing briefing = await _network.BriefGatheringAsync(Dinner);

        Assert.Equal(new(Ada, Ben), Assert.Single(briefing.Introductions).Pair);
        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(
            "gathering", async () => await _network.BriefGatheringAsync(new("none")));
        Assert.StartsWith("There is no gathering none. RelationshipNetwork.Gatherings lists and saves", e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReviewGatheringAsync_OfOneToCome_IsPending()
    {
        await TellAsync();
        GatheringReview review = await _network.ReviewGatheringAsync(Dinner);
        Assert.Equal(0, review.SecondMeetings().Yes);
    }

    [Fact]
    public async Task ReviewCircleAsync_ShowsTheMemberWhoDrifts()
    {
        await TellAsync();
        CircleReview review = await _network.ReviewCircleAsync(Inner);
        Assert.Equal(1, review.MembersOn(new(2026, 6, 1)));
    }

    [Fact]
    public async Task SnapshotAsync_ScoresAsTheNetworkDoes()
    {
        await TellAsync();
        NetworkSnapshot snapshot = await _network.SnapshotAsync();
        foreach (RelationshipScore score in snapshot.Scores) Assert.Equal(await _network.ScoreAsync(score.Tie.Contact), score);
        Assert.Equal(3, snapshot.Scores.Count);
    }

    [Fact]
    public async Task Suggestions_WithoutTheirStore_NameThePort()
    {
        RelationshipNetwork bare = new(Owner, NetworkStores.Of(new HostStore()), new FakeClock(Now));
        Assert.Contains("IGatheringStore",
            (await Assert.ThrowsAsync<InvalidOperationException>(async () => await bare.BriefGatheringAsync(Dinner))).Message,
            StringComparison.Ordinal);
        Assert.Contains("ICircleStore",
            (await Assert.ThrowsAsync<InvalidOperationException>(async () => await bare.ReviewCircleAsync(Inner))).Message,
            StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await bare.ReviewGatheringAsync(Dinner));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await bare.ReviewCirclesAsync());
        Assert.Empty((await bare.PlanRevisitsAsync()).Suggestions);
    }

    [Fact]
    public async Task SharePresence_LetsScoresTellAwayFromDrifting()
    {
        ServiceCollection services = new();
        services.AddSingleton<IClock>(new FakeClock(Now));
        services.AddRelationshipModel().UseInMemoryStore().SharePresence<SeenYesterday>();
        await using ServiceProvider provider =
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);
        await network.RecordAsync(Meeting("a", 10, Ada));
        await network.RecordAsync(Meeting("b", 10, Ben));

        RelationshipScore ada = await network.ScoreAsync(Ada);

        Assert.Equal(7 / 8.0, ada.Presence);
        Assert.Equal(ada.Vitality * 7 / 8, ada.Outlook, 1e-12);
        Assert.Null((await network.ScoreAsync(Ben)).Presence);
        Assert.Equal([7 / 8.0, null], await network.ScoreAllAsync().Select(static score => score.Presence).ToListAsync());
        Assert.Equal(ada, (await network.SnapshotAsync()).Score(Ada));
    }

    [Fact]
    public async Task SharePresence_ContactKeptHidden_HasTheRootOfRecencyForPresence()
    {
        InMemoryStore store = new();
        RelationshipNetwork shared = new(
            Owner, NetworkStores.Of(store) with { Presence = new SeenYesterday() }, new FakeClock(Now));
        await shared.Contacts.SaveAsync(new(Ada, "Ada") { Restrictions = ContactRestrictions.NoPresence });
        await shared.RecordAsync(Meeting("a", 10, Ada));

        RelationshipScore ada = await shared.ScoreAsync(Ada);

        Assert.Equal(Math.Sqrt(ada.Recency), ada.Presence!.Value, 1e-12);
        Assert.Equal(ada.Vitality * ada.Presence.Value, ada.Outlook, 1e-12);
        Assert.Equal(ada, (await shared.SnapshotAsync()).Score(Ada));
        RelationshipScore alone = await new RelationshipNetwork(Owner, NetworkStores.Of(store), new FakeClock(Now))
            .ScoreAsync(Ada);
        Assert.Equal((null, alone.Vitality), (alone.Presence, alone.Outlook));
    }

    private sealed class SeenYesterday : IPresenceSource
    {
        public ValueTask<Instant?> FindAsync(OwnerId owner, ContactId contact, Instant asOf,
            CancellationToken cancellationToken = default) =>
            new(contact == Ada ? asOf - Duration.FromDays(1) : null);

        public async IAsyncEnumerable<LastSeen> ListAsync(
            OwnerId owner, Instant asOf,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new(Ada, asOf - Duration.FromDays(1));
        }
    }

    private sealed class Empty : INetworkSource
    {
        public IAsyncEnumerable<Contact> ListContactsAsync(
            OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<Contact>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, ContactId contact, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<Interaction>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, Instant since, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<Interaction>();
    }
}

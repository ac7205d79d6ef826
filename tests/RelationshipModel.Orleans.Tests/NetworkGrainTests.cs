using System.Text.Json;
using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Orleans.Tests;

public sealed class NetworkGrainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RecordAsync_CalledAgain_RecordsNothingTwice()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        Interaction[] log = Cluster.Log(0, 40);

        Assert.Equal(40, await cluster.Network().RecordAsync(log, Cancel));
        Assert.Equal(0, await cluster.Network().RecordAsync(log, Cancel));
        Assert.Equal(5, await cluster.Network().RecordAsync(Cluster.Log(35, 10), Cancel));

        Assert.Equal(45, await cluster.Alone().ListInteractionsAsync(cancellationToken: Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task RecordAsync_Interaction_TravelsWhole()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        Interaction sent = new(
            new("walk"), Cluster.Now - Duration.FromNanoseconds(1), Channel.InPerson, [Cluster.Ada, Cluster.Cleo])
        {
            Length = Duration.FromMinutes(90),
            Initiator = Initiator.Of(Cluster.Ada),
            Depth = Depth.Confiding,
            Supports = [new(TieSide.Owner, SupportKind.Appraisal)],
            AfterFeel = -2,
        };

        await cluster.Network().RecordAsync([sent], Cancel);

        Assert.Equal(sent, await cluster.Network().FindInteractionAsync(sent.Id, Cancel));
        Assert.Equal(sent, await cluster.Alone().FindInteractionAsync(sent.Id, Cancel));
    }

    [Fact]
    public async Task Nouns_SavedThroughGrain_AreThoseOfTheStore()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        Contact ada = new(Cluster.Ada, "Ada Lovelace")
        {
            Birthday = new AnnualDate(12, 10),
            Interests = ["engines"],
            Closeness = [new(Closeness.Friend, new(2026, 1, 1))],
        };
        Circle circle = new(new("inner"), "Inner", CirclePurpose.Friends) { Cadence = Cadence.Every(Period.FromWeeks(2)) };
        CircleMembership membership = new(circle.Id, ada.Id, new(2026, 1, 1), null);
        FollowUp promise = new(new("book"), TieSide.Owner, ada.Id, Cluster.Now)
        {
            Due = new LocalDate(2026, 6, 20),
            What = "a book"
        };
        Gathering party = new(new("party"), "Party", Cluster.Now, ada.Id);
        Acquaintance known = new(new(ada.Id, Cluster.Ben), AcquaintanceState.Acquainted);

        INetworkGrain network = cluster.Network();
        await network.SaveContactsAsync([ada], Cancel);
        await network.SaveCircleAsync(circle, [membership], Cancel);
        await network.SaveFollowUpsAsync([promise], Cancel);
        await network.SaveGatheringAsync(party, Cancel);
        await network.SaveAcquaintancesAsync([known], Cancel);

        Network.RelationshipNetwork alone = cluster.Alone();
        Assert.Equal(ada, await alone.Contacts.FindAsync(ada.Id, Cancel));
        Assert.Equal([ada], await network.ListContactsAsync(Cancel));
        Assert.Equal(circle, await alone.Circles.FindAsync(circle.Id, Cancel));
        Assert.Equal(membership, await alone.Memberships.FindAsync(membership.Key, Cancel));
        Assert.Equal(promise, await alone.FollowUps.FindAsync(promise.Id, Cancel));
        Assert.Equal(party, await alone.Gatherings.FindAsync(party.Id, Cancel));
        Assert.Equal(known, await alone.Acquaintances.FindAsync(known.Pair, Cancel));
    }

    [Fact]
    public async Task ScoreAllAsync_AnyLog_IsThatOfTheLibraryBitForBit()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        await cluster.Network().RecordAsync(Cluster.Log(0, 200), Cancel);
        await cluster.Network().ScoreAllAsync(cancellationToken: Cancel);
        await cluster.Network().RecordAsync(Cluster.Log(200, 50), Cancel);

        TieScore[] scores = await cluster.Network().ScoreAllAsync(cancellationToken: Cancel);
        List<RelationshipScore> expected = await cluster.Alone().ScoreAllAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(3, scores.Length);
        Assert.Equal(expected.Select(Bits), scores.Select(Bits));
        Assert.Equal(expected.Select(static score => (score.Tie.Contact, score.Status, score.Warmth, score.LastContact)),
            scores.Select(static score => (score.Contact, score.Status, score.Warmth, score.LastContact)));
    }

    [Fact]
    public async Task ScoreAsync_JsonRead_HasTheBitsOfTheLibrary()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        await cluster.Network().RecordAsync(Cluster.Log(0, 200), Cancel);

        ScoreRow row = (await cluster.Network().ScoreAsync(Cluster.Ada, cancellationToken: Cancel)).Read<ScoreRow>();
        RelationshipScore expected = await cluster.Alone().ScoreAsync(Cluster.Ada, cancellationToken: Cancel);

        Assert.Equal(expected.Tie, row.Tie);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Strength), BitConverter.DoubleToInt64Bits(row.Strength));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Bond), BitConverter.DoubleToInt64Bits(row.Bond));
        Assert.Equal(expected.Status, row.Status);
        Assert.Equal(expected.Explanation.Children, row.Explanation.Children);
    }

    [Fact]
    public async Task ExplainAsync_OfATerm_IsThatOfTheLibrary()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        await cluster.Network().RecordAsync(Cluster.Log(0, 60), Cancel);

        Explanation explanation = await cluster.Network().ExplainAsync(Cluster.Ada, ScoreTerm.Bond, cancellationToken: Cancel);

        RelationshipScore score = await cluster.Alone().ScoreAsync(Cluster.Ada, cancellationToken: Cancel);
        Assert.Equal(score.Explain(ScoreTerm.Bond), explanation);
    }

    [Fact]
    public async Task Answers_OfEveryQuestion_AreTheJsonOfTheLibrary()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        INetworkGrain network = cluster.Network();
        Contact[] contacts =
        [
            new(Cluster.Ada, "Ada") { Interests = ["bees"], Offers = ["honey"] },
            new(Cluster.Ben, "Ben") { Interests = ["bees"], Needs = ["honey"] },
            new(Cluster.Cleo, "Cleo"),
        ];
        await network.SaveContactsAsync(contacts, Cancel);
        Circle circle = new(new("inner"), "Inner", CirclePurpose.Friends);
        await network.SaveCircleAsync(circle, [new(circle.Id, Cluster.Ada, new(2025, 1, 1), null)], Cancel);
        Gathering party = new(new("party"), "Party", Cluster.Now - Duration.FromDays(90), Cluster.Ada, Cluster.Cleo);
        await network.SaveGatheringAsync(party, Cancel);
        await network.SaveFollowUpsAsync(
            [new(new("book"), TieSide.Owner, Cluster.Ben, Cluster.Now - Duration.FromDays(9))
            {
                Due = new LocalDate(2026, 6, 25), What = "a book",
            }],
            Cancel);
        await network.RecordAsync(Cluster.Log(0, 80), Cancel);
        Network.RelationshipNetwork alone = cluster.Alone();
        Instant since = Cluster.Now - Duration.FromDays(60);

        Assert.Equal(Json(await alone.PlanRevisitsAsync(cancellationToken: Cancel)),
            Text(await network.PlanRevisitsAsync(cancellationToken: Cancel)));
        Assert.Equal(Json(await alone.SuggestIntroductionsAsync(cancellationToken: Cancel)),
            Text(await network.SuggestIntroductionsAsync(cancellationToken: Cancel)));
        Assert.Equal(Json(await alone.BriefGatheringAsync(party.Id, cancellationToken: Cancel)),
            Text(await network.BriefGatheringAsync(party.Id, cancellationToken: Cancel)));
        Assert.Equal(Json(await alone.ReviewGatheringAsync(party.Id, cancellationToken: Cancel)),
            Text(await network.ReviewGatheringAsync(party.Id, cancellationToken: Cancel)));
        Assert.Equal(Json(await alone.ReviewCircleAsync(circle.Id, cancellationToken: Cancel)),
            Text(await network.ReviewCircleAsync(circle.Id, cancellationToken: Cancel)));
        Assert.Equal(Json(await alone.ChangesAsync(since, cancellationToken: Cancel)),
            Text(await network.ChangesAsync(since, cancellationToken: Cancel)));
        using MemoryStream export = new();
        await alone.ExportContactAsync(Cluster.Ben, export, cancellationToken: Cancel);
        Assert.Equal(export.ToArray(), (await network.ExportContactAsync(Cluster.Ben, cancellationToken: Cancel)).Utf8.ToArray());
    }

    [Fact]
    public async Task PlanRevisitsAsync_LastSuggested_IsCoolingDown()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        INetworkGrain network = cluster.Network();
        await network.SaveContactsAsync(
            [new(Cluster.Ada, "Ada") { Closeness = [new(Closeness.CloseFriend, new(2024, 1, 1))] }], Cancel);
        Instant at = Cluster.Now - Duration.FromDays(200);
        await network.RecordAsync([new(new("1"), at, Channel.InPerson, Cluster.Ada)], Cancel);

        PlanRow plan = (await network.PlanRevisitsAsync(cancellationToken: Cancel)).Read<PlanRow>();
        PlanRow cooled = (await network.PlanRevisitsAsync(
            new() { [Cluster.Ada] = Cluster.Now - Duration.FromDays(1) }, cancellationToken: Cancel)).Read<PlanRow>();

        SuggestionRow suggestion = Assert.Single(plan.Suggestions);
        Assert.Equal(Cluster.Ada, suggestion.Contact);
        Assert.Contains("Ada", Language.English.Render(suggestion.Reasons[0], static _ => "Ada"), StringComparison.Ordinal);
        Assert.Empty(cooled.Suggestions);
    }

    [Fact]
    public async Task Calls_OfDifferentOwners_SeeNothingOfEachOther()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        OwnerId other = new("other");
        await cluster.Network().RecordAsync(Cluster.Log(0, 20), Cancel);

        Assert.Empty(await cluster.Network(other).ScoreAllAsync(cancellationToken: Cancel));
        Assert.NotEmpty(await cluster.Network().ScoreAllAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task ScoreAsync_InstantOutOfRange_ThrowsAsTheLibraryDoes()
    {
        await using Cluster cluster = await Cluster.StartAsync();

        ArgumentOutOfRangeException thrown = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await cluster.Network().ScoreAsync(Cluster.Ada, Instant.MaxValue, Cancel));

        ArgumentOutOfRangeException expected = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await cluster.Alone().ScoreAsync(Cluster.Ada, Instant.MaxValue, Cancel));
        Assert.Equal(expected.Message, thrown.Message);
    }

    [Fact]
    public async Task EraseContactAsync_Contact_IsGoneFromTheStore()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        INetworkGrain network = cluster.Network();
        await network.SaveContactsAsync([new(Cluster.Ada, "Ada")], Cancel);
        await network.RecordAsync(Cluster.Log(0, 40), Cancel);
        await network.ScoreAllAsync(cancellationToken: Cancel);

        ErasureReceipt receipt = await network.EraseContactAsync(Cluster.Ada, Cancel);

        Assert.Equal(1, receipt.ContactsRemoved);
        Assert.True(receipt.InteractionsRemoved > 0);
        Assert.Empty(await network.ListContactsAsync(Cancel));
        Assert.DoesNotContain(await network.ScoreAllAsync(cancellationToken: Cancel),
            static score => score.Contact == Cluster.Ada);
        Assert.Equal(0, await network.RecordAsync([new(new("new"), Cluster.Now, Channel.Letter, Cluster.Ada)], Cancel));
    }

    private static long[] Bits(RelationshipScore score) => Bits(
        score.Strength, score.Bond, score.Recency, score.Continuity, score.Reciprocity, score.Vitality, score.Outlook,
        score.InteractionCount);

    private static long[] Bits(TieScore score) => Bits(
        score.Strength, score.Bond, score.Recency, score.Continuity, score.Reciprocity, score.Vitality, score.Outlook,
        score.InteractionCount);

    private static long[] Bits(params double?[] values) =>
        [.. values.Select(static value => value is { } given ? BitConverter.DoubleToInt64Bits(given) : -1)];

    private static string Json<T>(T answer) => JsonSerializer.Serialize(answer, RelationshipModel.Json.RelationshipJson.Web);

    private static string Text(JsonAnswer answer) => System.Text.Encoding.UTF8.GetString(answer.Utf8.Span);

    private sealed record ScoreRow(TieKey Tie, double Strength, double Bond, TieStatus Status, Explanation Explanation);

    private sealed record PlanRow(SuggestionRow[] Suggestions);

    private sealed record SuggestionRow(ContactId Contact, RevisitPool Pool, Reason[] Reasons);
}

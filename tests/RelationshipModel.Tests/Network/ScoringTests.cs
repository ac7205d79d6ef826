using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

public sealed class ScoringTests
{
    private readonly RelationshipScorer _scorer = new();
    private readonly RelationshipNetwork _network = New();

    [Fact]
    public async Task ScoreAsync_RecordedHistory_EqualsTheScoreOfTheTie()
    {
        Interaction[] history = [Meeting("1", 40, Ada), Meeting("2", 3, Ada, Ben)];
        Contact contact = new(Ada, "Ada") { Kind = TieKind.Sibling, Closeness = [new(Closeness.Friend, new(2024, 1, 1))] };
        FollowUp kept = new FollowUp(new("f"), TieSide.Contact, Ada, AsOf - Duration.FromDays(3)).Close(FollowUpOutcome.Kept,
            AsOf);
        await _network.Contacts.SaveAsync(contact);
        await _network.RecordAsync([.. history, Meeting("3", 1, Ben)]);
        await _network.FollowUps.SaveAsync(kept);
        await _network.FollowUps.SaveAsync(new(new("g"), TieSide.Contact, Ben, AsOf));

        RelationshipScore score = await _network.ScoreAsync(Ada, AsOf);

        Assert.Equal(_scorer.Score(new(new(Owner, Ada), history, TieProfile.Of(contact) with { FollowUps = [kept] }), AsOf),
            score);
        Assert.Equal(1, score.TrustInContact.Kept);
    }

    [Fact]
    public async Task ScoreAsync_RecordedHistory_NamesTheInteractionsAsEvidence()
    {
        await _network.RecordAsync([Meeting("1", 40, Ada), Meeting("2", 3, Ada)]);

        RelationshipScore score = await _network.ScoreAsync(Ada);

        Assert.Equal([new("1"), new("2")], Evidence(score.Explanation).Distinct().Order());
    }

    [Fact]
    public async Task ScoreAsync_Stranger_HasNoStrength()
    {
        RelationshipScore score = await _network.ScoreAsync(Ada);

        Assert.Equal(0, score.Strength);
        Assert.Equal(TieStatus.None, score.Status);
    }

    [Fact]
    public async Task ScoreAsync_NoInstant_TakesTheClock()
    {
        await _network.RecordAsync(Meeting("1", 2, Ada));

        RelationshipScore score = await _network.ScoreAsync(Ada);

        Assert.Equal(AsOf, score.AsOf);
        Assert.Equal(await _network.ScoreAsync(Ada, AsOf), score);
    }

    [Fact]
    public async Task ScoreAsync_NotToBeScored_IsWithheld()
    {
        await _network.Contacts.SaveAsync(new(Ada, "Ada") { Restrictions = ContactRestrictions.NoScore });
        await _network.RecordAsync(Meeting("1", 2, Ada));

        Assert.True((await _network.ScoreAsync(Ada)).IsWithheld);
    }

    [Fact]
    public async Task ScoreAsync_DefaultContactOrInstantOutOfRange_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.ScoreAsync(default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _network.ScoreAsync(Ada, Instant.MaxValue));
    }

    [Fact]
    public async Task ScoreAsync_EditedAndRemovedInteractions_ScoresWhatIsLeft()
    {
        await _network.RecordAsync([Meeting("1", 40, Ada), Meeting("2", 3, Ada), Meeting("3", 1, Ada)]);
        Interaction edited = Meeting("2", 20, Ada) with { Depth = Depth.Confiding };

        await _network.SaveInteractionAsync(edited);
        await _network.RemoveInteractionAsync(new("3"));

        Assert.Equal(_scorer.Score(new(new(Owner, Ada), [Meeting("1", 40, Ada), edited]), AsOf), await _network.ScoreAsync(Ada));
    }

    [Fact]
    public async Task ScoreAsync_CadenceOfACurrentCircle_IsTheExpectedGap()
    {
        await _network.RecordAsync(Meeting("1", 20, Ada));
        await _network.Circles.SaveAsync(new(new("circle"), "Circle") { Cadence = Cadence.Every(Period.FromDays(10)) });
        await _network.Memberships.SaveAsync(new(new("circle"), Ada, new(2024, 6, 1)));

        Assert.Equal(10, (await _network.ScoreAsync(Ada)).CadenceDays);
        Assert.Null((await _network.ScoreAsync(Ada, AsOf - Duration.FromDays(1))).CadenceDays);
    }

    [Fact]
    public async Task ScoreAsync_ZoneOfTheOptions_DecidesTheDayOfAMembership()
    {
        DateTimeZone auckland = DateTimeZoneProviders.Tzdb["Pacific/Auckland"];
        RelationshipNetwork network = new(Owner, NetworkStores.Of(new InMemoryStore()), new FakeClock(AsOf),
            new() { Zone = auckland });
        await network.RecordAsync(Meeting("1", 20, Ada));
        await network.Circles.SaveAsync(new(new("circle"), "Circle") { Cadence = Cadence.Every(Period.FromDays(10)) });
        await network.Memberships.SaveAsync(new(new("circle"), Ada, new(2024, 6, 2)));

        Assert.Equal(10, (await network.ScoreAsync(Ada)).CadenceDays);
    }

    [Fact]
    public async Task ScoreAllAsync_ManyTies_StrongestFirstEachAsScoredAlone()
    {
        await _network.Contacts.SaveAsync(new(Cem, "Cem") { Closeness = [new(Closeness.CloseFriend, new(2023, 1, 1))] });
        await _network.Contacts.SaveAsync(new(Ada, "Ada") { Kind = TieKind.Parent });
        await _network.Circles.SaveAsync(new(new("circle"), "Circle") { Cadence = Cadence.Every(Period.FromDays(10)) });
        await _network.Memberships.SaveAsync(new(new("circle"), Ben, new(2024, 1, 1)));
        await _network.FollowUps.SaveAsync(
            new FollowUp(new("f"), TieSide.Owner, Ben, AsOf).Close(FollowUpOutcome.Broken, AsOf));
        await _network.RecordAsync([Meeting("1", 400, Ada), Meeting("2", 3, Ben, Ada), Meeting("3", 1, Ben),
            Meeting("4", 300, Cem)]);

        List<RelationshipScore> scores = await _network.ScoreAllAsync().ToListAsync();

        Assert.Equal(3, scores.Count);
        Assert.Equal(scores.OrderByDescending(static score => score.Strength), scores);
        foreach (RelationshipScore score in scores) Assert.Equal(await _network.ScoreAsync(score.Tie.Contact), score);
    }

    [Fact]
    public async Task ScoreAllAsync_EquallyStrong_InOrdinalOrderOfContacts()
    {
        ContactId[] contacts = [new("b"), new("a"), new("B"), new("\u00e9"), new("9"), new("10")];
        await _network.RecordAsync([.. contacts.Select(static (contact, i) => Meeting($"{i}", 3, contact))]);

        Assert.Equal(["10", "9", "B", "a", "b", "\u00e9"], await _network.ScoreAllAsync()
            .Select(static score => score.Tie.Contact.Value).ToListAsync());
    }

    [Fact]
    public async Task ScoreAllAsync_NothingRecorded_IsEmpty() => Assert.Empty(await _network.ScoreAllAsync().ToListAsync());

    [Fact]
    public async Task ScoreAllAsync_ContactWithoutContact_IsLeftOut()
    {
        await _network.Contacts.SaveAsync(new(Ada, "Ada") { States = [new(ContactState.Ended, new(2020, 1, 1))] });
        await _network.FollowUps.SaveAsync(new(new("f"), TieSide.Owner, Ben, AsOf));

        Assert.Empty(await _network.ScoreAllAsync().ToListAsync());
    }

    [Fact]
    public async Task ScoreAllAsync_StatedClosenessAlone_IsScoredFromItsDayOn()
    {
        await _network.Contacts.SaveAsync(new(Ada, "Ada") { Closeness = [new(Closeness.Friend, new(2024, 6, 1))] });

        Assert.Equal([await _network.ScoreAsync(Ada)], await _network.ScoreAllAsync().ToListAsync());
        Assert.Empty(await _network.ScoreAllAsync(Instant.FromUtc(2024, 5, 31, 23, 59)).ToListAsync());
    }

    [Fact]
    public async Task ScoreAllAsync_NotToBeScored_IsLeftOut()
    {
        await _network.Contacts.SaveAsync(new(Ada, "Ada") { Restrictions = ContactRestrictions.NoScore });
        await _network.RecordAsync(Meeting("1", 3, Ada, Ben));

        Assert.Equal([Ben], await _network.ScoreAllAsync().Select(static score => score.Tie.Contact).ToListAsync());
    }

    [Fact]
    public async Task ScoreAllAsync_InteractionsAfterTheInstant_AreIgnored()
    {
        await _network.RecordAsync([Meeting("1", 30, Ada), Meeting("2", 10, Ben), Meeting("3", 5, Ada)]);
        Instant asOf = AsOf - Duration.FromDays(20);

        Assert.Equal([await _network.ScoreAsync(Ada, asOf)], await _network.ScoreAllAsync(asOf).ToListAsync());
    }

    [Fact]
    public async Task ScoreAllAsync_InteractionAtTheInstant_Counts()
    {
        await _network.RecordAsync(Meeting("1", 0, Ada));

        Assert.Equal(1, await _network.ScoreAllAsync(AsOf).CountAsync());
    }

    [Fact]
    public async Task ScoreAllAsync_AnotherOwner_StaysApart()
    {
        InMemoryStore store = new();
        RelationshipNetwork mine = New(store), theirs = New(store, new("another"));
        await mine.RecordAsync(Meeting("1", 3, Ada));
        await theirs.Contacts.SaveAsync(new(Ada, "Ada") { Restrictions = ContactRestrictions.NoScore });
        await theirs.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 3, Ben)]);

        Assert.Equal([new(Owner, Ada)], await mine.ScoreAllAsync().Select(static score => score.Tie).ToListAsync());
        Assert.Equal([new(new("another"), Ben)], await theirs.ScoreAllAsync().Select(static score => score.Tie).ToListAsync());
    }

    [Fact]
    public async Task ScoreAllAsync_ManyContacts_ReadsContactsAndLogOnce()
    {
        HostStore store = new();
        RelationshipNetwork network = new(Owner, NetworkStores.Of(store), new FakeClock(AsOf));
        foreach (ContactId contact in (ContactId[])[Ada, Ben, Cem]) await network.Contacts.SaveAsync(new(contact, "name"));
        await network.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 2, Ben), Meeting("3", 1, Cem)]);
        store.Calls.Clear();

        Assert.Equal(3, await network.ScoreAllAsync().CountAsync());

        Assert.Equal(["list contacts", "list log"], store.Calls);
    }

    [Fact]
    public async Task ScoreAllAsync_Cancelled_GivesUp()
    {
        await _network.RecordAsync(Meeting("1", 3, Ada, Ben));
        using CancellationTokenSource source = new();
        await using IAsyncEnumerator<RelationshipScore> reader = _network.ScoreAllAsync().GetAsyncEnumerator(source.Token);

        Assert.True(await reader.MoveNextAsync());
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.MoveNextAsync());
    }

    [Fact]
    public void ScoreAllAsync_InstantOutOfRange_IsRefusedAtTheCall() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _network.ScoreAllAsync(Instant.MinValue));

    [Fact]
    public async Task PreviewAsync_OneMore_EqualsTheScoreAfterRecordingIt()
    {
        await _network.RecordAsync(Meeting("1", 30, Ada));
        RelationshipScore before = await _network.ScoreAsync(Ada);

        RelationshipScore preview = await _network.PreviewScoreAsync(Meeting("2", 0, Ada), Ada);

        Assert.Equal(before, await _network.ScoreAsync(Ada));
        await _network.RecordAsync(Meeting("2", 0, Ada));
        Assert.Equal(await _network.ScoreAsync(Ada), preview);
    }

    [Fact]
    public async Task ScoreAsync_KinshipSaidAfterTheStateWasKept_CountsFromTheBeginning()
    {
        Interaction[] meetings = [.. Enumerable.Range(0, 30).Select(static i => Meeting($"{i}", 2000 - 50 * i, Ada))];
        Contact sister = new(Ada, "Ada") { Kind = TieKind.Sibling };
        RelationshipNetwork known = New();
        await known.Contacts.SaveAsync(sister);
        await known.RecordAsync(meetings);
        await _network.RecordAsync(meetings);
        RelationshipScore before = await _network.ScoreAsync(Ada);

        await _network.Contacts.SaveAsync(sister);

        Assert.NotEqual(before.Bond, (await _network.ScoreAsync(Ada)).Bond);
        Assert.Equal(await known.ScoreAsync(Ada), await _network.ScoreAsync(Ada));
    }

    [Fact]
    public async Task PreviewAsync_BeforeOrAmongWhatIsRecorded_CountsItOnce()
    {
        await _network.RecordAsync([Meeting("1", 30, Ada), Meeting("3", 2, Ada)]);
        RelationshipScore before = await _network.ScoreAsync(Ada);

        RelationshipScore preview = await _network.PreviewScoreAsync(Meeting("2", 10, Ada), Ada);

        Assert.Equal(before, await _network.PreviewScoreAsync(Meeting("1", 30, Ada), Ada));
        await _network.RecordAsync(Meeting("2", 10, Ada));
        Assert.Equal(await _network.ScoreAsync(Ada), preview);
    }

    [Fact]
    public async Task PreviewAsync_AfterTheInstantOrNothing_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            "hypothetical", async () => await _network.PreviewScoreAsync(Meeting("2", -1, Ada), Ada));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "hypothetical", async () => await _network.PreviewScoreAsync(null!, Ada));
    }

    [Fact]
    public async Task PreviewAsync_WithoutTheContact_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.PreviewScoreAsync(Meeting("2", 0, Ada), Ben));

    [Fact]
    public async Task CompareAsync_TwoInstants_HoldsBothScores()
    {
        await _network.RecordAsync([Meeting("1", 30, Ada), Meeting("2", 5, Ada)]);
        Instant earlier = AsOf - Duration.FromDays(10);

        ScoreChange change = await _network.CompareScoresAsync(Ada, earlier);

        Assert.Equal(await _network.ScoreAsync(Ada, earlier), change.Earlier);
        Assert.Equal(await _network.ScoreAsync(Ada), change.Later);
    }

    [Fact]
    public async Task CompareAsync_LaterBeforeEarlier_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await _network.CompareScoresAsync(Ada, AsOf, AsOf - Duration.FromDays(1)));

    private static IEnumerable<InteractionId> Evidence(Explanation explanation) =>
        explanation.Evidence.Concat(explanation.Children.SelectMany(Evidence));
}

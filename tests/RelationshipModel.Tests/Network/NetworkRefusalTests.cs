using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

/// <summary>What a network refuses, it refuses by name and with what to do, and then has changed nothing.</summary>
public sealed class NetworkRefusalTests
{
    private readonly InMemoryStore _store = new();
    private readonly RelationshipNetwork _network;

    public NetworkRefusalTests() => _network = New(_store);

    private static async Task AssertRefusedAsync<T>(string message, Func<Task> call, string? parameter = null)
        where T : Exception
    {
        T refusal = await Assert.ThrowsAsync<T>(call);
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        if (parameter is not null) Assert.Equal(parameter, Assert.IsAssignableFrom<ArgumentException>(refusal).ParamName);
    }

    [Fact]
    public void Network_OfAnOwner_ShowsTheOwnerAndTheZone()
    {
        Assert.Equal("Network of owner", _network.ToString());
        Assert.Equal(DateTimeZone.Utc, _network.Zone);
        Assert.Throws<ArgumentNullException>("stores", static () => new RelationshipNetwork(Owner, null!, new FakeClock(AsOf)));
        Assert.Throws<ArgumentNullException>(
            "clock", () => new RelationshipNetwork(Owner, NetworkStores.Of(_store), null!));
    }

    [Fact]
    public async Task PreviewScoreAsync_OfWhatCannotBe_IsRefused()
    {
        await _network.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 2, Ben)]);
        await AssertRefusedAsync<ArgumentException>(
            "Interaction new does not include the contact ben.",
            async () => await _network.PreviewScoreAsync(Meeting("new", 0, Ada), Ben), "hypothetical");
        await AssertRefusedAsync<ArgumentException>(
            "Another interaction has the id 1; give the hypothetical one a new id.",
            async () => await _network.PreviewScoreAsync(Meeting("1", 1, Ada), Ada), "hypothetical");
        await Assert.ThrowsAsync<ArgumentNullException>(
            "hypothetical", async () => await _network.PreviewScoreAsync(null!, Ada));
        await Assert.ThrowsAsync<ArgumentException>(
            "contact", async () => await _network.PreviewScoreAsync(Meeting("new", 0, Ada), default));
        Assert.Equal(await _network.ScoreAsync(Ada), await _network.PreviewScoreAsync(Meeting("1", 3, Ada), Ada));
    }

    [Fact]
    public async Task PreviewScoreAsync_AmongOrBeforeWhatIsRecorded_CountsItWhereItWas()
    {
        await _network.RecordAsync([Meeting("1", 40, Ada), Meeting("2", 20, Ada)]);
        foreach (double daysAgo in (double[])[50, 30, 20, 10])
        {
            Interaction between = Meeting("3", daysAgo, Ada) with { Length = Duration.FromHours(2) };
            RelationshipNetwork other = New();
            await other.RecordAsync([Meeting("1", 40, Ada), Meeting("2", 20, Ada), between]);
            Assert.Equal(await other.ScoreAsync(Ada), await _network.PreviewScoreAsync(between, Ada));
        }
    }

    [Fact]
    public async Task PreviewScoreAsync_BeforeWhatWasRemoved_IsRefused()
    {
        await _network.RecordAsync([Meeting("1", 900, Ada), Meeting("2", 2, Ada)]);
        await _network.ForgetBeforeAsync(Period.FromYears(1));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await _network.PreviewScoreAsync(Meeting("3", 1000, Ada), Ada));
        Assert.Equal(3, (await _network.PreviewScoreAsync(Meeting("3", 800, Ada), Ada)).InteractionCount);
    }

    [Fact]
    public async Task CompareScoresAsync_EarlierAfterLater_IsRefused()
    {
        await AssertRefusedAsync<ArgumentOutOfRangeException>(
            "The later instant must not be before the earlier, 2024-06-01T12:00:00Z.",
            async () => await _network.CompareScoresAsync(Ada, AsOf, AsOf - Duration.Epsilon), "later");
        await Assert.ThrowsAsync<ArgumentException>(
            "contact", async () => await _network.CompareScoresAsync(default, AsOf));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "earlier", async () => await _network.CompareScoresAsync(Ada, Instant.MinValue));
        Assert.NotNull(await _network.CompareScoresAsync(Ada, AsOf, AsOf));
    }

    [Fact]
    public async Task ChangesAsync_SinceALaterInstant_IsRefused()
    {
        await AssertRefusedAsync<ArgumentException>(
            "Changes since 2024-06-01T12:00:00Z cannot be found as of 2024-06-01T12:00:00Z: since must be before asOf.",
            async () => await _network.ChangesAsync(AsOf), "since");
        Assert.Empty(await _network.ChangesAsync(AsOf - Duration.Epsilon));
    }

    [Fact]
    public async Task ProposeMergeAsync_OfWhatIsDecidedOrNothing_IsRefused()
    {
        await AssertRefusedAsync<ArgumentException>(
            "ben is ada: Accepted at 2024-06-01T12:00:00Z has already been decided; only an undecided merge can be proposed.",
            async () => await _network.ProposeMergeAsync(new(Ada, Ben, MergeState.Accepted, AsOf)), "merge");
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await _network.ProposeMergeAsync(null!));
        await Assert.ThrowsAsync<ArgumentException>("pair", async () => await _network.DeclineMergeAsync(default));
        await Assert.ThrowsAsync<ArgumentException>("pair", async () => await _network.UndoMergeAsync(default));
        Assert.Empty(await _network.ListMergesAsync().ToListAsync());
    }

    /// <summary>A weaker basis does not replace a stronger one, and nothing replaces a decision.</summary>
    [Theory]
    [InlineData(MergeBasis.SameRecord, MergeBasis.Name, false)]
    [InlineData(MergeBasis.Name, MergeBasis.Name, false)]
    [InlineData(MergeBasis.Name, MergeBasis.SameRecord, true)]
    public async Task ProposeMergeAsync_KnownPair_IsReplacedByAStrongerBasisAlone(MergeBasis known, MergeBasis now, bool isNew)
    {
        Merge first = new(Ada, Ben, MergeState.Proposed, AsOf) { Basis = known };
        Merge second = new(Ben, Ada, MergeState.Proposed, AsOf) { Basis = now };
        Assert.True(await _network.ProposeMergeAsync(first));
        Assert.Equal(isNew, await _network.ProposeMergeAsync(second));
        Assert.Equal(isNew ? second : first, await _network.ListMergesAsync().SingleAsync());
        await _network.DeclineMergeAsync(first.Pair);
        Assert.False(await _network.ProposeMergeAsync(first with { Basis = MergeBasis.Owner }));
    }

    [Fact]
    public async Task AcceptMergeAsync_OfAHostWithoutStates_IsTaken()
    {
        NetworkStores stores = NetworkStores.Of(_store) with { TieStates = null };
        RelationshipNetwork network = new(Owner, stores, new FakeClock(AsOf));
        await network.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 2, Ben)]);
        await network.AcceptMergeAsync(Ada, Ben);
        Assert.Equal(2, (await network.ScoreAsync(Ben)).InteractionCount);
    }

    [Fact]
    public async Task ForgetBeforeAsync_OfAHostWithoutStates_SaysWhatItNeeds()
    {
        RelationshipNetwork network = new(Owner, NetworkStores.Of(new HostStore()), new FakeClock(AsOf));
        await AssertRefusedAsync<InvalidOperationException>(
            "ForgetBeforeAsync needs an ITieStateStore that keeps the sums of the removed interactions. Set it in "
            + "NetworkStores.TieStates.",
            async () => await network.ForgetBeforeAsync(Period.FromYears(1)));
        await Assert.ThrowsAsync<ArgumentNullException>("period", async () => await _network.ForgetBeforeAsync(null!));
        await AssertRefusedAsync<ArgumentException>(
            "The period is PT24H; it must consist of days, weeks, months or years and lead back from 2024-06-01 to a day of the "
            + "years 1 to 9999.",
            async () => await _network.ForgetBeforeAsync(Period.FromHours(24)), "period");
    }

    [Fact]
    public async Task TakeIntroductionStepAsync_ToAnotherIntroduction_IsRefused()
    {
        Introduction draft = Introduction.Begin(new("i"), Ada, Ben, AsOf);
        await _network.Introductions.SaveAsync(draft);
        InteractionId id = new("intro");
        await AssertRefusedAsync<ArgumentException>(
            "The step must return the next stage of introduction i.",
            async () => await _network.TakeIntroductionStepAsync(new("i"), static _ => null!, id), "step");
        await AssertRefusedAsync<ArgumentException>(
            "The step must return the next stage of introduction i.",
            async () => await _network.TakeIntroductionStepAsync(
                new("i"), static _ => Introduction.Begin(new("j"), Ada, Ben, AsOf), id), "step");
        await Assert.ThrowsAsync<ArgumentException>(
            "introduction", async () => await _network.TakeIntroductionStepAsync(default, static kept => kept, id));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "step", async () => await _network.TakeIntroductionStepAsync(new("i"), null!, id));
        await Assert.ThrowsAsync<ArgumentException>(
            "interaction", async () => await _network.TakeIntroductionStepAsync(new("i"), static kept => kept, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "channel", async () => await _network.TakeIntroductionStepAsync(new("i"), static kept => kept, id, (Channel)8));
        Assert.Null(await _network.TakeIntroductionStepAsync(new("none"), static kept => kept, id));
        Assert.Equal(draft, await _network.TakeIntroductionStepAsync(new("i"), static kept => kept, id));
    }

    [Fact]
    public async Task CompleteIntroductionAsync_OfAnEarlierReading_SaysWhatToDo()
    {
        Introduction draft = Introduction.Begin(new("i"), Ada, Ben, AsOf);
        await _network.Introductions.SaveAsync(draft.AskFirst(AsOf));
        await AssertRefusedAsync<RecordConflictException>(
            "Introduction i of ada and ben (AskedFirst) was changed after it was read, and saving another version would lose "
            + "its last step. Read it again, or call TakeIntroductionStepAsync.",
            async () => await _network.CompleteIntroductionAsync(draft.Withdraw(AsOf), new("intro")));
    }

    [Fact]
    public async Task Records_NullKeysOrChange_AreRefused()
    {
        await AssertRefusedAsync<ArgumentException>(
            "The records must not contain null.",
            async () => await _network.Contacts.SaveAsync([new(Ada, "Ada"), null!]), "records");
        await Assert.ThrowsAsync<ArgumentNullException>(
            "records", async () => await _network.Contacts.SaveAsync((IReadOnlyCollection<Contact>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>("change", async () => await _network.Contacts.ChangeAsync(Ada, null!));
        await Assert.ThrowsAsync<ArgumentNullException>("change", async () => await _network.Contacts.ChangeAsync([Ada], null!));
        await Assert.ThrowsAsync<ArgumentException>(
            "key", async () => await _network.Contacts.ChangeAsync(default(ContactId), static kept => kept));
        await Assert.ThrowsAsync<ArgumentException>(
            "keys", async () => await _network.Contacts.ChangeAsync([Ada, default], static (_, kept) => kept));
        await AssertRefusedAsync<ArgumentException>(
            "The ContactId is its default value; give the key of a record.",
            async () => await _network.Contacts.RemoveAsync([Ada, default]), "keys");
        await Assert.ThrowsAsync<ArgumentNullException>(
            "keys", async () => await _network.Contacts.RemoveAsync((IReadOnlyCollection<ContactId>)null!));
        await Assert.ThrowsAsync<ArgumentException>("contact", async () => await _network.ScoreAsync(default));
        Assert.Throws<ArgumentException>("contact", () => _network.ListNotesAsync(default));
        Assert.Throws<ArgumentException>("contact", () => _network.ListInteractionsAsync(default(ContactId)));
        await Assert.ThrowsAsync<ArgumentException>("id", async () => await _network.FindInteractionAsync(default));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "interaction", async () => await _network.SaveInteractionAsync(null!));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "directions", async () => await _network.SaveRecordedDirectionsAsync((RecordedDirections)3));
    }

    [Fact]
    public async Task Record_OfSeveralWhoWereErased_NamesTheFirst()
    {
        await _network.Contacts.SaveAsync([new(Ada, "Ada"), new(Ben, "Ben")]);
        await _network.EraseContactAsync(Ben);
        await _network.EraseContactAsync(Ada);
        const string Refusal = "ada was erased and cannot be recorded. To record the contact again, call "
            + "RelationshipNetwork.RemoveErasureRecordAsync first.";
        await AssertRefusedAsync<RecordConflictException>(
            Refusal, async () => await _network.Contacts.SaveAsync([new(Ben, "Ben"), new(Ada, "Ada")]));
        Introduction introduction = Introduction.Begin(new("i"), Ben, Ada, AsOf);
        await AssertRefusedAsync<RecordConflictException>(
            Refusal, async () => await _network.CompleteIntroductionAsync(introduction, new("intro")));
        await _network.RecordAsync(Meeting("1", 1, Ada, Ben, Cem));
        Assert.Equal([Cem], (await _network.FindInteractionAsync(new("1")))!.Contacts);
        Assert.Equal([Ada, Ben], (await _network.FindErasedAsync([Cem, Ben, Ada])).Order());
    }

    [Fact]
    public async Task Snapshot_WithAndWithoutInteractions_HasThoseUntilTheInstant()
    {
        await _network.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 2, Ada), Meeting("3", 1, Ada)]);
        Instant at = AsOf - Duration.FromDays(2);
        Assert.Equal(["1", "2"], (await _network.SnapshotAsync(at)).Interactions.Select(static one => one.Id.Value));
        NetworkSnapshot snapshot = await _network.SnapshotAsync(at, withInteractions: false);
        Assert.Empty(snapshot.Interactions);
        Assert.Equal(2, snapshot.Score(Ada)!.InteractionCount);
    }

    /// <summary>What only one side's log records is known of every contact, recorded or not.</summary>
    [Theory]
    [InlineData(RecordedDirections.Both)]
    [InlineData(RecordedDirections.OwnerOnly)]
    [InlineData(RecordedDirections.ContactsOnly)]
    public async Task Score_OfAnOwnerWithOneSidedRecords_KnowsItOfEveryContact(RecordedDirections directions)
    {
        await _network.SaveRecordedDirectionsAsync(directions);
        await _network.Contacts.SaveAsync(new(Ada, "Ada") { Kind = TieKind.Friend });
        await _network.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 2, Ben)]);
        Assert.Equal(directions, (await _network.ScoreAsync(Ada)).Profile.RecordedDirections);
        Assert.Equal(directions, (await _network.ScoreAsync(Ben)).Profile.RecordedDirections);
        Assert.Equal(TieKind.Friend, (await _network.ScoreAsync(Ada)).Profile.Kind);
        Assert.All(
            await _network.ScoreAllAsync().ToListAsync(), score => Assert.Equal(directions, score.Profile.RecordedDirections));
    }

    [Fact]
    public async Task Batch_ChangedDuringTheCall_IsThatOfItsBeginning()
    {
        List<Contact> people = [new(Ada, "Ada"), new(Ben, "Ben")];
        await _network.Contacts.SaveAsync(people);
        int asked = 0;
        await _network.Contacts.ChangeAsync([Ada, Ben, Cem], (key, kept) =>
        {
            asked++;
            return key == Ada ? kept! with { Place = "Jena" } : key == Ben ? kept : null;
        });
        Assert.Equal(3, asked);
        Assert.Equal("Jena", (await _network.Contacts.FindAsync(Ada))!.Place);
        Assert.Equal(2, await _network.Contacts.ListAsync().CountAsync());
        await _network.Contacts.RemoveAsync([Ada, Ben]);
        Assert.Empty(await _network.Contacts.ListAsync().ToListAsync());
    }
}

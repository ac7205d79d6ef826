using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Network;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

public sealed class ChangesTests
{
    private readonly RelationshipNetwork _network = New();

    private static readonly Instant Since = AsOf - Duration.FromDays(30);

    private async Task RecordAsync(ContactId contact, IEnumerable<double> daysAgo, Func<Interaction, Interaction>? with = null)
    {
        foreach (double ago in daysAgo)
        {
            Interaction meeting = Meeting($"{contact}{ago}", ago, contact);
            await _network.RecordAsync(with is null ? meeting : with(meeting));
        }
    }

    private static IEnumerable<double> Every(double gap, double from, double to)
    {
        for (double ago = from; ago >= to; ago -= gap) yield return ago;
    }

    private async Task<NetworkChange[]> ChangesAsync() => [.. await _network.ChangesAsync(Since)];

    [Fact]
    public async Task ChangesAsync_NothingChanged_IsEmpty()
    {
        await RecordAsync(Ada, Every(7, 700, 1));

        Assert.Empty(await ChangesAsync());
    }

    [Fact]
    public async Task ChangesAsync_OfAnEarlierInstant_CountsWhatIsAtItAndNothingLater()
    {
        await RecordAsync(Ada, Every(20, 800, 60));
        Interaction letter = new(new("letter"), AsOf - Duration.FromDays(10), Channel.Letter, Ada)
        {
            Initiator = Initiator.Of(Ada),
        };
        await _network.RecordAsync(letter);
        IReadOnlyList<NetworkChange> changes = await _network.ChangesAsync(Since, letter.At);

        await RecordAsync(Ada, [5, 3]);

        Assert.Equal([letter.Id], Assert.Single(changes, static change => change.Kind == NetworkChangeKind.Answered).Evidence);
        Assert.Equal(changes, await _network.ChangesAsync(Since, letter.At));
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(400, true)]
    public async Task ChangesAsync_HeardFromAfterASilence_IsAnsweredFromThirtyDaysOn(int quiet, bool expected)
    {
        await RecordAsync(Ada, Every(20, 800, 10 + quiet));
        Interaction letter = new(new("letter"), AsOf - Duration.FromDays(10), Channel.Letter,
            Ada)
        { Initiator = Initiator.Of(Ada) };
        await RecordAsync(Ada, [10 + quiet]);
        await _network.RecordAsync(letter);

        NetworkChange[] answers = [.. (await ChangesAsync()).Where(static change => change.Kind == NetworkChangeKind.Answered)];

        Assert.Equal(expected ? 1 : 0, answers.Length);
        if (!expected) return;
        Assert.Equal((Ada, ChangeReasons.Answered, Duration.FromDays(quiet)),
            (answers[0].Contact, answers[0].Reason.Code, answers[0].Reason.Find("quiet")!.Length!.Value));
        Assert.Equal([letter.Id], answers[0].Evidence);
    }

    [Fact]
    public async Task ChangesAsync_WroteWithoutAnAnswer_IsNoChange()
    {
        await RecordAsync(Ada, Every(20, 800, 200));
        await _network.RecordAsync(new Interaction(new("letter"), AsOf - Duration.FromDays(10), Channel.Letter,
            Ada)
        { Initiator = Initiator.Owner });

        Assert.DoesNotContain(await ChangesAsync(), static change => change.Kind == NetworkChangeKind.Answered);
    }

    [Fact]
    public async Task ChangesAsync_FirstContact_IsANewTie()
    {
        await RecordAsync(Ada, [12, 3]);

        NetworkChange change = Assert.Single(await ChangesAsync());

        Assert.Equal((NetworkChangeKind.NewTie, Ada, new LocalDate(2024, 5, 20)),
            (change.Kind, change.Contact, change.Reason.Find("date")!.Date!.Value));
        Assert.Equal([new InteractionId("ada12")], change.Evidence);
    }

    [Fact]
    public async Task ChangesAsync_RhythmThatStops_HasGoneQuiet()
    {
        await RecordAsync(Ada, Every(10, 900, 30.5));

        NetworkChange[] changes = await ChangesAsync();

        NetworkChange quiet = Assert.Single(changes, static change => change.Kind == NetworkChangeKind.GoneQuiet);
        Assert.Equal(TieStatus.Active, quiet.Before!.Status);
        Assert.NotEmpty(quiet.Evidence);
    }

    [Fact]
    public async Task ChangesAsync_StrongTieThatFallsAsleep_IsNewlyDormantAndNothingElse()
    {
        await RecordAsync(Ada, Every(14, 2400, 1085), static meeting => meeting with { Length = Duration.FromHours(4) });
        Instant before = await FirstDormantAsync();

        NetworkChange change = Assert.Single(await _network.ChangesAsync(before - Duration.FromDays(1), before));

        Assert.Equal((NetworkChangeKind.NewlyDormant, Ada), (change.Kind, change.Contact));

        async Task<Instant> FirstDormantAsync()
        {
            for (Instant at = AsOf - Duration.FromDays(1080); ; at += Duration.FromDays(1))
                if ((await _network.ScoreAsync(Ada, at)).Status == TieStatus.Dormant) return at;
        }
    }

    [Fact]
    public async Task ChangesAsync_ManyMeetingsInAMonth_WarmTheTieByAWord()
    {
        await RecordAsync(Ada, Every(30, 400, 31));
        await RecordAsync(Ada, Every(2, 29, 1), static meeting => meeting with { Length = Duration.FromHours(6) });

        NetworkChange warmed = Assert.Single(await ChangesAsync(), static change => change.Kind == NetworkChangeKind.Warmed);

        Assert.True(warmed.After!.Warmth > warmed.Before!.Warmth);
        Assert.Equal([warmed.After.Warmth.ToString().ToLowerInvariant()], warmed.Reason.Find("after")!.Words);
    }

    [Fact]
    public async Task ChangesAsync_PromisesThatCameDue_AreTold()
    {
        await RecordAsync(Ada, Every(7, 300, 1));
        LocalDate today = AsOf.InUtc().Date;
        foreach ((string id, int due, TieSide by) in new[] { ("mine", 5, TieSide.Owner),
            ("theirs", 6, TieSide.Contact), ("early", 31, TieSide.Owner), ("later", -1, TieSide.Owner) })
            await _network.FollowUps.SaveAsync(
                new(new(id), by, Ada, AsOf - Duration.FromDays(60)) { Due = today.PlusDays(-due), What = "the bee book" });

        NetworkChange[] changes = await ChangesAsync();

        Assert.Equal([new FollowUpId("mine"), new FollowUpId("theirs")], changes.Select(static change => change.Promise!.Value));
        Assert.All(changes, static change => Assert.Equal(["the bee book"], change.Reason.Find("what")!.Words));
    }

    [Theory]
    [InlineData(ContactRestrictions.NoReminders, TieKind.None, ContactState.None)]
    [InlineData(ContactRestrictions.None, TieKind.Me, ContactState.None)]
    [InlineData(ContactRestrictions.None, TieKind.None, ContactState.Ended)]
    [InlineData(ContactRestrictions.None, TieKind.None, ContactState.Deceased)]
    public async Task ChangesAsync_WhomAPersonRuledOut_IsNotNamed(ContactRestrictions restrictions, TieKind kind,
        ContactState state)
    {
        await RecordAsync(Ada, [3]);
        await _network.Contacts.SaveAsync(new(Ada, "Ada")
        {
            Restrictions = restrictions,
            Kind = kind,
            States = state == ContactState.None ? [] : [new(state, new(2024, 1, 1))],
        });

        Assert.Empty(await ChangesAsync());
    }

    [Fact]
    public async Task ChangesAsync_SinceNow_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.ChangesAsync(AsOf));
}

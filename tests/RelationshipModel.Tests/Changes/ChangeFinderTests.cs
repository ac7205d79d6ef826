using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Changes;

/// <summary>What changed between two looks at one network.</summary>
public sealed class ChangeFinderTests
{
    private const int Rhythm = 300;

    private static readonly ContactId Ada = Id("ada");

    private static MadeNetwork Network(params IEnumerable<Interaction> interactions) =>
        new() { Contacts = [Person("ada"), Person("ben")], Interactions = [.. interactions] };

    private static NetworkChange[] Find(MadeNetwork network, int from, int to, ChangeOptions? options = null) =>
        [.. new ChangeFinder(options).Find(network.AsOf(from), network.AsOf(to), network.Interactions)];

    private static string[] Kinds(IEnumerable<NetworkChange> changes) =>
        [.. changes.Select(static change => change.ToString())];

    /// <summary>A meeting every ten days until a day.</summary>
    private static IEnumerable<Interaction> Meetings(int to = Rhythm) => Every(10, "ada", 0, to);

    private static int FirstDay(MadeNetwork network, int from, Func<RelationshipScore, bool> holds)
    {
        for (int day = from; ; day++) if (holds(network.AsOf(day).Score(Ada)!)) return day;
    }

    [Fact]
    public void Find_SnapshotsThatDoNotFollow_AreRefused()
    {
        NetworkSnapshot before = Network().AsOf(1), after = Network().AsOf(2);
        ChangeFinder finder = new();
        NetworkSnapshot other = new(new("other"), after.AsOf, DateTimeZone.Utc, [], []);
        Assert.StartsWith("The snapshots belong to two owners, owner and other.",
            Assert.Throws<ArgumentException>("after", () => finder.Find(before, other, [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("The earlier snapshot is as of 2020-01-03T12:00:00Z, which is not before 2020-01-02T12:00:00Z.",
            Assert.Throws<ArgumentException>("before", () => finder.Find(after, before, [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("before", () => finder.Find(after, after, []));
        Assert.Throws<ArgumentNullException>("before", () => finder.Find(null!, after, []));
        Assert.Throws<ArgumentNullException>("after", () => finder.Find(before, null!, []));
        Assert.Throws<ArgumentNullException>("recorded", () => finder.Find(before, after, null!));
    }

    [Fact]
    public void Find_OutOfRangeOptions_AreRefused() =>
        Assert.Throws<ArgumentException>("options", static () => new ChangeFinder(new() { RhythmContactDays = -1 }));

    // Noon of day 10 is the earlier look, noon of day 20 the later one.
    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Find_FirstContact_IsNewAfterTheEarlierLookUntilTheLater(int day, bool isNew)
    {
        NetworkChange[] changes = Find(Network(On(day, "ada")), 10, 20);
        Assert.Equal(isNew ? ["ada: NewTie"] : [], Kinds(changes));
        if (!isNew) return;
        Assert.Null(changes[0].Before!.LastContact);
        Assert.Equal(Day(day), changes[0].After!.LastContact);
        Assert.Equal(Date(day), changes[0].Reason.Find("date")!.Date);
    }

    // A letter to 59 others.
    [Theory]
    [InlineData(58, false)]
    [InlineData(59, true)]
    public void Find_Circular_IsNoContactByTheOptionsOfTheScores(int circularOthers, bool isNew)
    {
        RelationshipScorer scorer = new(new ScoringOptions { Channels = new() { CircularOthers = circularOthers } });
        Interaction letter = new(new("letter"), Day(11), Channel.Letter, Ada) { HeadCount = 60 };

        NetworkChange[] changes = [.. new ChangeFinder().Find(AsOf(10), AsOf(20), [letter])];

        Assert.Equal(isNew ? ["ada: NewTie"] : [], Kinds(changes));

        NetworkSnapshot AsOf(int day) => new(new("owner"), Day(day), DateTimeZone.Utc, [Person("ada")],
            [scorer.Score(new(new(new("owner"), Ada), [letter]), Day(day))])
        { Scorer = scorer };
    }

    [Fact]
    public void Find_FirstOfSeveralContacts_IsTheEarliest()
    {
        Interaction[] first =
            [.. ((string[])["b", "a", "B"]).Select(static id => new Interaction(new(id), Day(12), Channel.Voice, Ada))];
        Assert.Equal([first[2].Id], Assert.Single(Find(Network([On(15, "ada"), .. first]), 10, 20)).Evidence);
    }

    [Fact]
    public void Find_ReactionAlone_IsNoNewTie() => Assert.Empty(Find(Network(On(15, "ada", Channel.Reaction)), 10, 20));

    [Fact]
    public void Find_DayOfANewTie_IsTheOwners()
    {
        Interaction late = At(Instant.FromUtc(2020, 1, 15, 23, 30), "ada");
        MadeNetwork network = Network(late) with { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        Assert.Equal(new LocalDate(2020, 1, 16), Assert.Single(Find(network, 10, 20)).Reason.Find("date")!.Date);
    }

    /// <summary>Who hears from whom again after 40 days: a talk, or something that the other sent.</summary>
    [Theory]
    [InlineData(Channel.InPerson, "nobody", ChangeReasons.BackInTouch)]
    [InlineData(Channel.InPerson, "owner", ChangeReasons.BackInTouch)]
    [InlineData(Channel.Voice, "owner", ChangeReasons.BackInTouch)]
    [InlineData(Channel.Voice, "ada", ChangeReasons.Answered)]
    [InlineData(Channel.Letter, "ada", ChangeReasons.Answered)]
    [InlineData(Channel.Letter, "nobody", ChangeReasons.BackInTouch)]
    [InlineData(Channel.Letter, "owner", null)]
    [InlineData(Channel.Letter, "ben", null)]
    [InlineData(Channel.Video, "ben", ChangeReasons.BackInTouch)]
    public void Find_ContactAfterASilence_IsAnAnswerByWhoBeganIt(Channel channel, string initiator, string? code)
    {
        Interaction again = new(new("again"), Day(Rhythm + 40), channel, Ada, Id("ben"))
        {
            Initiator = initiator switch
            {
                "nobody" => Initiator.Unknown,
                "owner" => Initiator.Owner,
                _ => Initiator.Of(Id(initiator)),
            },
        };
        NetworkChange[] changes =
        [
            .. Find(Network([.. Meetings(), again]), Rhythm + 30, Rhythm + 41)
                .Where(static change => change.Kind == NetworkChangeKind.Answered && change.Contact == Ada),
        ];
        Assert.Equal(code is null ? [] : [code], changes.Select(static change => change.Reason.Code));
        if (code is null) return;
        Assert.Equal(Duration.FromDays(40), changes[0].Reason.Find("quiet")!.Length);
        Assert.Equal(Date(Rhythm + 40), changes[0].Reason.Find("date")!.Date);
        Assert.Equal([again.Id], changes[0].Evidence);
        Assert.Equal(Ada, changes[0].Reason.Find("contact")!.Contact);
    }

    [Fact]
    public void Find_SeveralAnswers_TellsTheLastAndCountsFromTheOneBefore()
    {
        MadeNetwork network = Network([.. Meetings(), On(Rhythm + 40, "ada"), On(Rhythm + 45, "ada"), On(Rhythm + 80, "ada")]);
        NetworkChange answer = Assert.Single(Find(network, Rhythm + 30, Rhythm + 90),
            static change => change.Kind == NetworkChangeKind.Answered);
        Assert.Equal((Date(Rhythm + 80), Duration.FromDays(35)),
            (answer.Reason.Find("date")!.Date!.Value, answer.Reason.Find("quiet")!.Length!.Value));
    }

    /// <summary>A silence that ended before the earlier look or after the later one, or with a reaction alone.</summary>
    [Fact]
    public void Find_SilenceThatDidNotEndBetweenTheLooks_IsNoAnswer()
    {
        Interaction[] after = [On(Rhythm + 40, "ada"), On(Rhythm + 45, "ada")];
        MadeNetwork network = Network([.. Meetings(), .. after]);
        Assert.DoesNotContain("ada: Answered", Kinds(Find(network, Rhythm + 44, Rhythm + 46)));
        Assert.DoesNotContain("ada: Answered", Kinds(Find(network, Rhythm + 30, Rhythm + 39)));
        Interaction reaction = On(Rhythm + 40, "ada", Channel.Reaction) with { Initiator = Initiator.Of(Ada) };
        Assert.DoesNotContain("ada: Answered", Kinds(Find(Network([.. Meetings(), reaction]), Rhythm + 30, Rhythm + 46)));
    }

    [Fact]
    public void Find_TieOfWhichNothingIsGiven_IsNotTold()
    {
        MadeNetwork network = Network(On(12, "ada"));
        NetworkSnapshot nothing = new(Owner, Day(10), DateTimeZone.Utc, [], []);
        Assert.Empty(new ChangeFinder().Find(nothing, network.AsOf(20), []));
        Assert.Empty(new ChangeFinder().Find(network.AsOf(10), network.AsOf(20), []));
    }

    /// <summary>A host may give scores without the contacts.</summary>
    [Theory]
    [InlineData(ContactState.None, 1)]
    [InlineData(ContactState.Paused, 0)]
    [InlineData(ContactState.Ended, 0)]
    [InlineData(ContactState.Deceased, 0)]
    public void Find_PromiseToSomebodyKnownByTheScoreAlone_IsToldUnlessAStateHolds(ContactState state, int told)
    {
        TieProfile profile = new() { States = state == ContactState.None ? [] : [new(state, Date(1))] };
        Tie tie = new(new(Owner, Ada), [On(0, "ada")], profile);
        FollowUp promise = new(new("a"), TieSide.Owner, Ada, Day(0)) { Due = Date(15) };
        Assert.Equal(told, new ChangeFinder().Find(At(10), At(20), []).Count);

        NetworkSnapshot At(int day) =>
            new(Owner, Day(day), DateTimeZone.Utc, [], [new RelationshipScorer().Score(tie, Day(day))]) { FollowUps = [promise] };
    }

    [Theory]
    [InlineData(39, true)]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void Find_SilenceAsLongAsTheOptionSays_IsOne(int quiet, bool isOne)
    {
        MadeNetwork network = Network([.. Meetings(), On(Rhythm + 40, "ada")]);
        NetworkChange[] changes = Find(network, Rhythm + 30, Rhythm + 41, new() { Quiet = Duration.FromDays(quiet) });
        Assert.Equal(isOne, changes.Any(static change => change.Kind == NetworkChangeKind.Answered));
    }

    [Fact]
    public void Find_SilenceAfterWordsOfTheOwnerAlone_CountsFromTheOthersLast()
    {
        Interaction written = On(Rhythm + 20, "ada", Channel.Letter) with { Initiator = Initiator.Owner };
        Interaction reply = On(Rhythm + 40, "ada", Channel.Letter) with { Initiator = Initiator.Of(Ada) };
        IEnumerable<Interaction> theirs = Meetings().Select(static meeting => meeting with { Initiator = Initiator.Of(Ada) });
        NetworkChange answer = Assert.Single(Find(Network([.. theirs, written, reply]), Rhythm + 30, Rhythm + 41),
            static change => change.Kind == NetworkChangeKind.Answered);
        Assert.Equal(Duration.FromDays(40), answer.Reason.Find("quiet")!.Length);
    }

    [Fact]
    public void Find_TalkSoonAfterWordsOfTheOwner_EndsNoSilence()
    {
        Interaction written = On(Rhythm + 20, "ada", Channel.Letter) with { Initiator = Initiator.Owner };
        Assert.DoesNotContain("ada: Answered",
            Kinds(Find(Network([.. Meetings(), written, On(Rhythm + 40, "ada")]), Rhythm + 10, Rhythm + 41)));
    }

    [Theory]
    [InlineData(2, 3, false)]
    [InlineData(3, 3, true)]
    [InlineData(3, 4, false)]
    [InlineData(4, 4, true)]
    public void Find_SilenceBeyondTheRhythm_IsToldFromAsManyContactDaysAsMakeOne(int days, int wanted, bool isTold)
    {
        MadeNetwork network = Network(Meetings(10 * (days - 1)));
        int last = 10 * (days - 1);
        int quiet = FirstDay(network, last + 1, static score => score.Status is not (TieStatus.Nascent or TieStatus.Active));
        NetworkChange[] changes = Find(network, last + 1, quiet, new() { RhythmContactDays = wanted });
        Assert.Equal(isTold, changes.Any(static change => change.Kind == NetworkChangeKind.GoneQuiet));
    }

    // A team of eighteen after the season; five who play every night are friends all the same.
    [Theory]
    [InlineData(18, 1, false)]
    [InlineData(5, 30, true)]
    public void Find_SilenceAfterMeetingsAmongMany_IsToldOfAStrongBondAlone(int heads, int hours, bool isTold)
    {
        MadeNetwork network = Network(Meetings().Select(there => there with
        {
            HeadCount = heads,
            Length = Duration.FromHours(hours),
        }));

        NetworkChange[] changes = Find(network, Rhythm + 1, Rhythm + 170);

        Assert.Equal(isTold, changes.Any(static change => change.Kind == NetworkChangeKind.GoneQuiet));
        if (isTold) return;
        Assert.Empty(changes);
        Assert.NotEqual(network.AsOf(Rhythm + 1).Score(Ada)!.Warmth, network.AsOf(Rhythm + 170).Score(Ada)!.Warmth);
    }

    [Fact]
    public void Find_SilenceBeyondAWishedRhythm_IsToldHoweverFewContactDays()
    {
        Circle circle = new(new("close"), "Close") { Cadence = Cadence.Every(Period.FromDays(10)) };
        MadeNetwork network = Network(Meetings(10)) with
        {
            Circles = [circle],
            Memberships = [new(circle.Id, Ada, Date(0))],
        };
        int quiet = FirstDay(network, 11, static score => score.Status is not (TieStatus.Nascent or TieStatus.Active));
        Assert.Contains("ada: GoneQuiet", Kinds(Find(network, 11, quiet)));
    }

    [Fact]
    public void Find_GoneQuiet_TellsSilenceUsualGapAndLastContact()
    {
        MadeNetwork network = Network(Meetings());
        int quiet = FirstDay(network, Rhythm + 1, static score => score.Status != TieStatus.Active);
        NetworkChange change = Assert.Single(Find(network, Rhythm + 1, quiet),
            static change => change.Kind == NetworkChangeKind.GoneQuiet);
        Assert.Equal(ChangeReasons.GoneQuiet, change.Reason.Code);
        Assert.Equal(Duration.FromDays(quiet - Rhythm), change.Reason.Find("silence")!.Length);
        Assert.Equal(Duration.FromDays(10), change.Reason.Find("gap")!.Length);
        Assert.Equal([On(Rhythm, "ada").Id], change.Evidence);
    }

    [Theory]
    [InlineData(Rhythm)]
    [InlineData(10)]
    public void Find_GoneQuietByAWishedRhythm_TellsTheWishAlone(int last)
    {
        Circle circle = new(new("close"), "Close") { Cadence = Cadence.Every(Period.FromDays(30)) };
        MadeNetwork network = Network(Meetings(last)) with
        {
            Circles = [circle],
            Memberships = [new(circle.Id, Ada, Date(0))],
        };
        NetworkChange change = Assert.Single(Find(network, last + 1, last + 31),
            static change => change.Kind == NetworkChangeKind.GoneQuiet);
        Assert.Equal((null, 30.0),
            (change.Reason.Find("gap")?.Length?.TotalDays, change.Reason.Find("wish")?.Length?.TotalDays));
        Assert.Equal("You and ada have gone quiet: 31 days; you wish for contact every month.", Words(change.Reason));
    }

    [Fact]
    public void Find_StillQuietOrQuieter_IsNotToldAgain()
    {
        MadeNetwork network = Network(Meetings());
        int slipping = FirstDay(network, Rhythm + 1, static score => score.Status == TieStatus.Slipping);
        int drifting = FirstDay(network, slipping, static score => score.Status == TieStatus.Drifting);
        Assert.DoesNotContain("ada: GoneQuiet", Kinds(Find(network, slipping, drifting)));
    }

    [Fact]
    public void Find_TheDayATieFallsAsleep_IsToldOnceWithTheSilenceAndNothingElse()
    {
        MadeNetwork network = Network(Every(7, "ada", 0, 1500).Select(static meeting => meeting with
        {
            Length = Duration.FromHours(5),
        }));
        int asleep = FirstDay(network, 1500, static score => score.Status == TieStatus.Dormant);
        NetworkChange change = Assert.Single(Find(network, asleep - 1, asleep));
        Assert.Equal((NetworkChangeKind.NewlyDormant, ChangeReasons.NewlyDormant), (change.Kind, change.Reason.Code));
        Assert.Equal(Duration.FromDays(asleep - 1498), change.Reason.Find("silence")!.Length);
        Assert.Equal([On(1498, "ada").Id], change.Evidence);
        Assert.DoesNotContain("ada: NewlyDormant", Kinds(Find(network, asleep, asleep + 10)));
    }

    [Fact]
    public void Find_OtherWarmthThanBefore_IsToldInWordsBothWays()
    {
        MadeNetwork network = Network([.. Meetings(), .. Enumerable.Range(600, 60).Select(static day =>
            On(day, "ada") with { Length = Duration.FromHours(6) })]);
        (Warmth low, Warmth high) = (network.AsOf(599).Score(Ada)!.Warmth, network.AsOf(660).Score(Ada)!.Warmth);
        NetworkChange warmed = Assert.Single(Find(network, 599, 660), static change => change.Kind == NetworkChangeKind.Warmed);
        Assert.Equal(ChangeReasons.Warmed, warmed.Reason.Code);
        Assert.True(high > low);
        Assert.Equal([Lower(low)], warmed.Reason.Find("before")!.Words);
        Assert.Equal([Lower(high)], warmed.Reason.Find("after")!.Words);
        Assert.Equal([On(659, "ada").Id], warmed.Evidence);

        network = Network(Meetings());
        Warmth before = network.AsOf(Rhythm + 1).Score(Ada)!.Warmth;
        int cooler = FirstDay(network, Rhythm + 1, score => score.Warmth < before && score.Status != TieStatus.Active);
        NetworkChange cooled = Assert.Single(Find(network, Rhythm + 1, cooler), static change => change.Kind
            == NetworkChangeKind.Cooled);
        Assert.Equal((ChangeReasons.Cooled, Lower(before)), (cooled.Reason.Code, cooled.Reason.Find("before")!.Words[0]));
        Assert.Equal([On(Rhythm, "ada").Id], cooled.Evidence);

        static string Lower(Warmth warmth) => warmth.ToString().ToLowerInvariant();
    }

    /// <summary>Four long visits, two silent years, and then a message of the owner and one of a side, or a talk.</summary>
    [Theory]
    [InlineData(Channel.Message, "owner", false)]
    [InlineData(Channel.Message, "ada", true)]
    [InlineData(Channel.Message, "nobody", true)]
    [InlineData(Channel.Voice, "owner", true)]
    public void Find_TieThatTheOwnersWordsAloneLiftUp_IsNotWarmer(Channel channel, string by, bool isWarmer)
    {
        Interaction again = On(700, "ada", channel) with
        {
            Initiator = by switch { "owner" => Initiator.Owner, "ada" => Initiator.Of(Ada), _ => Initiator.Unknown },
        };
        MadeNetwork network = Network([.. Visits(), Word(Day(700) - Duration.FromHours(1)), again]);
        Assert.True(network.AsOf(701).Score(Ada)!.Warmth > network.AsOf(699).Score(Ada)!.Warmth);
        Assert.Equal(isWarmer, Find(network, 699, 701).Any(static change => change.Kind == NetworkChangeKind.Warmed));
        Assert.Equal(channel == Channel.Message && by == "owner", Find(network, 701, 2500).Length == 0);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(699, false)]
    [InlineData(700, true)]
    [InlineData(701, true)]
    [InlineData(702, false)]
    public void Find_StatementBesideTheOwnersWords_MakesTheTieWarmerIfItIsOfTheDaysBetween(int stated, bool isWarmer)
    {
        MadeNetwork network = Network([.. Visits(), Word(Day(700))]) with
        {
            Contacts = [Person("ada") with { Closeness = [new(Closeness.Acquaintance, Date(stated))] }],
        };
        Assert.True(network.AsOf(701).Score(Ada)!.Warmth > network.AsOf(699).Score(Ada)!.Warmth);
        Assert.Equal(isWarmer ? ["ada: Warmed"] : [], Kinds(Find(network, 699, 701)));
    }

    [Fact]
    public void Find_SilenceAfterTheOwnersWordsAlone_IsNotTold()
    {
        MadeNetwork network = Network([.. Meetings(), Word(Day(700))]);
        int quiet = FirstDay(network, 701, static score => score.Status != TieStatus.Active);
        Assert.Equal(network.AsOf(quiet - 1).Score(Ada)!.Warmth, network.AsOf(quiet).Score(Ada)!.Warmth);
        Assert.Empty(Find(network, quiet - 1, quiet));
    }

    private static IEnumerable<Interaction> Visits() => Every(30, "ada", 0, 90).Select(static visit => visit with
    {
        Length = Duration.FromHours(8),
        Depth = Depth.Confiding,
    });

    private static Interaction Word(Instant at) => At(at, "ada", Channel.Message) with { Initiator = Initiator.Owner };

    [Fact]
    public void Find_TieThatAStatementOfTheOwnerLiftsUp_IsWarmer()
    {
        MadeNetwork network = Network(On(10, "ada", Channel.Message) with { Initiator = Initiator.Owner }) with
        {
            Contacts = [Person("ada") with { Closeness = [new(Closeness.CloseFriend, Date(20))] }],
        };
        Assert.Contains("ada: Warmed", Kinds(Find(network, 19, 20)));
        Assert.Empty(Find(network, 20, 21));
    }

    [Theory]
    [InlineData("owner", null, "owner")]
    [InlineData("ada", null, "contact")]
    [InlineData("owner", "ada", null)]
    [InlineData("nobody", null, null)]
    public void Find_FirstContact_SaysWhichSideWroteWhileTheOtherDidNot(string first, string? second, string? side)
    {
        NetworkChange change = Assert.Single(
            Find(Network([Written(12, first), .. second is null ? [] : new[] { Written(14, second) }]), 10, 20));
        Assert.Equal(side, change.Reason.Find("side")?.Words[0]);

        static Interaction Written(int day, string by) => On(day, "ada", Channel.Letter) with
        {
            Initiator = by switch { "owner" => Initiator.Owner, "ada" => Initiator.Of(Ada), _ => Initiator.Unknown },
        };
    }

    // Friends who meet at a conference every October: the wait for the next one is as long as ever.
    [Fact]
    public void Find_LesserWarmthWhileTheTieWaitsWithinItsRhythm_IsNoChange()
    {
        MadeNetwork network = Network(Every(365, "ada", 0, 365 * 7 + 1).Select(static meeting => meeting with
        {
            Length = Duration.FromMinutes(40),
        }));
        int last = 365 * 7, cooler = FirstDay(network, last + 1, score => score.Warmth < network.AsOf(last).Score(Ada)!.Warmth);
        Assert.Equal(TieStatus.Active, network.AsOf(cooler).Score(Ada)!.Status);
        Assert.Empty(Find(network, cooler - 1, cooler));
    }

    // The earlier look is on day 10, the later one on day 20.
    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    [InlineData(null, false)]
    public void Find_PromiseThatCameDue_IsToldFromTheDayAfterTheEarlierLookOn(int? due, bool isTold)
    {
        FollowUp promise = new(new("book"), TieSide.Owner, Ada, Day(0)) { Due = due is { } day ? Date(day) : null };
        MadeNetwork network = Network() with { FollowUps = [promise] };
        Assert.Equal(isTold ? ["ada: PromiseDue"] : [], Kinds(Find(network, 10, 20)));
        network = network with { FollowUps = [promise.Close(FollowUpOutcome.Kept, Day(20))] };
        Assert.Empty(Find(network, 10, 20));
        network = network with { FollowUps = [promise.Close(FollowUpOutcome.Kept, Day(21))] };
        Assert.Equal(isTold ? 1 : 0, Find(network, 10, 20).Length);
    }

    [Fact]
    public void Find_PromisesOfBoth_AreInOrderOfKindContactAndId()
    {
        MadeNetwork network = Network() with
        {
            FollowUps =
            [
                Promise("c", TieSide.Contact, "ada"), Promise("b", TieSide.Owner, "ben"), Promise("a", TieSide.Owner, "ada"),
                Promise("B", TieSide.Owner, "ada"), Promise("Z", TieSide.Contact, "ada"), Promise("y", TieSide.Owner, "zoe"),
            ],
        };
        NetworkChange[] changes = Find(network, 10, 20);
        Assert.Equal(
            ["B", "a", "b", "y", "Z", "c"], changes.Select(static change => change.Promise!.Value.Value));
        Assert.Equal(
            ["change_promise_due", "change_their_promise_due"],
            changes.Select(static change => change.Reason.Code).Distinct());
        Assert.Equal(NetworkChangeKind.TheirPromiseDue, changes[^1].Kind);

        static FollowUp Promise(string id, TieSide by, string contact) =>
            new(new(id), by, Id(contact), Day(0)) { Due = Date(15) };
    }

    [Fact]
    public void Find_PromiseWithAndWithoutWhatItIs_TellsAsMuchAsIsKnown()
    {
        FollowUp plain = new(new("a"), TieSide.Owner, Ada, Day(0)) { Due = Date(15) };
        FollowUp whole = new(new("b"), TieSide.Owner, Ada, Day(0))
        {
            Due = Date(16),
            What = "the bee book",
            Interaction = new InteractionId("walk"),
        };
        NetworkChange[] changes = Find(Network() with { FollowUps = [plain, whole] }, 10, 20);
        Assert.Equal(["contact", "due"], changes[0].Reason.Arguments.Select(static argument => argument.Name));
        Assert.Equal(["contact", "due", "what"], changes[1].Reason.Arguments.Select(static argument => argument.Name));
        Assert.Equal((Ada, Date(16)), (changes[1].Reason.Find("contact")!.Contact, changes[1].Reason.Find("due")!.Date!.Value));
        Assert.Empty(changes[0].Evidence);
        Assert.Equal([new InteractionId("walk")], changes[1].Evidence);
        Assert.Null(changes[1].After);
    }

    [Theory]
    [InlineData(ContactRestrictions.NoReminders, true)]
    [InlineData(ContactRestrictions.NoScore, true)]
    [InlineData(ContactRestrictions.RecordRemoved, true)]
    [InlineData(ContactRestrictions.NoIntroductions, false)]
    [InlineData(ContactRestrictions.NoPresence, false)]
    public void Find_PromiseToSomebodyRuledOut_IsNotTold(ContactRestrictions restriction, bool isRuledOut)
    {
        MadeNetwork network = new()
        {
            Contacts = [Person("ada") with { Restrictions = restriction }],
            FollowUps = [new(new("a"), TieSide.Owner, Ada, Day(0)) { Due = Date(15) }],
        };
        Assert.Equal(isRuledOut ? 0 : 1, Find(network, 10, 20).Length);
    }

    [Theory]
    [InlineData(ContactState.Paused)]
    [InlineData(ContactState.Ended)]
    [InlineData(ContactState.Deceased)]
    public void Find_PromiseToSomebodyInAStatedState_IsToldUntilItBegins(ContactState state)
    {
        Assert.Empty(Find(With(20), 10, 20));
        Assert.Single(Find(With(21), 10, 20));

        MadeNetwork With(int since) => new()
        {
            Contacts = [Person("ada") with { States = [new(state, Date(since))] }],
            FollowUps = [new(new("a"), TieSide.Owner, Ada, Day(0)) { Due = Date(15) }],
        };
    }
}

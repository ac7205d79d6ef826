using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

/// <summary>What a ledger does with many ties at once is what it does with each, bit for bit where it folds and within 1e-12
/// where it scores.</summary>
public sealed class TieLedgerBulkTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    // A bucket takes 1,024 items or more, so that these logs have one, two, three and six.
    [Theory]
    [InlineData(1, 900)]
    [InlineData(3, 2_500)]
    [InlineData(5, 3_100)]
    [InlineData(40, 3_100)]
    [InlineData(33, 6_200)]
    [InlineData(700, 6_200)]
    public void Record_Many_EqualsOneByOneWhateverTheirOrderAndTheCores(int ties, int count)
    {
        (int[] places, Episode[] episodes) = Log(ties, count);
        TieLedger oneByOne = Ledger(ties);
        for (int i = 0; i < count; i++) oneByOne.Record(Handle(oneByOne, places[i]), episodes[i]);
        RelationshipScore[] expected = [.. oneByOne.ScoreAll(Day(9_000))];
        foreach ((int cores, int step) in ((int, int)[])[(1, 1), (3, 1), (1, 7), (2, -1)])
        {
            int[] order = [.. Enumerable.Range(0, count).OrderBy(i => step == 1 ? i : i * (long)step % count).ThenBy(i => i)];
            TieLedger ledger = Ledger(ties);
            ledger.Record(Array.ConvertAll(order, i => Handle(ledger, places[i])),
                Array.ConvertAll(order, i => episodes[i]), cores);
            Assert.Equal(expected, ledger.ScoreAll(Day(9_000)));
        }
    }

    [Fact]
    public void Record_ManyAfterMany_EqualsAllAtOnce()
    {
        (int[] places, Episode[] episodes) = Log(20, 4_000);
        TieLedger whole = Ledger(20), inParts = Ledger(20);
        TieHandle[] handles = Array.ConvertAll(places, place => Handle(whole, place));
        whole.Record(handles, episodes);
        foreach (Range part in new Range[] { ..0, ..1_500, 1_500..1_501, 1_501.. })
            inParts.Record(handles.AsMemory(part), episodes.AsMemory(part), 2);
        Assert.Equal(whole.ScoreAll(Day(9_000)), inParts.ScoreAll(Day(9_000)));
    }

    [Fact]
    public void Record_ManyOfOneInstant_AreTakenInTheOrderOfTheirIdsAndEachOnce()
    {
        Episode[] episodes = [.. "dbacab".Select(static id => new Episode(new($"{id}"), Day(5), Channel.Letter, id == 'a'
            ? TieSide.Owner : TieSide.Contact))];
        TieLedger ledger = Ledger(1), oneByOne = Ledger(1);
        ledger.Record(Array.ConvertAll(episodes, _ => Handle(ledger, 0)), episodes);
        foreach (Episode episode in episodes.Distinct().OrderBy(static episode => episode.Id))
            oneByOne.Record(Handle(oneByOne, 0), episode);
        RelationshipScore score = ledger.Score(ledger.Ties[0], Day(5));
        Assert.Equal(oneByOne.Score(oneByOne.Ties[0], Day(5)), score);
        Assert.Equal(4, score.InteractionCount);
        ledger.Record(new[] { Handle(ledger, 0) }, new[] { episodes[0] });
        Assert.Equal(4, ledger.Score(ledger.Ties[0], Day(5)).InteractionCount);
    }

    // The last contact is evidence for the silence.
    [Fact]
    public void Record_ManyOfWhichATieHasReactionsAlone_KeepsItsLastContact()
    {
        Episode[] episodes = [.. ((int[])[1, 2, 3]).Select(static day =>
            new Episode(new($"like {day}"), Day(day), Channel.Reaction))];
        TieLedger ledger = Ledger(1), oneByOne = Ledger(1);
        foreach (TieLedger each in (TieLedger[])[ledger, oneByOne])
            each.Record(Handle(each, 0), new(new("letter"), Day(0), Channel.Letter));
        ledger.Record(Array.ConvertAll(episodes, _ => Handle(ledger, 0)), episodes);
        foreach (Episode episode in episodes) oneByOne.Record(Handle(oneByOne, 0), episode);
        Assert.Equal(oneByOne.Score(oneByOne.Ties[0], Day(9)), ledger.Score(ledger.Ties[0], Day(9)));
    }

    // The first of all is the last of its tie until it comes again.
    [Fact]
    public void Record_ManyOfWhichTheFirstComesTwice_TakesItOnce()
    {
        Episode first = new(new("a"), Day(0), Channel.Letter);
        TieLedger ledger = Ledger(1);
        ledger.Record(new[] { Handle(ledger, 0), Handle(ledger, 0) }, new[] { first, first });
        Assert.Equal(1, ledger.Score(ledger.Ties[0], Day(9)).InteractionCount);
    }

    [Fact]
    public void Record_ManyWithALateOne_ReplaysThatTieFromItsHistory()
    {
        Interaction[] history = [On(5), On(10), On(15)];
        TieLedger ledger = new(Scorer, key => key == Key ? history : []);
        TieHandle late = ledger.Open(Key), other = ledger.Open(new(Key.Owner, new("other")));
        ledger.Record(Key.Owner, history[1]);
        ledger.Record(new[] { other, late, late }, new[] { Of(20), Of(5), Of(15) });
        Assert.Equal(Score(30, history), ledger.Score(Key, Day(30)));
        Assert.Equal(1, ledger.Score(new(Key.Owner, new("other")), Day(30)).InteractionCount);

        static Episode Of(int day) => Episode.Of(On(day), Friend);
    }

    // Between the first and the last that the ledger knows.
    [Fact]
    public void Record_ManyWithOneBeforeTheLast_ReplaysThatTieFromItsHistory()
    {
        Interaction[] history = [On(5), On(10), On(15)];
        TieLedger ledger = new(Scorer, _ => history);
        ledger.Record(Key.Owner, history[0]);
        ledger.Record(Key.Owner, history[2]);
        ledger.Record(new[] { ledger.Open(Key) }, new[] { Episode.Of(history[1], Friend) });
        Assert.Equal(Score(30, history), ledger.Score(Key, Day(30)));
    }

    [Fact]
    public void Record_ManyThatAreNotOneForEachTie_IsRefused()
    {
        TieLedger ledger = Ledger(2);
        string message = Assert.Throws<ArgumentException>(
            () => ledger.Record(new[] { Handle(ledger, 0), Handle(ledger, 1) }, Log(1, 1).Episodes)).Message;
        Assert.StartsWith("There are 2 ties for 1 episodes; there must be one for each.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ledger(1).Record(new[] { Handle(ledger, 1) }, Log(1, 1).Episodes));
        Assert.Throws<ArgumentException>(() => ledger.Record(new TieHandle[1], Log(1, 1).Episodes));
        Assert.Equal(0, ledger.Score(ledger.Ties[0], Day(9)).InteractionCount);
    }

    [Fact]
    public void Many_OnNoCore_IsRefused()
    {
        TieLedger ledger = Ledger(1);
        (int[] places, Episode[] episodes) = Log(1, 1);
        TieHandle[] handles = Array.ConvertAll(places, place => Handle(ledger, place));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Record(handles, episodes, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Strengths(new double[1], Day(9_000), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Strongest(1, Day(9_000), 0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => ledger.Strongest(-1, Day(9_000)));
    }

    [Fact]
    public void Strengths_WithoutAPlaceForEachTie_IsRefused()
    {
        TieLedger ledger = Ledger(3);
        string message = Assert.Throws<ArgumentException>(() => ledger.Strengths(new double[2], Day(0))).Message;
        Assert.StartsWith("There are 2 places for 3 ties; there must be one for each.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ledger.Strengths(new double[4], Day(0)));
    }

    [Fact]
    public void Strengths_BeforeTheLastInteractionOfATie_IsRefused()
    {
        TieLedger ledger = Ledger(3);
        ledger.Record(Handle(ledger, 1), new(new("x"), Day(10), Channel.Letter));
        ledger.Record(Handle(ledger, 2), new(new("y"), Day(20), Channel.Letter));
        double[] strengths = new double[3];
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Strengths(strengths, Day(19))).Message;
        Assert.Contains(
            $"The tie {ledger.Ties[2]} is folded up to its last interaction, {Day(20)}", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Strongest(1, Day(20) - Duration.Epsilon));
        ledger.Strengths(strengths, Day(20));
        Assert.True(strengths is [0, > 0, > 0]);

        ledger.Record(Handle(ledger, 1), new(new("z"), Day(30), Channel.Letter));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Strengths(strengths, Day(29)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Strengths(strengths, Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ledger(0).Strengths(default, Instant.MaxValue));
    }

    [Theory]
    [InlineData(.5, 10, 1)]
    [InlineData(.5, 10, 3)]
    [InlineData(.8, 10, 2)]
    [InlineData(0, .01, 1)]
    [InlineData(2, 1_000, 1)]
    public void Strengths_OfTiesOfEveryKind_AreThoseOfTheScores(double continuityWeight, double midpointHours, int cores)
    {
        RelationshipScorer scorer = new(new()
        {
            Strength = new() { ContinuityWeight = continuityWeight, Midpoint = Duration.FromHours(midpointHours) },
        });
        TieLedger ledger = OfEveryKind(scorer);
        foreach (int day in (int[])[4_000, 4_001, 5_000, 9_000, 400_000]) AssertStrengths(ledger, Day(day), cores);
    }

    // A bond of a half-life of a day is 2^-2000 of itself after 2,000 days.
    [Fact]
    public void Strengths_OfBondsOfAlmostNothing_AreThoseOfTheScores()
    {
        RelationshipScorer scorer = new(new() { Bond = new() { HalfLife = Duration.FromDays(1) } });
        TieLedger ledger = new(scorer);
        foreach (int day in (int[])[0, 60, 1_400, 1_500, 1_600, 2_000])
            ledger.Record(Owner, new(new($"{day}"), Day(day), Channel.InPerson, new ContactId($"{day:D5}")));
        foreach (int day in (int[])[2_000, 2_100, 3_000]) AssertStrengths(ledger, Day(day), 1);
    }

    [Fact]
    public void Strengths_AfterEachChange_AreThoseOfTheScores()
    {
        List<Interaction> history = [On(0), On(30), On(60)];
        TieLedger ledger = new(Scorer, key => history.Where(interaction => interaction.IsWith(key.Contact)));
        Record(On(0), On(30), On(60));
        AssertStrengths(ledger, Day(100), 1);

        Record(On(70));
        AssertStrengths(ledger, Day(100), 1);
        for (int i = 0; i < 40; i++)
            Record(new Interaction(new($"new {i}"), Day(70 + i), Channel.Letter, new ContactId($"new {i}")));
        Record(On(71), On(72));
        AssertStrengths(ledger, Day(200), 1);
        ledger.SetProfile(Key, new() { Cadence = Cadence.AsItComes });
        AssertStrengths(ledger, Day(200), 1);
        ledger.SetProfile(Key, new() { Kind = TieKind.Parent });
        AssertStrengths(ledger, Day(200), 1);
        ledger.SetProfile(Key, new());
        AssertStrengths(ledger, Day(200), 1);
        history.RemoveAt(3);
        ledger.Replay(Key);
        AssertStrengths(ledger, Day(200), 1);
        ledger.SetProfile(Key, new() { Restrictions = ContactRestrictions.NoScore });
        double[] strengths = new double[ledger.Count];
        ledger.Strengths(strengths, Day(200));
        Assert.Equal(0, strengths[0]);

        void Record(params Interaction[] more)
        {
            foreach (Interaction interaction in more)
            {
                if (!history.Contains(interaction)) history.Add(interaction);
                ledger.Record(Owner, interaction);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100)]
    public void Strengths_OfTiesOpenedSinceTheLast_AreZero(int opened)
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Owner, On(0));
        AssertStrengths(ledger, Day(10), 1);
        for (int i = 0; i < opened; i++) ledger.Open(new(Owner, new($"{i}")));
        AssertStrengths(ledger, Day(10), 1);
        Assert.Equal(1 + opened, ledger.Strongest(1_000, Day(10)).Count);
    }

    [Fact]
    public void Strongest_OfEveryKind_AreTheFirstOfAll()
    {
        TieLedger ledger = OfEveryKind(Scorer);
        RelationshipScore[] all = [.. ledger.ScoreAll(Day(5_000)).OrderByDescending(static score => score.Strength)
            .ThenBy(static score => score.Tie)];
        foreach (int count in (int[])[0, 1, 2, 5, all.Length - 1, all.Length, all.Length + 5])
            Assert.Equal(all.Take(count), ledger.Strongest(count, Day(5_000), 2));
    }

    [Fact]
    public void Strongest_OfManyEquallyStrong_AreTheFirstByTheirIds()
    {
        TieLedger ledger = Ledger(0);
        for (int i = 0; i < 3_000; i++)
            ledger.Record(Owner, new(new("party"), Day(0), Channel.InPerson, new ContactId($"{i * 7 % 3_000:D6}")));
        Assert.Equal(["000000", "000001", "000002"], ledger.Strongest(3, Day(9)).Select(static score => score.Tie.Contact.Value));
        Assert.Equal(3_000, ledger.Strongest(4_000, Day(9)).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Strongest_OfMoreThanAreKeptAtOnce_AreTheFirstOfAll(bool isAscending)
    {
        TieLedger ledger = Ledger(0);
        for (int i = 0; i < 5_000; i++)
        {
            int day = isAscending ? i + 1 : 5_000 - i;
            ledger.Record(new(Owner.Value), new(new("x"), Day(day), Channel.Letter, new ContactId($"{day:D6}")));
        }

        Assert.Equal(["005000", "004999"], ledger.Strongest(2, Day(6_000)).Select(static score => score.Tie.Contact.Value));
        Assert.Equal(2_000, ledger.Strongest(2_000, Day(6_000)).Count);
        Assert.Empty(ledger.Strongest(0, Day(6_000)));
    }

    [Fact]
    public void Contains_TiesOfOwnersWithFewAndWithMany_FindsEach()
    {
        TieLedger ledger = Ledger(0);
        foreach (int ties in (int[])[1, 2, 3, 7, 8, 9, 10, 40])
        {
            OwnerId owner = new($"owner of {ties}");
            for (int i = 0; i < ties; i++)
            {
                Assert.False(ledger.Contains(new(owner, new($"{i}"))));
                Assert.Equal(ledger.Open(new(owner, new($"{i}"))), ledger.Open(new(owner, new($"{i}"))));
                Assert.Equal(new TieKey(owner, new($"{i}")), ledger.Ties[^1]);
            }

            for (int i = 0; i < ties; i++) Assert.True(ledger.Contains(new(new($"owner of {ties}"), new($"{i}"))));
            Assert.False(ledger.Contains(new(owner, new("nobody"))));
        }

        Assert.Equal(80, ledger.Count);
        Assert.True(default(TieHandle).IsDefault);
        Assert.False(ledger.Open(ledger.Ties[0]).IsDefault);
    }

    private static void AssertStrengths(TieLedger ledger, Instant asOf, int cores)
    {
        double[] strengths = new double[ledger.Count];
        Array.Fill(strengths, -1);
        ledger.Strengths(strengths, asOf, cores);
        for (int i = 0; i < strengths.Length; i++)
        {
            double expected = ledger.Score(ledger.Ties[i], asOf).Strength;
            Assert.True(Math.Abs(strengths[i] - expected) <= 1e-12 * expected, $"{ledger.Ties[i]} {strengths[i]:R} {expected:R}");
        }
    }

    private static TieLedger OfEveryKind(RelationshipScorer scorer)
    {
        LocalDate day = Date(100);
        (string Name, TieProfile Profile, Interaction[] History)[] ties =
        [
            ("plain", new(), Every(30, 100)),
            ("one letter", new(), [On(0)]),
            ("kin", new() { Kind = TieKind.Child }, Every(30, 100)),
            ("closeness", new() { Closeness = [new(Closeness.Friend, day)] }, Every(90, 20)),
            ("closeness alone", new() { Closeness = [new(Closeness.Friend, day)] }, []),
            ("paused", new() { States = [new(ContactState.Paused, Date(3_500), Date(3_900))] }, Every(90, 20)),
            ("ended", new() { States = [new(ContactState.Ended, day)] }, Every(90, 20)),
            ("circle gap", new() { CircleGap = Duration.FromDays(200) }, Every(90, 20)),
            ("attempts alone", new(), [Call(5, 0), Call(9, 0)]),
            ("attempts and a call", new(), [Call(5, 0), Call(9, 20)]),
            ("likes alone", new(), Every(30, 5, Channel.Reaction)),
            ("likes of a member", new() { MemberSince = Date(50) }, [On(100, Channel.Reaction), On(200, Channel.Reaction)]),
            ("letters of a member", new() { MemberSince = Date(50) }, [On(100), On(200)]),
            ("member alone", new() { MemberSince = Date(50) }, []),
            ("stranger", new(), []),
            ("of every day", new(), [.. Enumerable.Range(0, 3_000).Select(static i => Call(i, 480))]),
            ("one-sided", new(), Every(10, 60, Channel.Message, Initiator.Owner)),
            ("one-sided by role", new() { SupportRole = SupportRole.ContactSupportsOwner },
                Every(10, 60, Channel.Message, Initiator.Owner)),
            ("both sides", new(), [.. Enumerable.Range(0, 60)
                .Select(static i => On(i * 10, Channel.Letter, i % 3 == 0 ? Initiator.Owner : Initiator.Of(Friend)))]),
            ("one direction", new() { RecordedDirections = RecordedDirections.OwnerOnly },
                Every(10, 60, Channel.Message, Initiator.Owner)),
            ("to come", new(), [On(3_999)]),
        ];
        TieLedger ledger = new(scorer);
        foreach ((string name, TieProfile profile, Interaction[] history) in ties)
        {
            TieKey key = new(Owner, new(name));
            ledger.SetProfile(key, profile);
            foreach (Interaction interaction in history) ledger.Record(ledger.Open(key), Episode.Of(interaction, Friend));
        }

        return ledger;

        static Interaction Call(int day, int minutes) =>
            new(new($"{day:D5}"), Day(day), Channel.Voice, Friend) { Length = Duration.FromMinutes(minutes) };
    }

    private static (int[] Places, Episode[] Episodes) Log(int ties, int count)
    {
        Random random = new(count);
        int[] places = [.. Enumerable.Range(0, count).Select(_ => (int)(ties * Math.Pow(random.NextDouble(), 2)))];
        Episode[] episodes = [.. Enumerable.Range(0, count).Select(i => new Episode(
            new($"{i:D6}"), Day(0) + Duration.FromMinutes(i * 900L), Channels[random.Next(1, Channels.Length)],
            (TieSide)random.Next(3), random.Next(5) == 0, random.Next(3) == 0 ? Duration.FromMinutes(random.Next(900)) : null,
            given: random.Next(20) == 0))];
        return (places, episodes);
    }

    private static TieLedger Ledger(int ties)
    {
        TieLedger ledger = new(Scorer);
        for (int i = 0; i < ties; i++) ledger.Open(new(Owner, new($"{i:D6}")));
        return ledger;
    }

    private static TieHandle Handle(TieLedger ledger, int place) => ledger.Open(ledger.Ties[place]);
}

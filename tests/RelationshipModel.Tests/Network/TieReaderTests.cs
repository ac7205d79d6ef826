using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

/// <summary>How a question reads ties: as little as it must, with the same scores whichever way.</summary>
public sealed class TieReaderTests
{
    private readonly InMemoryStore _store = new();

    private static ContactId Person(int number) => new(FormattableString.Invariant($"p{number:000}"));

    private static Interaction Visit(int person, double daysAgo) =>
        Meeting(FormattableString.Invariant($"{person} {daysAgo}"), daysAgo, Person(person));

    private RelationshipNetwork Network(WatchedStore watched) => new(
        Owner, NetworkStores.Of(_store) with { UnitOfWork = null, Interactions = watched, TieStates = watched },
        new FakeClock(AsOf));

    private async Task<(WatchedStore Read, string Ties, string States)> AskAsync(Instant? asOf = null)
    {
        using RecordedTelemetry telemetry = new();
        WatchedStore watched = new(NetworkStores.Of(_store));
        List<RelationshipScore> scores = await Network(watched).ScoreAllAsync(asOf).ToListAsync();
        string ties = telemetry.Take(RelationshipTelemetry.TiesRead, RelationshipTelemetry.TieStateTag);
        string states = telemetry.Take(RelationshipTelemetry.StatesKept, RelationshipTelemetry.ResultTag);

        NetworkStores stores = NetworkStores.Of(_store);
        RelationshipNetwork fresh = new(
            Owner, stores with { TieStates = new ForgetfulTies(stores.TieStates!) }, new FakeClock(AsOf));
        Assert.Equal(await fresh.ScoreAllAsync(asOf).ToListAsync(), scores);
        return (watched, ties, states);
    }

    private async Task FillAsync(int people)
    {
        await New(_store).RecordAsync([.. Enumerable.Range(0, people).Select(static i => Visit(i, 100 + i))]);
        await AskAsync();
    }

    /// <summary>A few ties that lack something are rolled on one by one, many with one reading of the log's end; what was
    /// rolled on is kept where it was much.</summary>
    [Theory]
    [InlineData(63, 63, false)]
    [InlineData(64, 64, true)]
    [InlineData(65, 1, true)]
    public async Task ScoreAll_TiesThatLackSomething_AreRolledOnSinglyOrTogether(int changed, int listings, bool areKept)
    {
        await FillAsync(300);
        await New(_store).RecordAsync([.. Enumerable.Range(0, changed).Select(static i => Visit(i, 50 - i * .1))]);

        (WatchedStore read, string ties, string states) = await AskAsync();
        Assert.Equal((listings, 0), (read.LogListings, read.WholeLogListings));
        Assert.Equal($"{300 - changed} kept, {changed} rolled_on", ties);
        Assert.Equal(areKept ? $"{changed} kept" : "", states);
        Assert.Equal(areKept ? "300 kept" : $"{300 - changed} kept, {changed} rolled_on", (await AskAsync()).Ties);
    }

    /// <summary>From a quarter of the ties on, one reading of the whole log is cheaper than one of each tie.</summary>
    [Theory]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    [InlineData(1, 0)]
    public async Task ScoreAll_OneTieToFold_ReadsTheWholeLogWhereItIsAQuarterOfAll(int people, int whole)
    {
        await FillAsync(people);
        await New(_store).SaveInteractionAsync(Visit(0, 100) with { Length = Duration.FromHours(3) });

        (WatchedStore read, string ties, string states) = await AskAsync();
        Assert.Equal((1, whole), (read.LogListings, read.WholeLogListings));
        Assert.Equal(people == 1 ? "1 folded" : $"{people - 1} kept, 1 folded", ties);
        Assert.Equal("1 kept", states);
        Assert.Equal($"{people} kept", (await AskAsync()).Ties);
    }

    [Fact]
    public async Task ScoreAll_SomeToFoldAndManyToRollOn_FoldsSinglyAndRollsOnTogether()
    {
        await FillAsync(300);
        RelationshipNetwork network = New(_store);
        await network.RecordAsync([.. Enumerable.Range(0, 70).Select(static i => Visit(i, 50))]);
        await network.SaveInteractionAsync(Visit(200, 300) with { Length = Duration.FromHours(3) });

        (WatchedStore read, string ties, string states) = await AskAsync();
        Assert.Equal((2, 0), (read.LogListings, read.WholeLogListings));
        Assert.Equal("229 kept, 1 folded, 70 rolled_on", ties);
        Assert.Equal("71 kept", states);
    }

    /// <summary>Of an instant in the past, the log is read on for a while, to know from when on a state lacks
    /// something.</summary>
    [Theory]
    [InlineData(1024, "2 kept")]
    [InlineData(1025, "1 kept")]
    public async Task ScoreAll_OfAnEarlierInstant_KeepsWhatItKnowsTheEndOf(int later, string states)
    {
        await New(_store).RecordAsync(
        [
            Visit(0, 100), Visit(1, 90), .. Enumerable.Range(0, later).Select(static i => Visit(0, 30 - i * .01)),
        ]);
        Assert.Equal(states, (await AskAsync(AsOf - Duration.FromDays(60))).States);
    }

    /// <summary>Scores do without the people met together: they are folded for the first question that needs them, of what is
    /// left of the log, and kept.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SuggestIntroductions_AfterScores_FoldsThePeopleOnce(bool forgets)
    {
        RelationshipNetwork network = New(_store);
        await network.Contacts.SaveAsync(
            [new(Ada, "Ada") { Offers = ["gardens"] }, new(Ben, "Ben"), new(Cem, "Cem") { Needs = ["gardens"] }]);
        await network.RecordAsync([Meeting("1", 900, Ada, Ben), Meeting("2", 800, Ada, Cem), Meeting("3", 30, Ada, Ben, Cem)]);
        await AskAsync();
        await network.RecordAsync([Meeting("late", 40, Ada, Cem)]);
        await AskAsync();
        RelationshipNetwork ofTheLog = new(Owner, NetworkStores.Of(_store) with { TieStates = null }, new FakeClock(AsOf));
        string[] expected = [.. (await ofTheLog.SuggestIntroductionsAsync(top: 0)).Select(Text)];
        if (forgets) await network.ForgetBeforeAsync(Period.FromDays(500));
        await AskAsync();

        for (int question = 0; question < 2; question++)
        {
            WatchedStore watched = new(NetworkStores.Of(_store));
            IReadOnlyList<IntroductionSuggestion> suggested = await Network(watched).SuggestIntroductionsAsync(top: 0);
            Assert.Equal(expected, suggested.Select(Text));
            // A few rolled on are rolled on again each time.
            Assert.Equal(forgets ? 3 : question == 0 ? 1 : 0, watched.LogListings);
        }

        static string Text(IntroductionSuggestion suggestion) =>
            FormattableString.Invariant($"{suggestion.Pair} {suggestion.Score:R}");
    }

    /// <summary>A company in which one person was recorded under two ids was smaller than recorded, for the others in it
    /// too.</summary>
    [Fact]
    public async Task Scores_WithACompanyThatAMergeMakesSmaller_AreThoseOfThePersonRecordedOnce()
    {
        ContactId alias = new("ada@work");
        RelationshipNetwork merged = New(_store), once = New();
        foreach ((RelationshipNetwork network, ContactId[] both, ContactId either) in new[]
        {
            (merged, new[] { Ada, alias }, alias), (once, new[] { Ada }, Ada),
        })
        {
            await network.Contacts.SaveAsync(
                [new(Ada, "Ada") { Offers = ["gardens"] }, new(Ben, "Ben"), new(Cem, "Cem") { Needs = ["gardens"] }]);
            await network.RecordAsync(
            [
                Meeting("1", 40, [Ben, Person(1), Person(2), Person(3), .. both]), Meeting("2", 30, Ben),
                Meeting("3", 20, Cem, either), Meeting("4", 9, Cem), Meeting("5", 8, Ben, Cem), Meeting("6", 4, Ada),
            ]);
            await network.ScoreAllAsync().CountAsync();
        }

        await merged.AcceptMergeAsync(Ada, alias);

        for (int reading = 0; reading < 2; reading++)
        {
            foreach (ContactId contact in new[] { Ada, Ben, Cem })
                Assert.Equal(await once.ScoreAsync(contact), await merged.ScoreAsync(contact));
            Assert.Equal(await once.ScoreAllAsync().ToListAsync(), await merged.ScoreAllAsync().ToListAsync());
            Assert.Equal(
                (await once.SuggestIntroductionsAsync(top: 0)).Select(static pair => (pair.Pair, pair.Score)),
                (await merged.SuggestIntroductionsAsync(top: 0)).Select(static pair => (pair.Pair, pair.Score)));
        }
    }

    /// <summary>Where no view is to be had, what is read while old interactions are folded away is read again.</summary>
    [Fact]
    public async Task ScoreAll_BesideRetentionWithoutViews_ReadsLogAndPastsAsTheyBelongTogether()
    {
        await New(_store).RecordAsync([Visit(0, 300), Visit(0, 200), Visit(0, 3), Visit(1, 250)]);
        NetworkStores stores = NetworkStores.Of(_store) with { UnitOfWork = null };
        int reads = 0;
        NetworkStores stepped = stores with
        {
            Contacts = FaultyStores.Of(stores, async () =>
            {
                if (++reads == 1) await New(_store).ForgetBeforeAsync(Period.FromDays(100));
            }).Contacts,
        };
        RelationshipNetwork network = new(Owner, stepped, new FakeClock(AsOf));

        Assert.Equal(
            [(Person(0), 3), (Person(1), 1)],
            (await network.ScoreAllAsync().ToListAsync()).Select(static score => (score.Tie.Contact, score.InteractionCount))
                .Order());
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task Score_OfOneContact_ReadsNoMoreThanTheirs()
    {
        await FillAsync(9);
        await New(_store).RecordAsync(Visit(3, 20));
        WatchedStore watched = new(NetworkStores.Of(_store));
        RelationshipNetwork network = Network(watched);
        using RecordedTelemetry telemetry = new();

        Assert.Equal(2, (await network.ScoreAsync(Person(3))).InteractionCount);
        Assert.Equal(1, (await network.ScoreAsync(Person(4))).InteractionCount);
        Assert.Equal(0, (await network.ScoreAsync(new("nobody"))).InteractionCount);
        Assert.Equal((1, 0), (watched.LogListings, watched.WholeLogListings));
        Assert.Equal("1 rolled_on, 1 kept", telemetry.Take(RelationshipTelemetry.TiesRead, RelationshipTelemetry.TieStateTag));
    }
}

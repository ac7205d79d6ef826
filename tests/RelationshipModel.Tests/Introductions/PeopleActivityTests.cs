using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

public sealed class PeopleActivityTests
{
    private static readonly Instant Begun = AsOf - Duration.FromDays(100);

    /// <summary>Hub has written to all; on the last days Ann has met Dot, and Ann and Ben were written to together.</summary>
    private static readonly KeyValuePair<ContactId, Interaction>[] Recorded =
    [
        Letter("a", "hub", 100, "ann"), Letter("b", "hub", 60, "ben"), Letter("c", "hub", 50, "cid"),
        Letter("d", "ann", 7, "dot"), Letter("e", "hub", 21, "ann", "ben"),
    ];

    private static readonly TieNetwork Ties = TieNetwork.Of(
        [Tie("hub", "ann", 16), Tie("hub", "ben", 81), Tie("hub", "cid", 16), Tie("ann", "dot", 16)]);

    private static KeyValuePair<ContactId, Interaction> Letter(string id, string from, int daysAgo, params string[] to) =>
        new(Id(from), new(new(id), AsOf - Duration.FromDays(daysAgo), Channel.Letter,
            to.Select(Id))
        { Initiator = Initiator.Owner });

    private static double Weight(string a, string b, TieNetwork network) =>
        network.Closeness(Pair(a, b)) / Ties.Closeness(Pair(a, b));

    // Ann was seen 7 days ago, presence 1/2, and met one in the last tenth (from 9.3 days before the last letter
    // on); Ben was seen 21 days ago, presence 1/4; one letter went to both: sqrt(1/2 x 1/4) x (2 x 1)^.3 x 2^.25.
    // Cid was seen 50 days ago, presence 7/57.
    [Fact]
    public void With_Activity_WeighsClosenessAsComputedByHand()
    {
        TieNetwork network = Ties.With(PeopleActivity.Of(Recorded, AsOf));

        Assert.Equal(Math.Sqrt(.5 * .25) * Math.Pow(2, .3) * Math.Pow(2, .25), Weight("ann", "ben", network), 1e-12);
        Assert.Equal(Math.Sqrt(.25 * 7 / 57), Weight("ben", "cid", network), 1e-12);
    }

    [Fact]
    public void With_Activity_EveryWayToTheClosenessAgreesAndTheExplanationHolds()
    {
        TieNetwork network = Ties.With(PeopleActivity.Of(Recorded, AsOf));

        PairCloseness[] all = [.. network.All()];

        Assert.Equal(all.OrderByDescending(static pair => pair.Closeness).ThenBy(static pair => pair.Pair), network.Top(100));
        Assert.Equal(all.Where(static pair => pair.Pair.Contains(Id("ben"))).OrderByDescending(static pair => pair.Closeness),
            network.TopOf(Id("ben"), 100));
        foreach (PairCloseness pair in all)
        {
            Explanation explanation = network.Explain(pair.Pair);
            Assert.Equal(pair.Closeness, explanation.Value, 1e-12);
            Assert.Equal(pair.Closeness, network.Closeness(pair.Pair), 1e-12);
            Explanations.AssertHolds(explanation);
        }
    }

    [Fact]
    public void Of_RecordInAnotherOrderAndLaterRows_IsTheSame()
    {
        TieNetwork network = Ties.With(PeopleActivity.Of(Recorded, AsOf));
        TieNetwork shuffled = Ties.With(PeopleActivity.Of([Letter("z", "cid", -3, "ben"), .. Recorded.Reverse()], AsOf));

        Assert.Equal(network.All(), shuffled.All());
    }

    // A letter went to ann and ben, one to fay besides, one to ben and cid, one to all three, one to dot and cid; hub wrote to
    // eva alone, a day before. Each root is 2 of 12 together, so each closeness 1/3; presence is 7/14, eva's 7/15.
    [Fact]
    public void With_SeveralGroupMessages_CountsThoseOfBoth()
    {
        TieNetwork ties = TieNetwork.Of([.. "ann ben cid dot eva fay".Split(' ').Select(static person => Tie("hub", person, 16))]);
        TieNetwork network = ties.With(PeopleActivity.Of(
        [
            Letter("0", "hub", 8, "eva"), Letter("1", "hub", 7, "ann", "ben"), Letter("2", "hub", 7, "cid", "dot"),
            Letter("3", "hub", 7, "ben", "cid"), Letter("4", "hub", 7, "ann", "ben", "cid"), Letter("5", "hub", 7, "ann", "ben", "fay"),
        ], AsOf));
        Dictionary<ContactPair, int> together = new (string First, string Second, int Letters)[]
        {
            ("ann", "ben", 3), ("ann", "cid", 1), ("ann", "dot", 0), ("ann", "eva", 0), ("ben", "cid", 2), ("ben", "dot", 0),
            ("ben", "eva", 0), ("cid", "dot", 1), ("cid", "eva", 0), ("dot", "eva", 0), ("ann", "fay", 1), ("ben", "fay", 1),
            ("cid", "fay", 0), ("dot", "fay", 0), ("eva", "fay", 0),
        }.ToDictionary(static pair => Pair(pair.First, pair.Second), static pair => pair.Letters);

        Assert.Equal(together.Keys.Order(), network.All().Select(static pair => pair.Pair));
        Assert.Equal(network.All().OrderByDescending(static pair => pair.Closeness).ThenBy(static pair => pair.Pair),
            network.Top(99));
        foreach (PairCloseness pair in network.All())
        {
            double presence = pair.Pair.Contains(Id("eva")) ? Math.Sqrt(.5 * 7 / 15) : .5;
            double expected = presence / 3 * Math.Pow(1 + together[pair.Pair], .25);
            Assert.Equal(expected, pair.Closeness, 1e-12);
            Assert.Equal(expected, network.Closeness(pair.Pair), 1e-12);
            Assert.Equal(expected, network.Explain(pair.Pair).Value, 1e-12);
            Assert.Equal(expected, network.TopOf(pair.Pair.First, 9).Single(one => one.Pair == pair.Pair).Closeness, 1e-12);
            Assert.Equal(expected, network.TopOf(pair.Pair.Second, 9).Single(one => one.Pair == pair.Pair).Closeness, 1e-12);
            Assert.Equal(1 + together[pair.Pair],
                network.Explain(pair.Pair).Find("one_and_group_messages")!.Value);
        }
    }

    // Fay and gus are in no record, so they have been silent since it began, 100 days ago.
    [Fact]
    public void With_PeopleWithoutARecord_TakesThemAsSilentSinceItBegan()
    {
        TieNetwork ties = TieNetwork.Of([Tie("hub", "fay", 1), Tie("hub", "gus", 1), Tie("hub", "ann", 1)]);
        TieNetwork network = ties.With(PeopleActivity.Of(Recorded, AsOf));

        Assert.Equal(7.0 / 107, network.Closeness(Pair("fay", "gus")) / ties.Closeness(Pair("fay", "gus")), 1e-12);
        Assert.Equal(0, network.Closeness(Pair("fay", "nobody")));
        Assert.Equal("nobody_shared", network.Explain(Pair("fay", "nobody")).Children[0].Term);
        Assert.Equal("nobody_shared", network.Explain(Pair("aaa", "fay")).Children[0].Term);
        Assert.Equal(ties.All(), ties.With(PeopleActivity.Of([], AsOf)).All());
        Assert.Equal(ties.All(), ties.With(PeopleActivity.Of([], Interaction.Earliest)).All());
        Assert.Equal(ties.All(), ties.With(PeopleActivity.Of([], Interaction.Latest)).All());
    }

    // The record lasts 100 days; its last tenth begins 10 days before its last letter, which is of today.
    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(9, 0, 2)]
    [InlineData(10, 0, 2)]
    [InlineData(10, 1, 1)]
    [InlineData(11, 0, 1)]
    [InlineData(100, 0, 1)]
    public void Met_CountsThoseFirstMetInTheLastTenthOfTheRecord(int daysAgo, int nanosecondsMore, int met)
    {
        KeyValuePair<ContactId, Interaction> first = new(Id("ann"), new(new("f"),
            AsOf - Duration.FromDays(daysAgo) - Duration.FromNanoseconds(nanosecondsMore), Channel.Letter, Id("dot")));
        KeyValuePair<ContactId, Interaction>[] recorded =
        [
            Letter("a", "hub", 100, "ann"), Letter("b", "ann", 0, "cid"), Letter("c", "ann", 0, "dot"), first,
            Letter("d", "ann", 0, "dot"), Letter("e", "ben", -1, "dot"),
        ];

        foreach (IEnumerable<KeyValuePair<ContactId, Interaction>> rows in new[] { recorded, recorded.Reverse() })
        {
            PeopleActivity activity = PeopleActivity.Of(rows, AsOf);

            Assert.Equal((met, 0, 0), (activity.Met(Id("ann")), activity.Met(Id("hub")), activity.Met(Id("ben"))));
            Assert.Equal((0, 0, 100),
                (activity.SilentDays(Id("ann")), activity.SilentDays(Id("dot")), activity.SilentDays(Id("ben"))));
        }
    }

    [Fact]
    public void Groups_AreTheWritingsOfTheOwnerToSeveralButNotToMany()
    {
        Assert.True(IsGroup(static letter => letter));
        Assert.True(IsGroup(static letter => letter with { HeadCount = 26 }));
        Assert.False(IsGroup(static letter => letter with { HeadCount = 27 }));
        Assert.False(IsGroup(static letter => letter with { Initiator = Initiator.Of(Id("ann")) }));
        Assert.False(IsGroup(static letter => letter with { Initiator = Initiator.Unknown }));
        Assert.True(IsGroup(static letter => Sent(letter, Channel.Email)));
        Assert.True(IsGroup(static letter => Sent(letter, Channel.Message)));
        Assert.False(IsGroup(static letter => Sent(letter, Channel.Reaction)));
        Assert.False(IsGroup(static letter => Sent(letter, Channel.Voice)));
        Assert.False(IsGroup(static letter => Sent(letter, Channel.InPerson)));
        Assert.False(IsGroup(static letter => Sent(letter, Channel.Letter, "ann") with { HeadCount = 5 }));

        static Interaction Sent(Interaction letter, Channel channel, params string[] to) =>
            new(letter.Id, letter.At, channel, to.Length > 0 ? to.Select(Id) : letter.Contacts) { Initiator = letter.Initiator };

        static bool IsGroup(Func<Interaction, Interaction> change) => PeopleActivity.Of(
            [new(Id("hub"), change(Letter("a", "hub", 7, "ann", "ben").Value))], AsOf).Groups.Count == 1;
    }

    [Fact]
    public void Of_ADefaultPerson_IsRefused() =>
        Assert.Throws<ArgumentException>(static () => PeopleActivity.Of([new(default, Recorded[0].Value)], AsOf));

    [Fact]
    public void Of_CircularsAndTalksAndReactions_BringNobodyTogether()
    {
        string[] many = [.. Enumerable.Range(0, 24).Select(static i => $"r{i}"), "ann", "ben"];
        KeyValuePair<ContactId, Interaction> circular = Letter("e", "hub", 21, many);
        KeyValuePair<ContactId, Interaction> smaller = Letter("e", "hub", 21, many[1..]);

        Assert.Equal(1, Together([.. Recorded[..4], circular]), 1e-12);
        Assert.Equal(Math.Pow(2, .25), Together([.. Recorded[..4], smaller]), 1e-12);

        static double Together(KeyValuePair<ContactId, Interaction>[] recorded) =>
            Ties.With(PeopleActivity.Of(recorded, AsOf)).Explain(Pair("ann", "ben")).Find("received_together")!.Value;
    }

    [Fact]
    public void Suggest_WithActivity_ExplainsTheWeighedCloseness()
    {
        IntroductionSuggestion suggestion = Assert.Single(
            new IntroductionSuggester().Suggest(Knowing([Contact("ann"), Contact("ben")]),
                Ties.With(PeopleActivity.Of(Recorded, AsOf))));

        Explanations.AssertHolds(suggestion.Explanation);
        Assert.NotNull(suggestion.Explanation.Find("weighed_closeness"));
    }
}

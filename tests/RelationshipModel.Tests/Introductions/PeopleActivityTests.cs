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

using System.Text;
using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

/// <summary>The explanations of introductions and of closeness as people read them.</summary>
public sealed class IntroductionExplanationTests
{
    private static readonly Contact Ada = Contact("ada", interests: ["chess"], needs: ["tax", "garden"], offers: ["piano"]) with
    {
        Name = "Ada Smith",
        Kind = TieKind.Kin,
        Closeness = [new(Closeness.CloseFriend, Today.PlusYears(-5))],
    };

    private static readonly Contact Ben = Contact("ben", interests: ["chess"], offers: ["tax", "garden"], needs: ["piano"]) with
    {
        Name = "Ben Smith",
        Kind = TieKind.Sibling,
    };

    // Zoe has roots 2, 3 and 1, yan 1 and 1, xia none.
    private static readonly KnownTie[] Ties =
    [
        Tie("zoe", "ada", 16), Tie("zoe", "ben", 81), Tie("zoe", "cal", 1), Tie("yan", "ada", 1), Tie("yan", "ben", 1),
        Tie("ada", "xia", 1), Tie("ben", "xia", 1),
    ];

    [Fact]
    public async Task Every_term_of_an_introduction_is_spelled_out()
    {
        NetworkSnapshot people = Scored([Ada, Ben],
            [Talk("dinner", 1800, "ada", "ben") with { HeadCount = 7 }, Talk("supper", 1790, "ada", "ben"), Talk("call", 7, "ben")]);
        Instant asked = AsOf - Duration.FromDays(9);
        NetworkSnapshot network = With(people,
            [new(new("club"), Id("ada"), Today), new(new("club"), Id("ben"), Today)],
            introductions: [Introduction.Begin(new("i"), Id("ada"), Id("cal"), asked).AskFirst(asked)]);
        PeopleActivity activity = PeopleActivity.Of(
            [new(Id("zoe"), Letter("1", 21, "ada", "ben")), new(Id("ada"), Letter("2", 7, "dot"))], AsOf);

        Explanation explanation = Assert.Single(
            new IntroductionSuggester().Suggest(network, TieNetwork.Of(Ties).With(activity), top: 0)).Explanation;

        Explanations.AssertHolds(explanation);
        await Snapshot.Verify(ExplanationText.Of(explanation, "strength"));
    }

    [Fact]
    public async Task Every_measure_of_closeness_is_spelled_out()
    {
        TieNetwork network = TieNetwork.Of([.. Ties, Tie("ada", "wim", 1e-300), Tie("ada", "vic", 16)]);
        StringBuilder text = new();
        foreach (ClosenessMeasure measure in Enum.GetValues<ClosenessMeasure>())
        {
            Append(network.Explain(Pair("ada", "ben"), measure));
            Append(network.Explain(Pair("ada", "cal"), measure));
        }

        // One of the vitalities is too small to be told from its root.
        Append(network.Explain(Pair("vic", "wim")));
        Append(network.Explain(Pair("cal", "nobody")));
        await Snapshot.Verify(text.ToString());

        void Append(Explanation explanation)
        {
            Explanations.AssertHolds(explanation);
            text.Append(ExplanationText.Of(explanation)).Append('\n');
        }
    }

    [Fact]
    public void Two_stated_to_be_strangers_are_not_acquainted()
    {
        NetworkSnapshot network = With(Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben")]),
            acquaintances: [new(Pair("ada", "ben"), AcquaintanceState.NotAcquainted)]);

        Assert.Equal(
            "acquainted = 0 1 [NoisyOr]\n  stated_not_acquainted = 0 1 [Given]\n",
            ExplanationText.Of(Assert.Single(new IntroductionSuggester().Suggest(network, top: 0)).Explanation.Find("acquainted")!));
    }

    private static Interaction Letter(string id, int daysAgo, params string[] to) =>
        new(new(id), AsOf - Duration.FromDays(daysAgo), Channel.Letter, to.Select(Id)) { Initiator = Initiator.Owner };
}

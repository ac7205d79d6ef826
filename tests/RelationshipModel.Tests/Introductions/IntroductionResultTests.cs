using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Introductions;

/// <summary>What the results say of themselves, and what the engines refuse.</summary>
public sealed class IntroductionResultTests
{
    private static readonly TieNetwork Triangle =
        TieNetwork.Of([new(Id("ana"), Id("ben"), 4), new(Id("ben"), Id("cem"), 9)]);

    private static readonly ContactPair Pair = new(Id("ana"), Id("cem"));

    private static IntroductionSuggestion Make(string owner = "owner", int day = 0, string second = "ben", double score = 1,
        bool isStructural = false, string first = "for first", string toSecond = "for second", string why = "why",
        string notYet = "not_yet", string toOwner = "for owner", string introducer = "dora") =>
        new(new(owner), Day(day), new(Id("ana"), Id(second)), score, new(why), new(notYet), static () => new("score", 1))
        {
            IsStructural = isStructural,
            ReasonsForFirst = [new(first)],
            ReasonsForSecond = [new(toSecond)],
            ReasonsForOwner = [new(toOwner)],
            Introducer = Id(introducer),
        };

    [Fact]
    public void Suggestions_AreEqualIfAllTheyTellIsEqual()
    {
        IntroductionSuggestion suggestion = Make();

        Assert.Equal(suggestion, Make());
        Assert.Equal(suggestion.GetHashCode(), Make().GetHashCode());
        Assert.All(
            [
                Make("other"), Make(day: 1), Make(second: "cem"), Make(score: 2), Make(isStructural: true), Make(first: "other"),
                Make(toSecond: "other"), Make(why: "other"), Make(notYet: "other"), Make(toOwner: "other"),
                Make(introducer: "other"),
            ], other => Assert.NotEqual(suggestion, other));
        Assert.False(suggestion.Equals(null));
    }

    [Fact]
    public void ToString_OfEachResult_ShowsIdsAndNumbers()
    {
        PeopleActivity activity = PeopleActivity.Of([new(Id("ana"), On(0, "ben"))], Day(1));

        Assert.Equal($"{Make().Pair} by owner as of {Day(0)}: 1.500", Make(score: 1.5).ToString());
        Assert.Equal($"{Pair} by ben: 0.5", new PairCloseness(Pair, .5, Id("ben")).ToString());
        Assert.Equal("ana -> ben", new KnownTie(Id("ana"), Id("ben"), 1).ToString());
        Assert.Equal("TieNetwork (3 people, 2 ties)", Triangle.ToString());
        Assert.Equal("PeopleActivity (2 people, 0 group messages)", activity.ToString());
    }

    [Fact]
    public void Members_GivenNull_AreRefused()
    {
        Refuses("snapshot", static () => new IntroductionSuggester().Suggest(null!));
        Refuses("ties", static () => TieNetwork.Of((IEnumerable<KnownTie>)null!));
        Refuses("scores", static () => TieNetwork.Of((IEnumerable<RelationshipScore>)null!));
        Refuses("activity", static () => Triangle.With(null!));
        Refuses("recorded", static () => PeopleActivity.Of(null!, Day(0)));

        static void Refuses(string name, Action call) =>
            Assert.Equal(name, Assert.Throws<ArgumentNullException>(call).ParamName);
    }

    [Fact]
    public void Measures_ThatAreNone_AreRefused()
    {
        const ClosenessMeasure None = (ClosenessMeasure)99;

        Assert.Equal("measure", Refusal(static () => Triangle.Closeness(Pair, None)));
        Assert.Equal("measure", Refusal(static () => Triangle.Explain(Pair, None)));
        Assert.Equal("measure", Refusal(static () => Triangle.All(None)));
        Assert.Equal("measure", Refusal(static () => Triangle.Top(1, None)));
        Assert.Equal("measure", Refusal(static () => Triangle.TopOf(Id("ana"), 1, None)));

        static string? Refusal(Action call) => Assert.Throws<ArgumentOutOfRangeException>(call).ParamName;
    }

    [Fact]
    public void KnownTie_ThatIsNone_SaysWhy()
    {
        Assert.StartsWith("A tie needs two people; both are ana.",
            Assert.Throws<ArgumentException>(static () => new KnownTie(Id("ana"), Id("ana"), 1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("The vitality of the tie from ana to ben must be finite, 0 or more.",
            Assert.Throws<ArgumentOutOfRangeException>(static () => new KnownTie(Id("ana"), Id("ben"), -1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultIds_AreRefused()
    {
        Assert.Throws<ArgumentException>(static () => Triangle.AreTied(default));
        Assert.Throws<ArgumentException>(static () => Triangle.Closeness(default));
        Assert.Throws<ArgumentException>(static () => Triangle.Explain(default(ContactPair)));
        Assert.Throws<ArgumentException>(static () => Triangle.Shared(default));
        Assert.Throws<ArgumentException>(static () => Triangle.TopOf(default, 1));
        Assert.Throws<ArgumentException>(static () => new KnownTie(default, Id("ana"), 1));
        Assert.Throws<ArgumentException>(static () => new KnownTie(Id("ana"), default, 1));
    }

    [Fact]
    public void Explain_WhoIsInNoTie_SharesNobody() =>
        Assert.Equal(0, Triangle.Explain(new(Id("stranger"), Id("another"))).Value);
}

using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

/// <summary>What two contacts gain by their interests, offers and needs.</summary>
public sealed class TopicsTests
{
    private static readonly IntroductionSuggester Suggester = new();

    /// <summary>Topics as letters, those of the two and those they share.</summary>
    public static TheoryData<string, string, string> Lists => new()
    {
        { "a", "a", "a" },
        { "abc", "c", "c" },
        { "c", "abc", "c" },
        { "ab", "bc", "b" },
        { "bc", "ab", "b" },
        { "abcdf", "bdef", "bdf" },
        { "bdef", "acdeg", "de" },
        { "abc", "abc", "abc" },
    };

    public static TheoryData<string, string> Apart => new() { { "a", "b" }, { "b", "a" }, { "ace", "bdf" }, { "bdf", "ac" } };

    // An interest of both alone counts 1/ln 2.
    [Theory]
    [MemberData(nameof(Lists))]
    public void Suggest_InterestsOfBoth_CountEachOnce(string ofFirst, string ofSecond, string shared)
    {
        string[] ofAda = Topics(ofFirst), ofBen = Topics(ofSecond.ToUpperInvariant());
        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(
            Knowing([Contact("ada", interests: ofAda), Contact("ben", interests: ofBen)])));

        Assert.Equal(shared.Length / Math.Log(2), suggestion.Explanation.Find("gain_of_first")!.Value, 1e-12);
        Assert.Equal(shared.Length / Math.Log(2), suggestion.Explanation.Find("gain_of_second")!.Value, 1e-12);
        Assert.Equal([Topical("shared_interests", "ben", Topics(shared))], suggestion.ReasonsForFirst);
        Assert.Equal([Topical("shared_interests", "ada", Topics(shared.ToUpperInvariant()))], suggestion.ReasonsForSecond);
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Suggest_NeedsMet_CountEachOnceForTheOneInNeed(string needs, string offers, string met)
    {
        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(
            Knowing([Contact("ada", needs: Topics(needs)), Contact("ben", offers: Topics(offers))])));
        IntroductionSuggestion other = Assert.Single(Suggester.Suggest(
            Knowing([Contact("ada", offers: Topics(offers)), Contact("ben", needs: Topics(needs))])));

        Assert.Equal(met.Length, suggestion.Explanation.Find("gain_of_first")!.Value);
        Assert.Equal(0, suggestion.Explanation.Find("gain_of_second")!.Value);
        Assert.Equal([Topical("meets_need", "ben", Topics(met))], suggestion.ReasonsForFirst);
        Assert.Equal([Topical("asks_for_help", "ada", Topics(met))], suggestion.ReasonsForSecond);
        Assert.Equal(0, other.Explanation.Find("gain_of_first")!.Value);
        Assert.Equal(met.Length, other.Explanation.Find("gain_of_second")!.Value);
        Assert.Equal([Topical("asks_for_help", "ben", Topics(met))], other.ReasonsForFirst);
        Assert.Equal([Topical("meets_need", "ada", Topics(met))], other.ReasonsForSecond);
        Explanations.AssertHolds(suggestion.Explanation);
        Explanations.AssertHolds(other.Explanation);
    }

    [Theory]
    [MemberData(nameof(Apart))]
    public void Suggest_NoTopicInCommon_SuggestsNothing(string first, string second)
    {
        Assert.Empty(Suggester.Suggest(
            Knowing([Contact("ada", interests: Topics(first)), Contact("ben", interests: Topics(second))]), top: 0));
        Assert.Empty(Suggester.Suggest(
            Knowing([Contact("ada", offers: Topics(first)), Contact("ben", needs: Topics(second))]), top: 0));
        Assert.Empty(Suggester.Suggest(
            Knowing([Contact("ada", interests: Topics(first)), Contact("ben", offers: Topics(first), needs: Topics(second))]),
            top: 0));
    }

    /// <summary>The larger gain counts half where that is more than the harmonic mean of both.</summary>
    [Fact]
    public void Suggest_OneGainsMuchMore_CountsHalfOfThat()
    {
        string[] nine = Topics("abcdefghi");
        Explanation explanation = Assert.Single(new IntroductionSuggester(new() { NeedWeight = .25 }).Suggest(
            Knowing([Contact("ada", needs: nine, offers: ["z"]), Contact("ben", offers: nine, needs: ["z"])]))).Explanation;

        // 9/4 and 1/4, levelled off 9/13 and 1/5: the harmonic mean is .31.
        Assert.Equal(9.0 / 26, explanation.Find("fit")!.Value, 1e-12);
        Explanations.AssertHolds(explanation);
    }

    [Theory]
    [InlineData("", "", "", "might_enjoy_meeting")]
    [InlineData("", "", "p", "asks_for_help")]
    [InlineData("", "c", "", "shared_interests")]
    [InlineData("", "c", "p", "shared_interests")]
    [InlineData("t", "", "", "meets_need")]
    [InlineData("t", "", "p", "meets_need")]
    [InlineData("t", "c", "", "meets_need shared_interests")]
    [InlineData("t", "c", "p", "meets_need shared_interests")]
    public void ReasonsFor_OneWhoGains_AskForHelpOnlyWhereNothingIsGained(string met, string shared, string asked, string codes)
    {
        NetworkSnapshot network = Knowing([
            Contact("ada", interests: Topics(shared), needs: Topics(met), offers: Topics(asked)),
            Contact("ben", interests: Topics(shared), offers: Topics(met), needs: Topics(asked)),
        ]);

        IntroductionSuggestion suggestion = Assert.Single(
            Suggester.Suggest(network, TieNetwork.Of([Tie("zoe", "ada"), Tie("zoe", "ben")])));

        Assert.Equal(codes, string.Join(' ', suggestion.ReasonsFor(Id("ada")).Select(static reason => reason.Code)));
        Assert.Equal(codes == "might_enjoy_meeting", suggestion.IsStructural);
    }

    [Fact]
    public void Suggest_EachContactWithEachLater_IsFoundByAnyTopic()
    {
        NetworkSnapshot network = Knowing([
            Contact("ada", offers: ["tax"]), Contact("ben", needs: ["tax"], interests: ["chess"]),
            Contact("cal", offers: ["tax"], interests: ["chess"]), Contact("dan", needs: ["tax"]),
            Contact("eva", interests: ["chess"], needs: ["piano"]),
        ]);

        Assert.Equal(
            [Pair("ada", "ben"), Pair("ada", "dan"), Pair("ben", "cal"), Pair("ben", "eva"), Pair("cal", "dan"),
                Pair("cal", "eva")],
            Suggester.Suggest(network, top: 0).Select(static suggestion => suggestion.Pair).Order());
    }

    private static string[] Topics(string letters) => [.. letters.Select(static letter => $"{letter}")];

    private static Reason Topical(string code, string other, string[] topics) =>
        new(code, ReasonArgument.Of("other", Id(other)), ReasonArgument.Of("topics", topics));
}

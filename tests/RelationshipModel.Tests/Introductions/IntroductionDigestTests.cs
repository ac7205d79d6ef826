using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

/// <summary>How many pairs a digest has, in which order, and who stands in it how often.</summary>
public sealed class IntroductionDigestTests
{
    private static readonly IntroductionSuggester Suggester = new();
    private static readonly Contact Ada = Contact("ada", interests: ["chess"]);
    private static readonly Contact Ben = Contact("ben", interests: ["Chess"]);
    private static readonly NetworkSnapshot Players = Knowing([Ada, Ben]);

    [Theory]
    [InlineData(0, "ada/ben ada/cal ada/dan ada/eva ben/cal ben/dan ben/eva cal/dan cal/eva dan/eva")]
    [InlineData(1, "ada/ben")]
    [InlineData(2, "ada/ben ada/cal")]
    [InlineData(3, "ada/ben ada/cal ben/cal")]
    [InlineData(4, "ada/ben ada/cal ben/cal dan/eva")]
    [InlineData(9, "ada/ben ada/cal ben/cal dan/eva")]
    public void Suggest_PairsOfEqualScore_StandInOrdinalOrderNobodyMoreThanTwiceInADigest(int top, string pairs)
    {
        NetworkSnapshot network = Knowing([Ada, Ben, Contact("cal", interests: ["chess"]), Contact("dan", interests: ["chess"]),
            Contact("eva", interests: ["chess"])]);

        Assert.Equal(pairs, string.Join(' ', Suggester.Suggest(network, top: top)
            .Select(static suggestion => $"{suggestion.Pair.First}/{suggestion.Pair.Second}")));
    }

    [Theory]
    [InlineData(1, 5, "ada/ben cal/dan")]
    [InlineData(3, 5, "ada/ben ada/cal ada/dan ben/cal ben/dan")]
    [InlineData(3, 9, "ada/ben ada/cal ada/dan ben/cal ben/dan cal/dan")]
    public void Suggest_ADigest_HoldsNobodyMoreOftenThanTheOptionSays(int most, int top, string pairs)
    {
        NetworkSnapshot network = Knowing([Ada, Ben, Contact("cal", interests: ["chess"]),
            Contact("dan", interests: ["chess"]), Contact("eva", interests: ["chess"])]);

        Assert.Equal(pairs, string.Join(' ', new IntroductionSuggester(new() { MaxPerContact = most })
            .Suggest(network, top: top, among: [Id("ada"), Id("ben"), Id("cal"), Id("dan")])
            .Select(static suggestion => $"{suggestion.Pair.First}/{suggestion.Pair.Second}")));
    }

    // Dan comes up by chess, before cal by piano.
    [Fact]
    public void Suggest_EqualPairsFoundInAnotherOrder_TakesTheOrdinallyFirst()
    {
        NetworkSnapshot network = Knowing([Contact("ada", interests: ["chess", "piano"]), Contact("cal", interests: ["piano"]),
            Contact("dan", interests: ["chess"])]);

        Assert.Equal(Pair("ada", "cal"), Assert.Single(Suggester.Suggest(network, top: 1)).Pair);
        Assert.Equal([Pair("ada", "cal"), Pair("ada", "dan")],
            Suggester.Suggest(network, top: 0).Select(static suggestion => suggestion.Pair));
    }

    // Interests of fewer count more: garden of two, chess of three, tax of four.
    [Theory]
    [InlineData(0, "cal/dan ada/ben ada/eva ben/eva ben/cal ben/fay cal/fay")]
    [InlineData(1, "cal/dan")]
    [InlineData(3, "cal/dan ada/ben ada/eva")]
    [InlineData(4, "cal/dan ada/ben ada/eva ben/eva")]
    [InlineData(9, "cal/dan ada/ben ada/eva ben/eva cal/fay")]
    public void Suggest_PairsOfOtherScores_StandInTheirOrder(int top, string pairs)
    {
        NetworkSnapshot network = Knowing([
            Contact("ada", ["chess"]), Contact("ben", ["chess", "tax"]), Contact("cal", ["garden", "tax"]),
            Contact("dan", ["garden"]), Contact("eva", ["chess"]), Contact("fay", ["tax"]),
            Contact("gus", ["tax"]) with { Restrictions = ContactRestrictions.NoIntroductions },
        ]);

        Assert.Equal(pairs, string.Join(' ', Suggester.Suggest(network, top: top)
            .Select(static suggestion => $"{suggestion.Pair.First}/{suggestion.Pair.Second}")));
    }

    [Fact]
    public void Suggest_ADigest_HoldsNobodyMoreThanTwice()
    {
        NetworkSnapshot network = Knowing([Ada, Ben, Contact("cal", interests: ["chess"]), Contact("dan", interests: ["chess"]),
            Contact("eva", interests: ["chess"])]);

        IReadOnlyList<IntroductionSuggestion> digest = Suggester.Suggest(network, top: 9);

        Assert.All(digest.SelectMany(suggestion => new[] { suggestion.Pair.First, suggestion.Pair.Second }).GroupBy(id => id),
            standing => Assert.InRange(standing.Count(), 1, 2));
        Assert.Equal(10, Suggester.Suggest(network, top: 0).Count);
    }

    [Fact]
    public void Suggest_AmongSome_SuggestsOnlyThose()
    {
        NetworkSnapshot network = Knowing([Ada, Ben, Contact("cal", interests: ["chess"])]);

        Assert.Equal(Pair("ada", "cal"), Assert.Single(Suggester.Suggest(network, among: [Id("cal"), Id("ada")])).Pair);
        Assert.Equal(Pair("ada", "cal"),
            Assert.Single(Suggester.Suggest(network, among: [Id("cal"), Id("ada"), Id("unknown")])).Pair);
    }

    [Fact]
    public void Suggest_ADigest_HasNobodyWhoAsGoodAsKnowEachOther()
    {
        NetworkSnapshot dinner = Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben")]);

        Assert.Empty(Suggester.Suggest(dinner));
        Assert.Single(Suggester.Suggest(dinner, top: 0));
    }
}

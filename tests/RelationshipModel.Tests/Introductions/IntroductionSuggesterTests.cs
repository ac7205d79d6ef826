using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Introductions.Acquainting;
using static RelationshipModel.Tests.Introductions.ChessPlayers;

namespace RelationshipModel.Tests.Introductions;

public sealed class IntroductionSuggesterTests
{
    [Fact]
    public void Suggest_TwoWhoShareAnInterest_ScoresAsComputedByHand()
    {
        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(Players));

        // 1/ln 2 = 1.4426950408889634 for both, levelled off 0.5906161091496412; never together; asked of neither.
        Assert.Equal(0.5906161091496412 * Math.Sqrt(Strength("ada") * Strength("ben")), suggestion.Score, 1e-12);
        Assert.False(suggestion.IsStructural);
        Assert.Equal(Pair("ada", "ben"), suggestion.Pair);
    }

    [Fact]
    public void Suggest_AnInterestOfThree_CountsLess()
    {
        NetworkSnapshot network =
            Knowing([Ada, Ben, Contact("cal", interests: ["chess"]) with { Restrictions = ContactRestrictions.NoIntroductions }]);

        // 1/ln 3 = 0.9102392266268373, levelled off 0.4765053580405454.
        Assert.Equal(0.4765053580405454, Assert.Single(Suggester.Suggest(network)).Explanation.Find("fit")!.Value, 1e-12);
    }

    [Fact]
    public void Suggest_TwoWhoHelpEachOther_TakesTheHarmonicMeanOfWhatEachGains()
    {
        NetworkSnapshot network = Knowing(
            [Contact("ada", offers: ["piano"], needs: ["tax", "garden"]),
                Contact("ben", offers: ["Tax", "garden"], needs: ["piano"])]);

        Explanation explanation = Assert.Single(Suggester.Suggest(network, top: 0)).Explanation;

        Assert.Equal(2, explanation.Find("gain_of_first")!.Value);
        Assert.Equal(1, explanation.Find("gain_of_second")!.Value);
        Assert.Equal(4.0 / 3 / (1 + 4.0 / 3), explanation.Find("fit")!.Value, 1e-12);
    }

    // A need met, 1, levelled off .5; half of it counts, since only one gains.
    [Fact]
    public void Suggest_ABenefitToOneSideOnly_AsksTheOtherForHelpAndCountsHalf()
    {
        IntroductionSuggestion suggestion =
            Assert.Single(Suggester.Suggest(Knowing([Contact("ada", offers: ["piano"]), Contact("ben", needs: ["piano"])])));

        Assert.Equal(.25, suggestion.Explanation.Find("fit")!.Value, 1e-12);
        Assert.False(suggestion.IsStructural);
        Assert.Equal("ben is looking for piano, which you offer, and would be glad of your help.",
            Rendered(Assert.Single(suggestion.ReasonsFor(Id("ada")))));
        Assert.Equal("ada offers what you are looking for: piano.", Rendered(Assert.Single(suggestion.ReasonsFor(Id("ben")))));
    }

    [Fact]
    public void Suggest_ReasonsForEach_NameWhatThatOneGains()
    {
        NetworkSnapshot network = Knowing(
            [Contact("ada", offers: ["piano"], needs: ["tax", "garden"]),
                Contact("ben", offers: ["Tax", "garden"], needs: ["piano"])]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal("ben offers what you are looking for: garden and tax.",
            Rendered(Assert.Single(suggestion.ReasonsFor(Id("ada")))));
        Assert.Equal("ada offers what you are looking for: piano.", Rendered(Assert.Single(suggestion.ReasonsFor(Id("ben")))));
    }

    [Fact]
    public void Suggest_Explanation_HoldsAtEveryNode()
    {
        NetworkSnapshot network = With(Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben")]),
            [new(new("club"), Id("ada"), Today), new(new("club"), Id("ben"), Today)]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network, ThroughZoe, top: 0));

        Explanations.AssertHolds(suggestion.Explanation);
        Assert.Equal(suggestion.Score, suggestion.Explanation.Value);
    }

    [Fact]
    public void Suggest_ANegativeNumber_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Suggester.Suggest(Players, top: -1));

    [Fact]
    public void ReasonsFor_SomebodyElse_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Suggester.Suggest(Players)[0].ReasonsFor(Id("cal")));

    [Fact]
    public void Options_WithFaults_NamesEach()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => new IntroductionSuggester(new() { TogetherChance = double.NaN, MaxPerContact = 0 }));

        Assert.Contains("TogetherChance is NaN; it must be from 0 to 1.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("MaxPerContact is 0; it must be from 1 to 1000.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Defaults_AreThoseOfTheDesign() =>
        Assert.Equal(
            new IntroductionOptions
            {
                Measure = ClosenessMeasure.StrengthWeightedResourceAllocation,
                NeedWeight = 1,
                TogetherChance = .95,
                SmallCircle = 15,
                CircleChance = .5,
                ConversationPartners = 3,
                RelatedChance = .95,
                FamilyNameChance = .7,
                OneSidedShare = .5,
                DormantReadiness = .5,
                SharedPersonChance = .1,
                MaxSharedPeopleChance = .5,
                AskWindow = Duration.FromDays(90),
                AskHalving = 2,
                DeclinedYears = 1,
                MaxPerContact = 2,
                CloseStrength = .7,
            },
            IntroductionOptions.Default);

    [Fact]
    public void EveryReason_HasEnglishWords() =>
        Assert.All(
            typeof(IntroductionReasons).GetFields().Select(field => (string)field.GetRawConstantValue()!),
            code => Assert.NotEmpty(Rendered(new(
                code, ReasonArgument.Of("first", Id("ada")), ReasonArgument.Of("second", Id("ben")),
                ReasonArgument.Of("other", Id("cal")), ReasonArgument.Of("topics", ["chess"]),
                ReasonArgument.Of("people", [Id("dan")]), ReasonArgument.Of("contact", Id("ada")),
                ReasonArgument.Of("silence", Duration.FromDays(900))))));
}

using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Introductions.Acquainting;
using static RelationshipModel.Tests.Introductions.ChessPlayers;

namespace RelationshipModel.Tests.Introductions;

/// <summary>How ready the two are to be introduced.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public void Suggest_StrengthsOfBothAboveTheMidpoint_SaysTheOwnerIsCloseToBoth()
    {
        IntroductionSuggestion far = Assert.Single(Suggester.Suggest(Players));
        IntroductionSuggestion close = Assert.Single(new IntroductionSuggester(new() { CloseStrength = .01 }).Suggest(Players));

        Assert.Equal("You know both ada and ben.", Rendered(far.WhyOwner));
        Assert.Equal("You are close to both ada and ben.", Rendered(close.WhyOwner));
    }

    // Of the two the weaker counts, and a strength at the limit is close.
    [Theory]
    [InlineData("ada")]
    [InlineData("ben")]
    public void Suggest_TheWeakerOfBothTies_DecidesWhetherTheOwnerIsClose(string closer)
    {
        NetworkSnapshot network = Knowing([Ada, Ben], [Talk("more", 3, closer)]);
        double weaker = network.Scores.Min(static score => score.Strength);

        Assert.Equal(IntroductionReasons.CloseToBoth, WhyOwner(weaker));
        Assert.Equal(IntroductionReasons.KnowsBoth, WhyOwner(Math.BitIncrement(weaker)));

        string WhyOwner(double limit) =>
            Assert.Single(new IntroductionSuggester(new() { CloseStrength = limit }).Suggest(network)).WhyOwner.Code;
    }

    [Fact]
    public void Suggest_DormantTie_IsHalfAsReadyAndToBeRevivedFirst()
    {
        Contact ada = Ada with { Closeness = [new(Closeness.CloseFriend, Today.PlusYears(-5))] };
        NetworkSnapshot network = Scored([ada, Ben], [Talk("long ago", 1800, "ada"), Talk("talk", 7, "ben")]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal(.5, suggestion.Explanation.Find("readiness_of_first")!.Value, 1e-12);
        Assert.Equal(1, suggestion.Explanation.Find("readiness_of_second")!.Value, 1e-12);
        Assert.Equal("You and ada have been quiet for 4 years: revive that tie first.", Rendered(suggestion.ReasonsForOwner[^1]));
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Fact]
    public void Suggest_DormantTieWithoutAnyContact_IsNotSaidToHaveGoneQuiet()
    {
        Contact ada = Ada with { Closeness = [new(Closeness.CloseFriend, Today.PlusYears(-5))] };
        NetworkSnapshot network = Scored([ada, Ben], [Talk("talk", 7, "ben")]);

        Assert.Equal(TieStatus.Dormant, network.Score(Id("ada"))!.Status);
        Assert.DoesNotContain(Assert.Single(Suggester.Suggest(network)).ReasonsForOwner,
            static reason => reason.Code == IntroductionReasons.ReviveFirst);
    }

    [Fact]
    public void Suggest_SilentTieAtHome_IsAsReadyAsAnyAndNotToBeRevivedFirst()
    {
        Contact ada = Ada with { Kind = TieKind.CoResident, Closeness = [new(Closeness.CloseFriend, Today.PlusYears(-5))] };
        NetworkSnapshot network = Scored([ada, Ben], [Talk("long ago", 1800, "ada"), Talk("talk", 7, "ben")]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal(1, suggestion.Explanation.Find("readiness_of_first")!.Value, 1e-12);
        Assert.DoesNotContain(suggestion.ReasonsForOwner, static reason => reason.Code == IntroductionReasons.ReviveFirst);
    }

    [Fact]
    public void Suggest_LapsedTie_IsToBeRevivedFirst()
    {
        NetworkSnapshot network = Scored([Ada, Ben], [Talk("long ago", 1800, "ada"), Talk("talk", 7, "ben")]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal(TieStatus.Lapsed, network.Score(Id("ada"))!.Status);
        Assert.Equal("You and ada have been quiet for 4 years: revive that tie first.", Rendered(suggestion.ReasonsForOwner[^1]));
    }

    [Fact]
    public void Suggest_TwoDormantTies_AreAQuarterAsReadyAndBothToBeRevivedFirst()
    {
        NetworkSnapshot network = Scored(
            [.. new[] { Ada, Ben }.Select(contact =>
                contact with { Closeness = [new(Closeness.CloseFriend, Today.PlusYears(-5))] })],
            [Talk("long ago", 1800, "ada"), Talk("longer ago", 2200, "ben")]);

        IntroductionSuggestion suggestion = Assert.Single(Suggester.Suggest(network));

        Assert.Equal(.25, suggestion.Explanation.Find("readiness")!.Value, 1e-12);
        Assert.Equal(
            ["You and ada have been quiet for 4 years: revive that tie first.",
                "You and ben have been quiet for 6 years: revive that tie first."],
            suggestion.ReasonsForOwner.Skip(2).Select(Rendered));
        Assert.Equal([suggestion.WhyOwner, suggestion.WhyNotYet], suggestion.ReasonsForOwner.Take(2));
        Assert.Equal(suggestion.Score, suggestion.Explanation.Value);
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Fact]
    public void Suggest_AsksOfTheLastNinetyDays_LowerReadinessOfWhoWasAsked()
    {
        Instant asked = AsOf - Duration.FromDays(89), before = AsOf - Duration.FromDays(90);
        Introduction ofBoth = Introduction.Begin(new("1"), Id("ada"), Id("ben"), asked).AskFirst(asked).AcceptFirst(asked)
            .AskSecond(asked).Withdraw(asked);
        Introduction ofOne = Introduction.Begin(new("2"), Id("ada"), Id("cal"), asked).AskFirst(asked);
        Introduction ofNone = Introduction.Begin(new("3"), Id("ben"), Id("cal"), before).AskFirst(before);

        Explanation explanation =
            Assert.Single(Suggester.Suggest(With(Players, introductions: [ofBoth, ofOne, ofNone]))).Explanation;

        Assert.Equal(.5, explanation.Find("readiness_of_first")!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(.5), explanation.Find("readiness_of_second")!.Value, 1e-12);
        Assert.Equal(Math.Pow(.5, 1.5), explanation.Find("readiness")!.Value, 1e-12);
        Explanations.AssertHolds(explanation);
    }
}

using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Revisits;

public sealed class RevisitOccasionTests
{
    private const int Today = 1500;

    private static readonly AnnualDate BirthdayToday = RevisitPlannerTests.AnnualDateOf(Network.Date(Today));

    private static RevisitSuggestion? Suggested(Network network, params string[] places) => network.Plan(null, null, places).Suggestions.SingleOrDefault();

    private static Network InRhythm(int today, AnnualDate birthday, int hours = 10) =>
        new Network(today).Tie("a", new Network(today).Meetings("a", 15, 15, hours: hours), contact => contact with { Birthday = birthday });

    [Fact]
    public void Birthday_OfAStrongTieInRhythm_IsReasonEnough()
    {
        RevisitSuggestion suggestion = Suggested(InRhythm(Today, RevisitPlannerTests.AnnualDateOf(Network.Date(Today + 3))))!;

        Assert.Equal(RevisitPool.Keep, suggestion.Pool);
        Assert.Equal([RevisitReasons.Birthday], suggestion.Reasons.Select(static reason => reason.Code));
        Assert.Equal(Network.Date(Today + 3), suggestion.Reason.Find("date")!.Date);
        Assert.Equal(.5 * (.3 + .7 * suggestion.Score!.BondLevel), suggestion.Value, 1e-12);
    }

    [Fact]
    public void Birthday_OfAWeakTieInRhythm_IsNot() =>
        Assert.Null(Suggested(InRhythm(Today, RevisitPlannerTests.AnnualDateOf(Network.Date(Today + 3)), hours: 1)));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, RevisitReasons.BirthdayToday)]
    [InlineData(1, RevisitReasons.Birthday)]
    [InlineData(7, RevisitReasons.Birthday)]
    [InlineData(8, null)]
    public void Birthday_WithinTheNextSevenDays_IsAnOccasion(int ahead, string? expected) =>
        Assert.Equal(expected, Suggested(InRhythm(Today, RevisitPlannerTests.AnnualDateOf(Network.Date(Today + ahead))))?.Reason.Code);

    [Fact]
    public void Birthday_AfterTheTurnOfTheYear_IsAnOccasion()
    {
        int day = Period.DaysBetween(Network.Date(0), new(2023, 12, 28));

        Assert.Equal(new LocalDate(2024, 1, 2), Suggested(InRhythm(day, new(1, 2)))?.Reason.Find("date")!.Date);
    }

    [Theory]
    [InlineData(2024, 2, 29, RevisitReasons.BirthdayToday)]
    [InlineData(2024, 2, 28, RevisitReasons.Birthday)]
    [InlineData(2024, 3, 1, null)]
    [InlineData(2023, 2, 28, RevisitReasons.BirthdayToday)]
    [InlineData(2023, 2, 27, RevisitReasons.Birthday)]
    [InlineData(2023, 3, 1, null)]
    public void Birthday_OnTheLeapDay_IsOnTheTwentyEighthInACommonYear(int year, int month, int day, string? expected)
    {
        int today = Period.DaysBetween(Network.Date(0), new(year, month, day));

        Assert.Equal(expected, Suggested(InRhythm(today, new(2, 29)))?.Reason.Code);
    }

    [Fact]
    public void Birthday_OfADormantFriend_RaisesReviving()
    {
        RevisitPlan plan = new Network(Today).Revive("a", 900).Revive("b", 800, static contact => contact with { Birthday = BirthdayToday }).Plan();

        Assert.Equal(["b", "a"], plan.Suggestions.Select(static suggestion => suggestion.Contact.Value));
        RelationshipScore score = plan.Suggestions[0].Score!;
        double quiet = 1 - Math.Pow(2, -score.SilentLocalDays / 1095.0);
        Assert.Equal(score.BondLevel * (1 - (1 - quiet) * .5), plan.Suggestions[0].Value, 1e-12);
        Assert.Equal([RevisitReasons.Dormant, RevisitReasons.BirthdayToday], plan.Suggestions[0].Reasons.Select(static reason => reason.Code));
    }

    [Fact]
    public void Place_WhereTheOwnerWillBe_RaisesWhateverTheCase()
    {
        Network network = new Network(Today).Keep("a").Keep("b", record: static contact => contact with { Place = "São Paulo" });

        Assert.Equal("a", network.Plan().Suggestions[0].Contact.Value);
        RevisitSuggestion first = network.Plan(null, null, "Jena", "são paulo").Suggestions[0];
        Assert.Equal("b", first.Contact.Value);
        Assert.Equal([RevisitReasons.Drifting, RevisitReasons.SamePlace], first.Reasons.Select(static reason => reason.Code));
    }

    [Fact]
    public void Place_Alone_IsNoReasonToDisturbATieInRhythm()
    {
        Network network = new(Today);
        network.Tie("a", network.Meetings("a", 15, 15, hours: 10), static contact => contact with { Place = "Jena" });

        Assert.Null(Suggested(network, "Jena"));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Gathering_WithinTheNextWeek_IsAnOccasion(int ahead, bool expected)
    {
        RevisitSuggestion suggestion = Suggested(new Network(Today).Keep("a").Gathering(Today + ahead, "a", "z"))!;

        Assert.Equal(expected, suggestion.Reasons.Any(static reason => reason.Code == RevisitReasons.ExpectedAtGathering));
        Assert.Equal(expected, suggestion.Explanation.Find("urgency") is not null);
    }

    [Fact]
    public void Gathering_OfSeveral_IsTheNext() =>
        Assert.Equal(
            Network.Date(Today + 2),
            Suggested(new Network(Today).Keep("a").Gathering(Today + 6, "a").Gathering(Today + 2, "a"))!.Reasons[1].Find("date")!.Date);

    [Fact]
    public void Occasions_OfOneWhoIsOwed_AreToldAndLeaveTheOrderToTheDueDay()
    {
        RevisitPlan plan = new Network(Today).Owed("a", 6).Owed("b", 5).Gathering(Today + 1, "b").Plan();

        Assert.Equal(["a", "b"], plan.Suggestions.Select(static suggestion => suggestion.Contact.Value));
        Assert.Equal([RevisitReasons.PromiseOverdue, RevisitReasons.ExpectedAtGathering], plan.Suggestions[1].Reasons.Select(static reason => reason.Code));
    }

    [Fact]
    public void Occasions_Together_RaiseAsChancesDoAndNeverAboveOne()
    {
        RevisitSuggestion suggestion = Suggested(
            new Network(Today).Keep("a", record: static contact => contact with { Place = "Jena", Birthday = BirthdayToday }).Gathering(Today, "a"),
            "Jena")!;

        double lateness = 1 - 1 / suggestion.Score!.SilenceInGaps;
        Assert.Equal(1 - (1 - lateness) * .5 * .7 * .7, suggestion.Explanation.Find("urgency")!.Value, 1e-12);
    }
}

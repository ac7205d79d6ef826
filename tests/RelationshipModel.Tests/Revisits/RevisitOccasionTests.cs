using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Revisits;

public sealed class RevisitOccasionTests
{
    private const int Today = 1500;

    private static RevisitSuggestion? Suggested(Network network, params string[] places) =>
        network.Plan(null, null, places).Suggestions.SingleOrDefault();

    private static Network InRhythm(int today, AnnualDate birthday, Func<Contact, Contact>? record = null) =>
        new Network(today).Tie("a", new Network(today).Meetings("a", 1, 15), contact =>
        {
            Contact known = contact with { Birthday = birthday };
            return record is null ? known : record(known);
        });

    [Fact]
    public void Birthday_OfAFriendMetYesterday_IsToldBesideTheDigest()
    {
        RevisitPlan plan = InRhythm(Today, RevisitPlannerTests.AnnualDateOf(Network.Date(Today + 3))).Plan();

        Assert.Empty(plan.Suggestions);
        UpcomingBirthday birthday = Assert.Single(plan.Birthdays);
        Assert.Equal((new ContactId("a"), Network.Date(Today + 3), RevisitReasons.Birthday),
            (birthday.Contact, birthday.Date, birthday.Reason.Code));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, RevisitReasons.BirthdayToday)]
    [InlineData(1, RevisitReasons.Birthday)]
    [InlineData(7, RevisitReasons.Birthday)]
    [InlineData(8, null)]
    public void Birthday_WithinTheNextSevenDays_IsTold(int ahead, string? expected) =>
        Assert.Equal(expected, InRhythm(Today, RevisitPlannerTests.AnnualDateOf(Network.Date(Today + ahead)))
            .Plan().Birthdays.SingleOrDefault()?.Reason.Code);

    [Fact]
    public void Birthday_AfterTheTurnOfTheYear_IsTold()
    {
        int day = Period.DaysBetween(Network.Date(0), new(2023, 12, 28));

        Assert.Equal(new LocalDate(2024, 1, 2), Assert.Single(InRhythm(day, new(1, 2)).Plan().Birthdays).Date);
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

        Assert.Equal(expected, InRhythm(today, new(2, 29)).Plan().Birthdays.SingleOrDefault()?.Reason.Code);
    }

    [Fact]
    public void Birthdays_TakeNoPlacesAndAreUnlimited()
    {
        Network network = new(Today);
        for (int i = 0; i < 9; i++)
        {
            AnnualDate birthday = RevisitPlannerTests.AnnualDateOf(Network.Date(Today + 7 - i % 3));
            network.Keep($"f{i}", record: contact => contact with { Birthday = birthday });
        }

        RevisitPlan plan = network.Plan();

        Assert.Equal(5, plan.Suggestions.Count);
        Assert.Equal(["f2", "f5", "f8", "f1", "f4", "f7", "f0", "f3", "f6"],
            plan.Birthdays.Select(static birthday => birthday.Contact.Value));
    }

    public static TheoryData<string, Func<Contact, Contact>, bool> Told => new()
    {
        { "ended", static contact => contact with { States = [new(ContactState.Ended, Network.Date(0))] }, false },
        { "deceased", static contact => contact with { States = [new(ContactState.Deceased, Network.Date(0))] }, false },
        { "do not remind", static contact => contact with { Restrictions = ContactRestrictions.NoReminders }, false },
        { "removed", static contact => contact with { Restrictions = ContactRestrictions.RecordRemoved }, false },
        { "the owner", static contact => contact with { Kind = TieKind.Me }, false },
        { "paused", static contact => contact with { States = [new(ContactState.Paused, Network.Date(0))] }, true },
        { "snoozed", static contact => contact with { SnoozedUntil = Network.Date(Today + 9) }, true },
        { "not scored", static contact => contact with { Restrictions = ContactRestrictions.NoScore }, true },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public void Birthday_IsTold_UnlessWhatAPersonStatedForbidsIt(string what, Func<Contact, Contact> record, bool expected) =>
        Assert.True(InRhythm(Today, RevisitPlannerTests.AnnualDateOf(Network.Date(Today)), record)
            .Plan().Birthdays.Count == (expected ? 1 : 0), what);

    [Fact]
    public void Place_WhereTheOwnerWillBe_RaisesWhateverTheCase()
    {
        Network network = new Network(Today).Keep("a").Keep("b", record: static contact => contact with { Place = "São Paulo" });

        Assert.Equal("a", network.Plan().Suggestions[0].Contact.Value);
        RevisitSuggestion first = network.Plan(null, null, "Jena", "são paulo").Suggestions[0];
        Assert.Equal("b", first.Contact.Value);
        Assert.Equal([TieReasons.Drifting, RevisitReasons.SamePlace], first.Reasons.Select(static reason => reason.Code));
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
    [InlineData(1, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Gathering_WithinTheNextWeek_IsAnOccasion(int ahead, bool expected)
    {
        RevisitSuggestion suggestion = Suggested(new Network(Today).Keep("a").Gathering(Today + ahead, "a", "y", "z"))!;

        Assert.Equal(expected, suggestion.Reasons.Any(static reason => reason.Code == RevisitReasons.ExpectedAtGathering));
        Assert.Equal(expected, suggestion.Explanation.Find("urgency") is not null);
    }

    [Fact]
    public void Gathering_OfSeveral_IsTheNext() =>
        Assert.Equal(
            Network.Date(Today + 2),
            Suggested(new Network(Today).Keep("a").Gathering(Today + 6, "a", "x", "y")
                .Gathering(Today + 2, "a", "x", "y"))!.Reasons[1].Find("date")!.Date);

    [Fact]
    public void Occasions_OfOneWhoIsOwed_AreToldAndLeaveTheOrderToTheDueDay()
    {
        RevisitPlan plan = new Network(Today).Owed("a", 6).Owed("b", 5).Gathering(Today + 1, "b", "x", "y").Plan();

        Assert.Equal(["b", "a"], plan.Suggestions.Select(static suggestion => suggestion.Contact.Value));
        Assert.Equal([RevisitReasons.PromiseOverdue, RevisitReasons.ExpectedAtGathering],
            plan.Suggestions[0].Reasons.Select(static reason => reason.Code));
    }

    [Fact]
    public void Occasions_Together_RaiseAsChancesDoAndNeverAboveOne()
    {
        RevisitSuggestion suggestion = Suggested(
            new Network(Today).Keep("a", record: static contact => contact with { Place = "Jena" })
                .Gathering(Today + 1, "a", "x", "y"),
            "Jena")!;

        double lateness = 1 - 1 / suggestion.Score!.SilenceInGaps;
        Assert.Equal(1 - (1 - lateness) * .7 * .7, suggestion.Explanation.Find("urgency")!.Value, 1e-12);
    }

    // Two or three who agreed to meet soon need no reminder of each other; at anything larger they may hardly talk.
    [Theory]
    [InlineData(1, 5, true)]
    [InlineData(2, 5, true)]
    [InlineData(3, 5, false)]
    [InlineData(1, 15, false)]
    public void Gathering_OfTwoOrThreeWithinTheUsualGap_HoldsTheSuggestionBack(int others, int ahead, bool expected)
    {
        RevisitPlan plan = new Network(Today).Keep("a")
            .Gathering(Today + ahead, ["a", .. Enumerable.Range(1, others - 1).Select(static i => $"z{i}")]).Plan();

        Assert.Equal(expected ? 0 : 1, plan.Suggestions.Count);
        if (!expected) return;
        RevisitHold hold = Assert.Single(plan.Held);
        Assert.Equal((RevisitReasons.AgreedToMeet, Network.Date(Today + ahead)),
            (hold.Reasons[0].Code, hold.Reasons[0].Find("date")!.Date!.Value));
    }

    [Fact]
    public void Gathering_OfTwo_DoesNotHoldAPromiseBack() =>
        Assert.Equal(RevisitPool.Owed,
            Assert.Single(new Network(Today).Owed("a").Gathering(Today + 2, "a").Plan().Suggestions).Pool);
}

using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Introductions.Acquainting;
using static RelationshipModel.Tests.Introductions.ChessPlayers;

namespace RelationshipModel.Tests.Introductions;

/// <summary>Who is not suggested.</summary>
public sealed class NobodyToMeetTests
{
    [Fact]
    public void Suggest_OneWhoseRecordWasRemoved_SuggestsNothing() =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Ben with { Restrictions = ContactRestrictions.RecordRemoved }]),
            ThroughZoe));

    [Theory]
    [InlineData(ContactRestrictions.NoIntroductions)]
    [InlineData(ContactRestrictions.NoScore)]
    public void Suggest_OneOptedOut_SuggestsNothing(ContactRestrictions preference) =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Ben with { Restrictions = preference }]), ThroughZoe));

    [Theory]
    [InlineData(ContactState.Paused)]
    [InlineData(ContactState.Ended)]
    [InlineData(ContactState.Deceased)]
    public void Suggest_AStateThatAPersonSet_SuggestsNothing(ContactState state) =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Ben with { States = [new(state, Today.PlusDays(-1))] }]), ThroughZoe));

    // Nobody is introduced to somebody whom the owner cannot reach.
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Suggest_ContactWhoNeverAnswered_IsNotSuggested(int letters, bool isSuggested)
    {
        MadeNetwork network = new()
        {
            Contacts = [MadeNetwork.Person("ana") with { Interests = ["chess"] },
                MadeNetwork.Person("ben") with { Interests = ["chess"] }],
            Interactions = [.. MadeNetwork.Every(9, "ana", 0, 90),
                .. MadeNetwork.Every(30, "ben", 0, 30 * letters - 1, Channel.Letter)
                    .Select(static letter => letter with { Initiator = Initiator.Owner })],
        };

        Assert.Equal(isSuggested, Suggester.Suggest(network.AsOf(100)).Count > 0);
    }

    [Theory]
    [InlineData(ContactState.Paused)]
    [InlineData(ContactState.Ended)]
    [InlineData(ContactState.Deceased)]
    public void Suggest_AStateOfTheContactOrOfItsScoreAlone_SuggestsNothing(ContactState state)
    {
        Contact stated = Ben with { States = [new(state, Today)] };
        NetworkSnapshot network = Knowing([Ada, stated]);

        Assert.Single(Suggester.Suggest(Knowing([Ada, Ben with { States = [new(state, Today.PlusDays(1))] }])));
        Assert.Empty(Suggester.Suggest(Scores([Ada, stated], Players.Scores)));
        Assert.Empty(Suggester.Suggest(Scores([Ada, Ben], network.Scores)));
    }

    [Theory]
    [InlineData(ContactRestrictions.NoIntroductions)]
    [InlineData(ContactRestrictions.NoScore)]
    [InlineData(ContactRestrictions.RecordRemoved)]
    public void Suggest_AContactOptedOutWhoseScoreIsGivenAllTheSame_SuggestsNothing(ContactRestrictions restriction) =>
        Assert.Empty(Suggester.Suggest(Scores([Ada, Ben with { Restrictions = restriction }], Players.Scores)));

    [Fact]
    public void Suggest_AnotherEntryForTheOwner_IsNobodyToMeet() =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Ben with { Kind = TieKind.Me }])));

    [Fact]
    public void Suggest_TheOwnerAmongTheContacts_IsNobodyToMeet() =>
        Assert.Empty(Suggester.Suggest(Knowing([Ada, Contact("olga", interests: ["chess"])])));

    [Fact]
    public void Suggest_AStranger_SuggestsNothing() => Assert.Empty(Suggester.Suggest(Scored([Ada, Ben], [Talk("a", 7, "ada")])));

    [Fact]
    public void Suggest_AnOpenIntroduction_RestsUntilItExpires()
    {
        Introduction asked = Begin(20).AskFirst(AsOf - Duration.FromDays(13));
        Introduction expired = Begin(20).AskFirst(AsOf - Duration.FromDays(14));

        Assert.Empty(Suggester.Suggest(With(Players, introductions: [asked])));
        Assert.Single(Suggester.Suggest(With(Players, introductions: [expired])));
    }

    [Fact]
    public void Suggest_AnIntroductionMadeOrItsEnd_SuggestsNothing()
    {
        Instant longAgo = AsOf - Duration.FromDays(4000);
        Introduction made = Introduction.Begin(new("x"), Id("ben"), Id("ada"), longAgo).AskFirst(longAgo).AcceptFirst(longAgo)
            .AskSecond(longAgo).AcceptSecond(longAgo).Make(longAgo);

        Assert.Empty(Suggester.Suggest(With(Players, introductions: [made])));
        Assert.Empty(Suggester.Suggest(With(Players, introductions: [made.Meet(longAgo)])));
        Assert.Empty(Suggester.Suggest(With(Players, introductions: [made.NoContact(longAgo)])));
    }

    [Theory]
    [InlineData("2023-06-02", false)]
    [InlineData("2023-06-01", true)]
    public void Suggest_ADeclinedIntroduction_RestsForAYear(string declined, bool isSuggested)
    {
        Instant at = NodaTime.Text.LocalDatePattern.Iso.Parse(declined).Value.AtMidnight().InUtc().ToInstant();
        Introduction introduction = Introduction.Begin(new("x"), Id("ada"), Id("ben"), at).AskFirst(at).Decline(Id("ada"), at);

        Assert.Equal(isSuggested ? 1 : 0, Suggester.Suggest(With(Players, introductions: [introduction])).Count);
    }

    [Fact]
    public void Suggest_AWithdrawnIntroduction_MayComeAgain() =>
        Assert.Single(Suggester.Suggest(With(Players, introductions: [Begin(20).Withdraw(AsOf - Duration.FromDays(19))])));

    [Fact]
    public void Suggest_AnIntroductionBegunLater_IsNotKnownYet()
    {
        Assert.Single(Suggester.Suggest(With(Players, introductions: [Begin(-1)])));
        Assert.Empty(Suggester.Suggest(With(Players, introductions: [Begin(0)])));
    }

    [Fact]
    public void Suggest_AStepTakenLater_IsNotKnownYet()
    {
        Introduction ofBoth = Introduction.Begin(new("1"), Id("ada"), Id("ben"), AsOf - Duration.FromDays(20),
            Duration.FromDays(20)).AskFirst(AsOf - Duration.FromDays(18)).AcceptFirst(AsOf + Duration.FromHours(1));
        Introduction later = Introduction.Begin(new("2"), Id("ada"), Id("cal"), AsOf - Duration.FromDays(9))
            .AskFirst(AsOf + Duration.FromNanoseconds(1));
        Introduction now = Introduction.Begin(new("3"), Id("ben"), Id("cal"), AsOf - Duration.FromDays(9)).AskFirst(AsOf);

        Explanation explanation = Assert.Single(Suggester.Suggest(With(Players, introductions: [later, now]))).Explanation;

        Assert.Empty(Suggester.Suggest(With(Players, introductions: [ofBoth])));
        Assert.Equal(1, explanation.Find("readiness_of_first")!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(.5), explanation.Find("readiness_of_second")!.Value, 1e-12);
    }
}

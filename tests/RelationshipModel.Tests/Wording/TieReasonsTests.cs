using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Scoring;
using RelationshipModel.Tests.Revisits;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Wording;

public sealed class TieReasonsTests
{
    private static readonly ReasonArgument[] Arguments =
    [
        ReasonArgument.Of("contact", new ContactId("anna")),
        ReasonArgument.Of("silence", Duration.FromDays(100)),
        ReasonArgument.Of("gap", Duration.FromDays(21)),
        ReasonArgument.Of("count", 3),
        ReasonArgument.Of("hours", 42),
        ReasonArgument.Of("half", Duration.FromDays(2200)),
        ReasonArgument.Of("waiting", Duration.FromDays(9)),
        ReasonArgument.Of("heard", Duration.FromDays(2191)),
        ReasonArgument.Of("away", Duration.FromDays(40)),
        ReasonArgument.Of("quiet", Duration.FromDays(64)),
        ReasonArgument.Of("date", new LocalDate(2024, 3, 8)),
        ReasonArgument.Of("due", new LocalDate(2024, 3, 9)),
        ReasonArgument.Of("before", "light"),
        ReasonArgument.Of("after", "warm"),
        ReasonArgument.Of("what", "the bee book"),
    ];

    [Fact]
    public async Task Render_EveryCode_IsAsApproved() =>
        await Snapshot.Verify(
            $"{RevisitReasonsTests.Rendered(typeof(TieReasons), Arguments)}\n{RevisitReasonsTests.Rendered(typeof(ChangeReasons), Arguments)}\n");

    [Fact]
    public void RenderAll_OfOneContact_NamesThemOnceAndThenSaysThey()
    {
        Reason[] reasons = [
            .. ((string[])[TieReasons.Dormant, TieReasons.SilentToEveryone, TieReasons.YourTurnToGive,
                TieReasons.WaitsForAnswer]).Select(Of)];

        Assert.Equal(
            [
                "You and Anna have been quiet for 3 months; the tie is asleep, and you can pick up where you left off.",
                "They have been silent to others too, not just to you: as far as others share it, no one has heard from them for 5 weeks.",
                "Judging by the records, they have given you more support than you gave; it is your turn to give.",
                "They got in touch with you 3 times, last 9 days ago, and no answer from you is on record.",
            ],
            Language.English.RenderAll(reasons, static _ => "Anna"));
    }

    [Fact]
    public void RenderAll_OfTwoContacts_NamesEach()
    {
        Reason other = new(TieReasons.YourTurnToReachOut, ReasonArgument.Of("contact", new ContactId("ben")));

        Assert.Equal(
            ["Anna has mostly been the one to reach out; it is your turn.",
                "Ben has mostly been the one to reach out; it is your turn."],
            Language.English.RenderAll([Of(TieReasons.YourTurnToReachOut), other],
                static id => id.Value == "ben" ? "Ben" : "Anna"));
    }

    [Fact]
    public void Render_NameInLowerCase_IsWrittenAsItIs() =>
        Assert.Equal("van Dalen has died.", Language.English.Render(Of(TieReasons.Deceased), static _ => "van Dalen"));

    [Theory]
    [InlineData(0, "less than a day", "today")]
    [InlineData(1, "1 day", "yesterday")]
    [InlineData(.99, "less than a day", "today")]
    [InlineData(1.99, "1 day", "yesterday")]
    [InlineData(2, "2 days", "2 days ago")]
    [InlineData(13, "13 days", "13 days ago")]
    [InlineData(13.99, "13 days", "13 days ago")]
    [InlineData(14, "2 weeks", "2 weeks ago")]
    [InlineData(20, "2 weeks", "2 weeks ago")]
    [InlineData(59, "8 weeks", "8 weeks ago")]
    [InlineData(60, "2 months", "2 months ago")]
    [InlineData(61, "2 months", "2 months ago")]
    [InlineData(91, "2 months", "2 months ago")]
    [InlineData(92, "3 months", "3 months ago")]
    [InlineData(729, "23 months", "23 months ago")]
    [InlineData(730, "2 years", "2 years ago")]
    [InlineData(1093, "2 years", "2 years ago")]
    [InlineData(1095, "3 years", "3 years ago")]
    [InlineData(3652, "10 years", "10 years ago")]
    public void Words_OfALength_GoFromDaysToYears(double days, string words, string ago)
    {
        Assert.Equal(words, Language.English.Words(Duration.FromDays(days)));
        Assert.Equal(ago, Language.English.Ago(Duration.FromDays(days)));
    }

    [Theory]
    [InlineData(29, 28, "29 days", "month")]
    [InlineData(31, 30, "31 days", "month")]
    [InlineData(30, 30, "4 weeks", "month")]
    [InlineData(45, 30, "6 weeks", "month")]
    [InlineData(75, 61, "10 weeks", "2 months")]
    [InlineData(190, 180, "27 weeks", "6 months")]
    [InlineData(184, 183, "184 days", "6 months")]
    [InlineData(370, 365, "370 days", "year")]
    [InlineData(1000, 730, "32 months", "2 years")]
    public void Render_ASilenceBeyondAGap_ShowsThatItIsLonger(double silence, double gap, string words, string rhythm) =>
        Assert.Equal($"It has been {words} since you and Anna were in touch; you wish for contact every {rhythm}.",
            Language.English.Render(new(TieReasons.BeyondCadence, ReasonArgument.Of("contact", new ContactId("anna")),
                ReasonArgument.Of("silence", Duration.FromDays(silence)), ReasonArgument.Of("gap", Duration.FromDays(gap))),
                static _ => "Anna"));

    [Theory]
    [InlineData(.2, "every day")]
    [InlineData(1, "every day")]
    [InlineData(6.49, "every 6 days")]
    [InlineData(6.5, "every week")]
    [InlineData(7, "every week")]
    [InlineData(7.49, "every week")]
    [InlineData(7.5, "every 8 days")]
    [InlineData(10, "every 10 days")]
    [InlineData(13.49, "every 13 days")]
    [InlineData(13.5, "every 2 weeks")]
    [InlineData(14, "every 2 weeks")]
    [InlineData(26.9, "every 4 weeks")]
    [InlineData(27, "every month")]
    [InlineData(30, "every month")]
    [InlineData(31, "every month")]
    [InlineData(31.4, "every month")]
    [InlineData(31.5, "every 4 weeks")]
    [InlineData(52.4, "every 7 weeks")]
    [InlineData(52.5, "every 2 months")]
    [InlineData(91, "every 3 months")]
    [InlineData(349, "every 11 months")]
    [InlineData(350, "every year")]
    [InlineData(365, "every year")]
    [InlineData(379, "every year")]
    [InlineData(380, "every 12 months")]
    [InlineData(699, "every 23 months")]
    [InlineData(700, "every 2 years")]
    [InlineData(730, "every 2 years")]
    [InlineData(3652, "every 10 years")]
    public void Every_OfAGap_IsARhythm(double days, string words) =>
        Assert.Equal(words, Language.English.Every(Duration.FromDays(days)));

    private static Reason Of(string code) => new(code, Arguments);
}

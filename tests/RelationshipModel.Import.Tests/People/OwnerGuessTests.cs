using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests.People;

public class OwnerGuessTests
{
    private static string Mail(int number, string from, string to, string more = "") =>
        $"From -\nFrom: {from}\nTo: {to}\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nMessage-ID: <{number}@q.example>\n{more}\n\n\n";

    private static string Mails(Func<int, string> mail) => string.Concat(Enumerable.Range(1, 9).Select(mail));

    private static OwnerGuess Of(string text, string name = "Inbox")
    {
        OwnerGuess guess = new();
        guess.Add(Text.Stream(text), name, TestContext.Current.CancellationToken);
        return guess;
    }

    [Fact]
    public void Add_MailOfOnePerson_FindsThem()
    {
        OwnerGuess guess = Of(Mails(i => Mail(i, $"p{i}@q.example", "Me <me@home.example>")));
        Assert.Equal(("me@home.example", true), (guess.Address, guess.IsClear));
    }

    [Theory]
    [InlineData("dev@quist.example", "List-Id: <dev.quist.example>\n")]
    [InlineData("dev@lists.quist.example", "")]
    [InlineData("noreply@quist.example", "")]
    public void Add_MailToAListOrAMachine_FindsNoOwnerInIt(string to, string more) =>
        Assert.DoesNotContain(to, Of(Mails(i => Mail(i, $"p{i}@q.example", to, more))).Candidates);

    [Fact]
    public void Add_ListMailDeliveredToSomebody_FindsThem() =>
        Assert.Equal("me@home.example", Of(Mails(i => Mail(i, $"p{i}@q.example", "dev@quist.example",
            "List-Id: <dev.quist.example>\nDelivered-To: me@home.example\n"))).Address);

    [Theory]
    [InlineData("Mail/Wysłane")]
    [InlineData("Mail/Отправленные.mbox")]
    [InlineData("Mail/送信済みトレイ")]
    [InlineData("Mail/Posta inviata")]
    public void Add_FolderOfSentMail_FindsItsWriter(string name) =>
        Assert.Equal("me@home.example", Of(Mails(static i => Mail(i, "me@home.example", "p@q.example")), name).Address);

    [Fact]
    public void Add_Calendar_FindsThePersonInAllEvents()
    {
        string events = string.Concat(Enumerable.Range(1, 5).Select(static i =>
            $"BEGIN:VEVENT\nUID:{i}\nORGANIZER:mailto:unknownorganizer@calendar.google.com\nATTENDEE:mailto:p{i}@q.example\n"
                + "ATTENDEE:mailto:me@home.example\nEND:VEVENT\n"));
        OwnerGuess guess = Of($"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", "c.ics");
        Assert.Equal(("me@home.example", true), (guess.Address, guess.IsClear));
    }

    [Theory]
    [InlineData("Me Example <me@home.example>", "Example, Me <me@work.example>", "Inbox", "me@work.example")]
    [InlineData("Me <me@home.example>", "Me <me@work.example>", "Inbox", "")]
    [InlineData("me@home.example", "me@work.example", "Sent", "me@work.example")]
    [InlineData("Me Example <me@home.example>", "Ann Example <ann@x.example>", "Inbox", "")]
    public void OthersOf_AnAddress_AreThoseOfItsNameAndFolder(string one, string other, string folder, string expected)
    {
        OwnerGuess guess = Of(Mails(i => Mail(i, i == 1 ? other : one, $"p{i}@q.example")), folder);
        Assert.Equal("me@home.example", guess.Address);
        Assert.Equal(expected, string.Join(' ', guess.OthersOf("me@home.example")));
    }
}

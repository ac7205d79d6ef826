using NodaTime;

namespace RelationshipModel.Import.Tests.Chats;

public class GoogleVoiceReaderTests
{
    private static string Page(string title, string body) =>
        $$"""
        <?xml version="1.0" ?>
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html><head>
        <title>{{title}}</title><style type="text/css">a { b: c > d; }</style></head><body>{{body}}</body></html>
        """;

    private static string Message(string time, string number, string name) =>
        $"<div class=\"message\"><abbr class=\"dt\" title=\"{time}\">x</abbr>:\n<cite class=\"sender vcard\"><a class=\"tel\" "
        + $"href=\"tel:{number}\">"
        + (name == "Me" ? "<abbr class=\"fn\" title=\"\">Me</abbr>" : $"<span class=\"fn\">{name}</span>")
            + "</a></cite>:\n<q>a &lt; b<br></q></div>";

    private static string Call(string label, string words, string more = "") => Page($"{words}\nAnn",
        $"<div class=\"haudio\"><span class=\"fn\">{words}\nAnn</span><div class=\"contributor vcard\">{words}\n<a class=\"tel\" href=\"tel:+12025550143\">"
        + "<span class=\"fn\">Ann</span></a></div><abbr class=\"published\" title=\"2026-01-05T10:00:00.000-07:00\">x</abbr>"
            + more
        + $"<div class=\"tags\">Labels:\n<a rel=\"tag\" href=\"http://www.google.com/voice#{label}\">{label}</a></div></div>");

    [Fact]
    public void Read_Conversation_GivesBothSides()
    {
        string page = Page("Me to\nAnn", "<div class=\"hChatLog hfeed\">"
            + Message("2026-01-05T10:00:00.500-07:00", "+12025550143", "Ann")
                + Message("2026-01-05T10:01:00.000-07:00", "+12025550100", "Me") + "</div>");
        List<ImportItem> items = Chat.Import(page, "Ann - Text - 2026-01-05T17_00_00Z.html");
        Assert.Equal(["Ann", "me"], items.Senders());
        Assert.All(items.Interactions(), static one => Assert.Equal(("tel:+12025550143", 2),
            (Assert.Single(one.Contacts).Value, one.HeadCount)));
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 17, 0) + Duration.FromMilliseconds(500), items.Interactions()[0].At);
    }

    [Fact]
    public void Read_GroupConversation_HasItsParticipants()
    {
        static string Person(string number, string name) =>
            $"<cite class=\"sender vcard\"><a class=\"tel\" href=\"tel:{number}\"><span class=\"fn\">{name}</span></a></cite>";
        string page = Page("Group Conversation",
            "<div class=\"hChatLog hfeed\"><div class=\"participants\">Group conversation with:\n"
            + Person("+12025550143", "Ann") + ", " + Person("+12025550144", "Bob") + "</div>"
            + Message("2026-01-05T10:00:00.000-07:00", "+12025550144", "Bob")
                + Message("2026-01-05T10:01:00.000-07:00", "+1202555", "Me") + "</div>");
        List<ImportItem> items = Chat.Import(page, "Group Conversation - 2026.html");
        Assert.Equal(["Bob", "me"], items.Senders());
        Assert.Equal([(1, 3), (2, 3)], items.Interactions().Select(static one => (one.Contacts.Count, one.HeadCount)));
    }

    [Theory]
    [InlineData("P-9223372036854775808D")]
    [InlineData("PT9223372036854775807H")]
    [InlineData("PT-9223372036854775807S")]
    [InlineData("P9223372036854775807W")]
    public void Read_LengthThatNoCallHas_IsNotKnown(string length) =>
        Assert.Null(Chat.Import(Call("placed", "Placed call to", $"<abbr class=\"duration\" title=\"{length}\">x</abbr>"),
            "Ann - Placed - 2026.html").Interactions().Single().Length);

    [Theory]
    [InlineData("placed", "Placed call to", "<abbr class=\"duration\" title=\"PT1M5S\">(00:01:05)</abbr>", true, 65)]
    [InlineData("received", "Received call from", "<abbr class=\"duration\" title=\"PT2H\">x</abbr>", false, 7200)]
    [InlineData("missed", "Missed call from", "", false, 0)]
    [InlineData("voicemail", "Voicemail from", "<abbr class=\"duration\" title=\"PT18S\">(00:00:18)</abbr>", false, 0)]
    public void Read_Calls_AreTalksAndAttempts(string label, string words, string length, bool isByOwner, int seconds)
    {
        Interaction call = Assert.Single(Chat.Import(Call(label, words, length), "Ann - Call.html").Interactions());
        Assert.Equal((isByOwner, Channel.Voice, (double)seconds),
            (call.Initiator.Side == TieSide.Owner, call.Channel, call.Length!.Value.TotalSeconds));
    }

    [Fact]
    public void Read_ConversationInWhichTheOwnerAloneWrites_IsWithThePersonOfItsName()
    {
        string page = Page("Me to\nAnn",
            $"<div class=\"hChatLog hfeed\">{Message("2026-01-05T10:01:00.000-07:00", "+1202555", "Me")}</div>");
        ImportedInteraction item = Assert.IsType<ImportedInteraction>(Assert.Single(Chat.Import(page,
            "Ann Arbor - Text - 2026-01-05T17_00_00Z.html")));
        Assert.Equal("Ann Arbor", Assert.Single(item.People).Name);
        Assert.Equal("tel:+12025550143", Assert.Single(Assert.Single(Chat.Import(page,
            "+12025550143 - Text - 2026.html").Interactions()).Contacts).Value);
    }

    [Fact]
    public void Read_ServicesSpamAndHiddenNumbers_AreSkippedAndCounted()
    {
        string page = Page("x",
            $"<div class=\"hChatLog hfeed\">{Message("2026-01-05T10:01:00.000-07:00", "22000", "22000")}</div>");
        Assert.Equal([SkipReason.Automatic], Chat.Import(page, "22000 - Text - x.html").Skipped());
        Assert.Equal([SkipReason.Bulk], Chat.Import(Call("spam", "Missed call from"), "x.html").Skipped());
        string hidden = Call("missed", "Missed call from").Replace("tel:+12025550143\"><span class=\"fn\">Ann</span>",
            "tel:\"><span class=\"fn\"></span>",
            StringComparison.Ordinal);
        Assert.Equal([SkipReason.Anonymous], Chat.Import(hidden, "x.html").Skipped());
    }
}

namespace RelationshipModel.Import.Tests.Chats;

public class IMazingReaderTests
{
    private const string Header =
        "Chat Session,Message Date,Delivered Date,Read Date,Edited Date,Service,Type,Sender ID,Sender Name,Status,Replying "
            + "to,Subject,Text,Attachment,Attachment type\n";

    [Fact]
    public void Read_ChatsOfTwo_GiveBothSides()
    {
        List<ImportItem> items = Chat.Import(Header
            + "Ann Arbor,2026-01-05 10:00:00,,,,iMessage,Incoming,+49 171 1234567,Ann Arbor,Read,,,\"a, \"\"b\"\"\nc\",,\n"
            + "Ann Arbor,2026-01-05 10:01:00,,,,iMessage,Outgoing,,,Delivered,➜ Ann: a,,hi,,\n"
            + "Bob,2026-01-05 10:02:00,,,,SMS,Incoming,bob@x.example,Bob,Read,,,hi,,\n", "Messages.csv");
        Assert.Equal(["Ann Arbor", "me", "Bob"], items.Senders());
        Assert.Equal(["tel:+491711234567", "tel:+491711234567", "bob@x.example"],
            items.Interactions().Select(static one => one.Contacts[0].Value));
        Assert.Equal([false, true, false], items.Interactions().Select(static one => one.IsReply));
        Assert.Equal("2026-01-05 10:00:00", items.Interactions()[0].Local());
    }

    [Fact]
    public void Read_HourThatComesTwice_IsTheSecondFromWhereTheTimesGoBack() =>
        Assert.Equal(["2025-10-26T00:50:00Z", "2025-10-26T01:10:00Z"], Chat.Import(Header
            + "Ann,2025-10-26 02:50:00,,,,iMessage,Incoming,+491711234567,Ann,Read,,,a,,\n"
            + "Bob,2025-10-26 02:10:00,,,,iMessage,Incoming,+491711234568,Bob,Failed,,,a,,\n"
            + "Ann,2025-10-26 02:10:00,,,,iMessage,Incoming,+491711234567,Ann,Read,,,a,,\n", "Messages.csv")
            .Interactions().Select(static one => one.At.ToString()));

    [Fact]
    public void Read_Group_HasThoseWhoWrite()
    {
        List<ImportItem> items = Chat.Import(Header
            + "Walks,2026-01-05 10:00:00,,,,iMessage,Incoming,+491711234567,Ann,Read,,,a,,\nWalks,2026-01-05 "
            + "10:00:00,,,,iMessage,Incoming,+491711234568,Bob,Read,,,a,,\n"
            + "Walks,2026-01-05 10:01:00,,,,iMessage,Outgoing,,,Read,,,a,,\nWalks,2026-01-05 "
            + "10:02:00,,,,iMessage,Notification,,,,,,Ann left,,\n", "Messages.csv");
        Assert.Equal(["Ann", "Bob", "me"], items.Senders());
        Assert.Equal([3, 3, 3], items.Interactions().Select(static one => one.HeadCount));
        Assert.Equal([SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_WhatsAppAccountThatHidesItsNumber_IsNoTelephoneNumber()
    {
        const string header =
            "Chat Session,Message Date,Sent Date,Type,Sender ID,Sender Name,Status,Forwarded,Replying "
                + "to,Text,Reactions,Attachment,Attachment type,Attachment info\n";
        List<ImportItem> items = Chat.Import(header
            + "Ann,2026-01-05 10:00:00,,Incoming,123456789012345@lid,Ann,Read,,,a,,,,\nBob,2026-01-05 "
            + "10:00:00,,Incoming,491711234567@s.whatsapp.net,Bob,Read,,,a,,,,\n",
            "WhatsApp.csv");
        Assert.Equal(["whatsapp:123456789012345@lid", "tel:+491711234567"],
            items.Interactions().Select(static one => one.Contacts[0].Value));
    }

    [Fact]
    public void Read_ChatInWhichTheOwnerAloneWrites_IsWithThePersonOfTheSession()
    {
        List<ImportItem> items = Chat.Import(Header
            + "+49 171 1234567,2026-01-05 10:00:00,,,,SMS,Outgoing,,,Sent,,,a,,\nx,2026-01-05 "
            + "10:00:00,,,,SMS,Outgoing,,,Failed,,,a,,\n",
            "Messages.csv");
        Assert.Equal("tel:+491711234567", Assert.Single(Assert.Single(items.Interactions()).Contacts).Value);
        Assert.Equal([SkipReason.NotSent], items.Skipped());
    }

    [Fact]
    public void Read_UnusableDate_IsAFault() =>
        Assert.Contains("yesterday",
            Assert.Single(Chat.Import($"{Header}Ann,yesterday,,,,SMS,Incoming,+491711234567,Ann,Read,,,a,,\n",
                "m.csv").Faults()), StringComparison.Ordinal);
}

using System.Text;

namespace RelationshipModel.Import.Tests.Chats;

public class GoogleChatReaderTests
{
    private const string Folder = "Takeout/Google Chat/Groups/DM a1/";

    private static string Person(string name, string type = "Human") =>
        $$"""{"name": "{{name}}", "email": "{{name.ToLowerInvariant()}}@home.example", "user_type": "{{type}}"}""";

    private static string Message(string by, int minute, string more = "", string topic = "", string type = "Human") =>
        $$"""{"creator": {{Person(by, type)}}, "created_date": "Monday, January 5, 2026 at 10:{{minute:00}}:30 AM UTC","""
            + $$""" "text": "hi", "topic_id": "t{{topic}}{{minute}}", "message_id": "s/t/m{{minute}}"{{more}}}""";

    private static string Messages(params string[] messages) => $$"""{"messages": [{{string.Join(',', messages)}}]}""";

    private static string Group(params string[] names) =>
        $$"""{"members": [{{string.Join(',', names.Select(static name => Person(name)))}}]}""";

    private static (string Name, byte[] Content) File(string name, string text) => (name, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Read_Messages_AreOfPeopleByTheirMailAddress()
    {
        List<ImportItem> items = Chat.Import(Messages(Message("Nora", 1), Message("Me", 2)), "messages.json");
        Assert.Equal(["Nora", "me"], items.Senders());
        Assert.Equal("2026-01-05 11:01:30", items.Interactions()[0].Local());
        Assert.Equal("nora@home.example", items.Interactions()[1].Contacts.Single().Value);
    }

    [Theory]
    [InlineData("Montag, 5. Januar 2026 um 10:01:30 UTC")]
    [InlineData("lundi 5 janvier 2026 à 10:01:30 UTC")]
    [InlineData("lunes, 5 de enero de 2026, 10:01:30 UTC")]
    [InlineData("Monday, January 5, 2026 at 10:01:30\\u202fAM UTC")]
    [InlineData("Monday, January 5, 2026 at 10:01:30 PM UTC", 22)]
    [InlineData("Monday, 5 January 2026 at 10:01:30 UTC")]
    public void Read_Times_AreReadInOtherLanguages(string time, int hour = 10)
    {
        string text = Messages(Message("Nora", 1).Replace("Monday, January 5, 2026 at 10:01:30 AM UTC", time,
            StringComparison.Ordinal), Message("Me", 2));
        Assert.Equal(NodaTime.Instant.FromUtc(2026, 1, 5, hour, 1, 30), Chat.Import(text, "messages.json").Interactions()[0].At);
    }

    [Fact]
    public void Read_TimeInAnUnknownForm_IsAFaultThatShowsIt()
    {
        string text = Messages(Message("Nora", 1).Replace("Monday, January 5", "Someday", StringComparison.Ordinal),
            Message("Me", 2));
        Assert.Contains("'Someday", Assert.Single(Chat.Import(text, "messages.json").Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Takeout_KnowsMembersAndAccount()
    {
        byte[] zip = Text.Zip(
            File($"{Folder}group_info.json", Group("Nora", "Kim", "Ole")),
            File($"{Folder}messages.json", Messages(Message("Nora", 1))),
            File("Takeout/Google Chat/Groups/Space b2/messages.json", Messages(Message("Ole", 2), Message("Pia", 3))),
            File("Takeout/Google Chat/Users/User 1/user_info.json",
                $$"""{"user": {{Person("Kim")}}, "membership_info": [{"group_id": "DM a1"}]}"""));
        List<ImportItem> items = Chat.Import(zip, "takeout.zip", Chat.Options);
        Assert.Equal(["Nora", "Ole", "Pia"], items.Senders());
        Assert.Equal([3, 3, 3], items.Interactions().Select(static one => one.HeadCount));
        Assert.DoesNotContain(items, static item => item is ItemFault or SkippedFile);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_ArchiveWithItsIndexesLast_ReadsThemFirst(bool isTar)
    {
        const string Walks = "Takeout/Google Chat/Groups/Space b2/";
        (string, byte[])[] files =
        [
            File($"{Folder}messages.json", Messages(Message("Nora", 1))),
            File($"{Walks}messages.json", Messages(Message("Ole", 2))),
            File($"{Folder}group_info.json", Group("Nora", "Kim", "Ole")),
            File($"{Walks}group_info.json", Group("Ole", "Kim", "Pia", "Nora")),
            File("Takeout/Google Chat/Users/User 1/user_info.json",
                $$"""{"user": {{Person("Kim")}}, "membership_info": []}"""),
        ];
        List<ImportItem> items = Chat.Import(isTar ? Text.Tar(files) : Text.Zip(files), "takeout", Chat.Options);
        Assert.Equal(["Nora", "Ole"], items.Senders());
        Assert.Equal([3, 4], items.Interactions().Select(static one => one.HeadCount));
        Assert.DoesNotContain(items, static item => item is ItemFault or SkippedFile);
    }

    [Fact]
    public void Read_ConversationOfNobody_DoesNotTellWhoTheOwnerIs() =>
        Assert.Contains("--me NAME", Assert.Single(Chat.Import(Text.Zip(
            File($"{Folder}messages.json", Messages(Message("Robo", 1, type: "Bot"))),
            File("Takeout/Google Chat/Groups/Space b2/messages.json", Messages(Message("Nora", 2), Message("Ole", 3)))),
            "takeout.zip", Chat.Options).Faults()), StringComparison.Ordinal);

    [Fact]
    public void Read_OwnerThatNothingTells_IsAFault() =>
        Assert.Contains("--me NAME",
            Assert.Single(Chat.Import(Messages(Message("Nora", 1), Message("Ole", 2)), "messages.json").Faults()),
            StringComparison.Ordinal);

    [Fact]
    public void Read_RepliesReactionsDeletedAndBots_AreWhatTheyAre()
    {
        List<ImportItem> items = Chat.Import(
            Messages(
                Message("Nora", 1,
                    ", \"reactions\": [{\"emoji\": {\"unicode\": \"x\"}, \"reactor_emails\": [\"me@home.example\"]}]"),
                Message("Me", 2).Replace("\"t2\"", "\"t1\"", StringComparison.Ordinal),
                Message("Nora", 3, ", \"message_state\": \"DELETED\", \"deletion_metadata\": {\"deletion_type\": \"CREATOR\"}"),
                Message("Robo", 4, type: "Bot"), "{\"message_id\": \"s/t/m5\", \"created_date\": \"x\"}"), "messages.json");
        Assert.Equal([Channel.Message, Channel.Reaction, Channel.Message],
            items.Interactions().Select(static one => one.Channel));
        Assert.Equal([false, false, true], items.Interactions().Select(static one => one.IsReply));
        Assert.Equal([SkipReason.Deleted, SkipReason.Automatic, SkipReason.Anonymous], items.Skipped());
    }

    [Fact]
    public void Read_MoreMessagesThanAreKept_IsToldBesideOtherFaults()
    {
        string bad = Message("Nora", 1).Replace("Monday, January 5", "Someday", StringComparison.Ordinal);
        string text = Messages(bad, Message("Nora", 2), Message("Me", 3), Message("Nora", 4), Message("Me", 5));
        string[] faults = [.. Chat.Import(Encoding.UTF8.GetBytes(text), "messages.json",
            Chat.Options with { Limits = new() { ChatMessages = 2 } }).Faults()];
        Assert.Equal(2, faults.Length);
        Assert.Contains("more than 2 messages", faults[1], StringComparison.Ordinal);
    }
}

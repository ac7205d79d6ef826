using System.Text;

namespace RelationshipModel.Import.Tests.Chats;

public class MessengerReaderTests
{
    private const long Time = 1_767_607_200_000;

    private static string Thread(string title, string[] participants, params string[] messages) =>
        $$"""
        {"participants": [{{string.Join(',', participants.Select(static name => $"{{\"name\": \"{name}\"}}"))}}],
         "messages": [{{string.Join(',', messages)}}],
         "title": "{{title}}", "is_still_participant": true, "thread_path": "inbox/thread_77", "magic_words": []}
        """;

    private static string Message(string sender, int minute, string more = "") =>
        $$"""{"sender_name": "{{sender}}", "timestamp_ms": {{Time + (minute * 60_000)}}, "content": "hi"{{more}}}""";

    private static string Broken(string text) => string.Concat(Encoding.UTF8.GetBytes(text)
        .Select(static b => b < 128 ? ((char)b).ToString() : $"\\u{(int)b:x4}"));

    [Theory]
    [InlineData("Liked a message")]
    [InlineData("Reacted ❤️ to your message ")]
    [InlineData("Ann reacted 😂 to your message ")]
    [InlineData("Bir mesajı beğendi")]
    [InlineData(" mesajına 😂 ifadesini bıraktı")]
    [InlineData("Curtiu uma mensagem")]
    [InlineData("Reagiu com ❤️ à sua mensagem ")]
    [InlineData("Reagiu com emoji sua mensagem ")]
    [InlineData("Reaccionó con 😂 a tu mensaje")]
    [InlineData("A aimé un message")]
    [InlineData("Hat mit 👍 auf deine Nachricht reagiert")]
    public void Read_TextBesideAReaction_IsANotice(string text)
    {
        List<ImportItem> items = Chat.Import(Thread("Ann", ["Ann", "Kim"],
            Message("Ann", 1).Replace("\"hi\"", $"\"{Broken(text)}\"", StringComparison.Ordinal),
            Message("Kim", 2).Replace("\"hi\"", "\"I liked a message of yours\"", StringComparison.Ordinal)), "message_1.json");
        Assert.Equal(["me"], items.Senders());
        Assert.Equal([SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_ThreadOfTwo_IsNamedAfterTheOther()
    {
        List<ImportItem> items = Chat.Import(
            Thread("Ann Arbor", ["Ann Arbor", "Kim Lee"], Message("Kim Lee", 2), Message("Ann Arbor", 1)), "message_1.json");
        Assert.Equal(["me", "Ann Arbor"], items.Senders());
        Assert.Equal("2026-01-05 11:02:00", items.Interactions()[0].Local());
    }

    [Fact]
    public void Read_NamesAsFacebookBreaksThem_AreRepaired()
    {
        string broken = Broken("Zoë Ærø");
        Assert.Equal("Zoë Ærø", Assert.Single(Chat.Import(Thread(broken, [broken, "Kim"], Message(broken, 1)),
            "message_1.json").Senders()));
        string whole = "Zo\\u00eb";
        Assert.Equal("Zoë", Assert.Single(Chat.Import(Thread(whole, [whole, "Kim"], Message(whole, 1)),
            "message_1.json").Senders()));
    }

    [Theory]
    [InlineData("Facebook user")]
    [InlineData("Facebook-Nutzer")]
    [InlineData("Instagram user")]
    public void Read_AccountThatIsNoMore_IsNobody(string name)
    {
        List<ImportItem> items = Chat.Import(Thread("Walks", ["Ann", name, "Kim"], Message(name, 1), Message("Kim", 2)),
            "message_1.json", "Kim");
        Assert.Equal([SkipReason.Anonymous], items.Skipped());
        Assert.Equal(2, Assert.Single(items.Interactions()).HeadCount);
    }

    [Fact]
    public void Read_Group_NeedsTheOwnersName()
    {
        string group = Thread("Walks", ["Ann", "Bob", "Kim"], Message("Ann", 1), Message("Kim", 2));
        Assert.Contains("--me NAME", Assert.Single(Chat.Import(group, "message_1.json").Faults()), StringComparison.Ordinal);
        List<ImportItem> items = Chat.Import(group, "message_1.json", "Kim");
        Assert.Equal(["Ann", "me"], items.Senders());
        Assert.Equal([(1, 3), (2, 3)], items.Interactions().Select(static message =>
            (message.Contacts.Count, message.HeadCount)));
    }

    [Fact]
    public void Read_ZipOfThreads_KnowsTheOwnerFromAThreadOfTwo()
    {
        byte[] zip = Text.Zip(
            ("your_facebook_activity/messages/inbox/walks_1/message_1.json",
                Encoding.UTF8.GetBytes(Thread("Walks", ["Bob", "Cid", "Kim"], Message("Bob", 1)))),
            ("your_facebook_activity/messages/inbox/ann_2/message_1.json",
                Encoding.UTF8.GetBytes(Thread("Ann", ["Ann", "Kim"], Message("Kim", 1)))));
        Assert.Equal(["me", "Bob"], Chat.Import(zip, "facebook.zip", Chat.Options).Senders());
    }

    [Fact]
    public void Read_ReactionsCallsAndUnsent_AreWhatTheyAre()
    {
        List<ImportItem> items = Chat.Import(
            Thread("Ann", ["Ann", "Kim"],
                Message("Ann", 1,
                    ", \"reactions\": [{\"reaction\": \"x\", \"actor\": \"Kim\"}, {\"reaction\": \"x\", \"actor\": \"Ann\"}]"),
                Message("Ann", 2, ", \"is_unsent\": true"),
                Message("Ann", 3, ", \"type\": \"Call\", \"call_duration\": 90"), Message("Kim", 4, ", \"call_duration\": 0"),
                Message("Ann", 5, ", \"type\": \"Subscribe\"")), "message_1.json");
        Assert.Equal([Channel.Message, Channel.Reaction, Channel.Voice, Channel.Voice],
            items.Interactions().Select(static one => one.Channel));
        Assert.Equal([-1, -1, 90, 0], items.Interactions().Select(static one => one.Length?.TotalSeconds ?? -1));
        Assert.Equal([SkipReason.BetweenOthers, SkipReason.Deleted, SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_EncryptedThread_IsRead()
    {
        string thread =
            $$"""
            {"participants": ["Ann Arbor", "Kim Lee"], "threadName": "Ann Arbor_77", "messages": [
              {"isUnsent": false, "media": [], "reactions": [{"actor": "Kim Lee", "reaction": "x"}], "senderName": "Ann Arbor", "text": "x",
               "timestamp": {{Time}}, "type": "text"}]}
            """;
        List<ImportItem> items = Chat.Import(thread, "Ann Arbor_77.json");
        Assert.Equal(["Ann Arbor", "me"], items.Senders());
    }

    [Fact]
    public void Read_PartsAndNewerExport_GiveTheSameIds()
    {
        string[] messages = [.. Enumerable.Range(0, 6).Select(static i => Message(i % 2 == 0 ? "Ann" : "Kim", i / 2))];
        HashSet<InteractionId> whole =
            [.. Chat.Import(Thread("Ann", ["Ann", "Kim"], messages), "a/message_1.json").Interactions().Select(static one =>
                one.Id)];
        Assert.Equal(6, whole.Count);
        Assert.Subset(whole, Chat.Import(Thread("Ann", ["Ann", "Kim"], messages[2..]), "b/message_2.json").Interactions()
            .Select(static one => one.Id).ToHashSet());
    }

    [Fact]
    public void Read_MessageWithoutATime_IsAFault() =>
        Assert.Contains("timestamp_ms",
            Assert.Single(Chat.Import(Thread("Ann", ["Ann", "Kim"], """{"sender_name": "Ann"}"""), "message_1.json").Faults()),
                StringComparison.Ordinal);

    [Fact]
    public void Read_MachineOfMeta_IsNobody()
    {
        List<ImportItem> items = Chat.Import(
            Thread("Ann", ["Ann", "Kim"], Message("Ann", 1), Message("Kim", 2), Message("Meta AI", 3)), "message_1.json");
        Assert.Equal(["Ann", "me"], items.Senders());
        Assert.All(items.Interactions(), static one => Assert.Equal(2, one.HeadCount));
        Assert.Equal([SkipReason.Automatic], items.Skipped());
    }
}

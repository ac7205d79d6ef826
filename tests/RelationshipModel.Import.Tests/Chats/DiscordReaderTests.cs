using System.Text;

namespace RelationshipModel.Import.Tests.Chats;

public class DiscordReaderTests
{
    private static string Channel(string type, string name, params string[] messages) =>
        $$"""
        {"guild": {"id": "0", "name": "Direct Messages", "iconUrl": "https://cdn.example/0.png"},
         "channel": {"id": "77", "type": "{{type}}", "categoryId": null, "category": null, "name": "{{name}}", "topic": null},
         "dateRange": {"after": null, "before": null}, "exportedAt": "2026-02-01T10:00:00+00:00",
         "messages": [{{string.Join(',', messages)}}], "messageCount": {{messages.Length}}}
        """;

    private static string User(string name, bool isBot = false) =>
        $$"""{"id": "{{name.Length}}00{{(int)name[0]}}", "name": "{{name.ToLowerInvariant()}}", "discriminator": "0000","""
            + $$""" "nickname": "{{name}}", "isBot": {{(isBot ? "true" : "false")}}, "roles": []}""";

    private static string Message(string by, int minute, string more = "", string type = "Default", bool isBot = false) =>
        $$"""{"id": "{{1000 + minute}}", "type": "{{type}}", "timestamp": "2026-01-05T10:{{minute:00}}:00.123+00:00","""
            + $$""" "content": "hi", "author": {{User(by, isBot)}}{{more}}}""";

    [Theory]
    [InlineData("Nora")]
    [InlineData("nora")]
    public void Read_DirectChat_IsNamedAfterTheOther(string name)
    {
        List<ImportItem> items = Chat.Import(Channel("DirectTextChat", name, Message("Nora", 1), Message("Kim", 2)), "a.json");
        Assert.Equal(["Nora", "me"], items.Senders());
        Assert.Equal("2026-01-05 11:01:00", items.Interactions()[0].Local());
        Assert.Equal("discord:400" + (int)'N', items.Interactions()[0].Contacts.Single().Value);
    }

    [Fact]
    public void Read_Group_NeedsTheOwnersNameAndTakesNickOrUser()
    {
        string group = Channel("DirectGroupTextChat", "Walks", Message("Nora", 1), Message("Ole", 2), Message("Kim", 3));
        Assert.Contains("--me NAME", Assert.Single(Chat.Import(group, "a.json").Faults()), StringComparison.Ordinal);
        List<ImportItem> items = Chat.Import(group, "a.json", "Kim");
        Assert.Equal(["Nora", "Ole", "me"], items.Senders());
        Assert.All(items.Interactions(), static one => Assert.Equal(3, one.HeadCount));
    }

    [Fact]
    public void Read_SilentOwner_IsKnownFromTheDirectChat()
    {
        byte[] zip = Text.Zip(
            ("walks.json", Encoding.UTF8.GetBytes(Channel("GuildTextChat", "walks", Message("Nora", 1), Message("Ole", 2)))),
            ("nora.json", Encoding.UTF8.GetBytes(Channel("DirectTextChat", "Nora", Message("Kim", 3), Message("Nora", 4)))));
        Assert.Equal(["me", "Nora", "Nora", "Ole"], Chat.Import(zip, "discord.zip", Chat.Options).Senders());
    }

    [Fact]
    public void Read_CallsRepliesReactionsAndNotices_AreWhatTheyAre()
    {
        List<ImportItem> items = Chat.Import(
            Channel("DirectTextChat", "Nora",
                Message("Nora", 1,
                    $", \"reactions\": [{{\"emoji\": {{\"name\": \"x\"}}, \"count\": 1, \"users\": [{User("Kim")}]}}]"),
                Message("Kim", 2, ", \"reference\": {\"messageId\": \"1001\", \"channelId\": \"77\"}", "Reply"),
                Message("Kim", 3, ", \"reference\": {\"messageId\": \"1002\"}", "Reply"),
                Message("Nora", 4, ", \"callEndedTimestamp\": \"2026-01-05T10:34:30.123+00:00\"", "Call"),
                Message("Nora", 5, "", "ChannelPinnedMessage"), Message("Nora", 6, "", "46"),
                Message("Robo", 7, isBot: true),
                Message("Kim", 8, ", \"reference\": {\"messageId\": \"1001\", \"type\": \"Forward\"}")), "a.json");
        Assert.Equal(
            ["Message", "Reaction", "Message", "Message", "Voice", "Message"],
            items.Interactions().Select(static one => one.Channel.ToString()));
        Assert.Equal([false, false, true, false, false, false], items.Interactions().Select(static one => one.IsReply));
        Assert.Equal(1830, items.Interactions()[^2].Length?.TotalSeconds);
        Assert.Equal([SkipReason.Notice, SkipReason.Notice, SkipReason.Automatic], items.Skipped());
        Assert.All(items.Interactions(), static one => Assert.Equal(2, one.HeadCount));
    }

    [Fact]
    public void Read_Announcements_AreToEverybody() =>
        Assert.Equal([SkipReason.Broadcast],
            Chat.Import(Channel("GuildNews", "news", Message("Nora", 1)), "a.json", "Nora").Skipped());

    [Theory]
    [InlineData("Deleted User")]
    [InlineData("deleted_user_1f2e")]
    public void Read_AccountThatIsNoMore_IsNobody(string name) =>
        Assert.Equal([SkipReason.Anonymous],
            Chat.Import(Channel("GuildTextChat", "walks", Message(name, 1), Message("Kim", 2), Message("Nora", 3)), "a.json",
                "Kim").Skipped());

    [Fact]
    public void Read_MessageWithoutTime_IsAFaultAndTheNextIsRead()
    {
        string bad = Message("Nora", 1).Replace("2026-01-05T10:01:00.123+00:00", "soon", StringComparison.Ordinal);
        List<ImportItem> items = Chat.Import(Channel("DirectTextChat", "Nora", bad, Message("Kim", 2)), "a.json");
        Assert.Contains("timestamp", Assert.Single(items.Faults()), StringComparison.Ordinal);
        Assert.Equal(["me"], items.Senders());
    }

    [Fact]
    public void Read_CutOff_KeepsWhatWasRead()
    {
        string whole = Channel("DirectTextChat", "Nora", Message("Nora", 1), Message("Kim", 2));
        List<ImportItem> items = Chat.Import(whole[..^60], "a.json");
        Assert.Single(items.Faults());
        Assert.NotEmpty(items.Senders());
    }

    [Fact]
    public void Read_Twice_GivesTheSameIds()
    {
        string chat = Channel("DirectTextChat", "Nora", Message("Nora", 1), Message("Kim", 2));
        Assert.Equal(Chat.Import(chat, "a.json").Interactions().Select(static one => one.Id),
            Chat.Import(chat, "b.json").Interactions().Select(static one => one.Id));
    }

    [Fact]
    public void Read_MoreMessagesThanAreKept_IsToldBesideOtherFaults()
    {
        string bad = Message("Nora", 1).Replace("2026-01-05T10:01:00.123+00:00", "soon", StringComparison.Ordinal);
        string text = Channel("DirectTextChat", "Nora", bad, Message("Nora", 2), Message("Kim", 3), Message("Nora", 4),
            Message("Kim", 5));
        string[] faults = [.. Chat.Import(Encoding.UTF8.GetBytes(text), "messages.json",
            Chat.Options with { Limits = new() { ChatMessages = 2 } }).Faults()];
        Assert.Equal(2, faults.Length);
        Assert.Contains("more than 2 messages", faults[1], StringComparison.Ordinal);
    }
}

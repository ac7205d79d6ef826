namespace RelationshipModel.Import.Tests.Chats;

/// <summary>Chats of Signal Desktop as sigtop and signal-export write them.</summary>
public class SignalExportReaderTests
{
    private const long Time = 1_767_607_200_000;
    private const string Account = "11111111-2222-3333-4444-555555555555";

    private static string Raw(string type, int minute, string more = "") =>
        $$"""{"type": "{{type}}", "conversationId": "c1", "sent_at": {{Time + (minute * 60_000)}}, "timestamp": 1{{more}}}""";

    private static List<ImportItem> Sigtop(string file, params string[] messages) =>
        Chat.Import($"[\n{string.Join(",\n", messages)}\n]\n", file);

    private static string Line(string sender, int minute, string body, string more = "\"reactions\": []") =>
        $$"""{"date": "2026-01-05T11:{{minute:00}}:00.123000", "sender": "{{sender}}", "body": "{{body}}  ", "attachments": [], {{more}}}""";

    private static List<ImportItem> Lines(string chat, params string[] messages) =>
        Chat.Import(string.Join('\n', messages) + "\n", $"export/{chat}/data.json");

    [Fact]
    public void Read_SigtopChatOfTwo_GivesBothSides()
    {
        List<ImportItem> items = Sigtop("Ann Arbor (+491711234567).json",
            Raw("incoming", 0, $", \"source\": \"+491711234567\", \"sourceServiceId\": \"{Account}\", \"body\": \"hi\""),
            Raw("outgoing", 1, ", \"body\": \"ho\", \"quote\": {\"id\": 1, \"author\": \"+491711234567\"}"),
            Raw("keychange", 2), Raw("incoming", 3, ", \"deletedForEveryone\": true"));
        Assert.Equal(["Ann Arbor", "me"], items.Senders());
        Assert.All(items.Interactions(), static message =>
            Assert.Equal("tel:+491711234567", Assert.Single(message.Contacts).Value));
        Assert.Equal([false, true], items.Interactions().Select(static message => message.IsReply));
        Assert.Equal("2026-01-05 11:01:00", items.Interactions()[1].Local());
        Assert.Equal([SkipReason.Notice, SkipReason.Deleted], items.Skipped());
    }

    [Fact]
    public void Read_SigtopGroup_HasThoseWhoWrite()
    {
        List<ImportItem> items = Sigtop("Walks (group).json",
            Raw("incoming", 0, ", \"source\": \"+491711234567\""), Raw("incoming", 1, $", \"sourceServiceId\": \"{Account}\""),
            Raw("outgoing", 2), Raw("group-v2-change", 3), Raw("incoming", 4));
        Assert.Equal([(1, 3), (1, 3), (2, 3)], items.Interactions().Select(static message =>
            (message.Contacts.Count, message.HeadCount)));
        Assert.Equal([SkipReason.Notice, SkipReason.Anonymous], items.Skipped());
    }

    [Fact]
    public void Read_SigtopCallsAndReactions_AreTalksAndReactions()
    {
        string held =
            $", \"callHistoryDetails\": {{\"wasIncoming\": true, \"acceptedTime\": {Time}, \"endedTime\": {Time + 65_000}}}";
        List<ImportItem> items = Sigtop("Ann (+491711234567).json",
            Raw("incoming", 0, ", \"reactions\": [{\"emoji\": \"x\", \"fromId\": \"own\"}]"), Raw("call-history", 1, held),
            Raw("call-history", 2));
        Assert.Equal([Channel.Message, Channel.Reaction, Channel.Voice],
            items.Interactions().Select(static message => message.Channel));
        Assert.Equal(["Ann", "me", "Ann"], items.Senders());
        Assert.Equal(65, items.Interactions()[2].Length!.Value.TotalSeconds);
        Assert.Equal([SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_SigtopAndSignalsOwnExport_GiveTheSameIds()
    {
        string own = $$$$"""
            {"version":"1","backupTimeMs":"1767700000000"}
            {"recipient":{"id":"1","self":{}}}
            {"recipient":{"id":"2","contact":{"aci":"ERERESIiMzNERFVVVVVVVQ==","e164":"0","profileGivenName":"Ann"}}}
            {"chat":{"id":"1","recipientId":"2"}}
            {"chatItem":{"chatId":"1","authorId":"2","dateSent":"{{{{Time}}}}","incoming":{},"standardMessage":{}}}
            {"chatItem":{"chatId":"1","authorId":"1","dateSent":"{{{{Time + 60_000}}}}","outgoing":{},"standardMessage":{}}}
            """;
        Assert.Equal(
            Chat.Import(own, "main.jsonl").Interactions().Select(static message => message.Id),
            Sigtop("Ann.json", Raw("incoming", 0, $", \"sourceServiceId\": \"{Account}\""), Raw("outgoing", 1)).Interactions()
                .Select(static message => message.Id));
    }

    [Fact]
    public void Read_SignalExportChatOfTwo_GivesBothSides()
    {
        List<ImportItem> items = Lines("Ann Arbor",
            Line("Ann Arbor", 0, "hi", "\"reactions\": [[\"Me\", \"x\"]]"),
            Line("Me", 1, "ho", "\"reactions\": [], \"quote\": \"> hi\""),
            Line("Me", 2, "Outgoing video call (accepted, 3m 2s)"), Line("Ann Arbor", 3, "Missed voice call"),
            Line("Ann Arbor", 4, ""), Line("Ann Arbor", 5, "", "\"reactions\": [], \"deleted\": true"));
        Assert.Equal(["Ann Arbor", "me", "me", "me", "Ann Arbor"], items.Senders());
        Assert.Equal([Channel.Message, Channel.Reaction, Channel.Message, Channel.Video, Channel.Voice],
            items.Interactions().Select(static message => message.Channel));
        Assert.Equal([null, null, null, 182, 0], items.Interactions().Select(static message => message.Length?.TotalSeconds));
        Assert.True(items.Interactions()[2].IsReply);
        Assert.Equal("2026-01-05 11:00:00", items.Interactions()[0].Local());
        Assert.Equal([SkipReason.Notice, SkipReason.Deleted], items.Skipped());
    }

    [Fact]
    public void Read_SignalExportGroup_HasThoseWhoWrite()
    {
        List<ImportItem> items = Lines("Walks",
            Line("Ann", 0, "a"), Line("Bob", 1, "b"), Line("Me", 2, "c"), Line("No-Sender", 3, "d"));
        Assert.Equal([(1, 3), (1, 3), (2, 3)], items.Interactions().Select(static message =>
            (message.Contacts.Count, message.HeadCount)));
        Assert.Equal([SkipReason.Anonymous], items.Skipped());
    }

    [Fact]
    public void Read_SignalExportInWhichTheOwnerAloneWrites_IsWithThePersonItIsNamedAfter() =>
        Assert.Single(Assert.Single(Lines("Eva", Line("Me", 0, "a")).Interactions()).Contacts);

    [Fact]
    public void Read_TextThatSignalExportWritesBesideIt_IsPassedOver() =>
        Assert.IsType<SkippedFile>(Assert.Single(Chat.Import("[2026-01-05 11:00:00] Ann: hi  \n", "export/Ann/chat.md")));
}

namespace RelationshipModel.Import.Tests.Chats;

public class SkypeReaderTests
{
    private const string Me = "8:live:.cid.kim", Nora = "8:live:nora_1";

    private static string Export(params string[] conversations) =>
        $$"""{"userId": "{{Me}}", "exportDate": "2026-02-01T10:00", "conversations": [{{string.Join(',', conversations)}}]}""";

    private static string Conversation(string id, string? name, string thread, params string[] messages) =>
        $$"""
        {"id": "{{id}}", "displayName": {{(name is null ? "null" : $"\"{name}\"")}}, "version": 1.0,
         "properties": {"conversationblocked": false}, "threadProperties": {{thread}},
         "MessageList": [{{string.Join(',', messages)}}]}
        """;

    private static string Message(string from, int minute, string type = "RichText", string content = "hi",
        string properties = "null", string? name = null) =>
        $$"""
        {"id": "{{1700000 + minute}}", "displayName": {{(name is null ? "null" : $"\"{name}\"")}},
         "originalarrivaltime": "2026-01-05T10:{{minute:00}}:00.5Z", "messagetype": "{{type}}", "version": 1,
         "content": "{{content}}", "conversationid": "x", "from": "{{from}}", "properties": {{properties}}, "amsreferences": null}
        """;

    private static string Call(string type, params string[] durations) =>
        $"<partlist type=\\\"{type}\\\" alt=\\\"\\\">" + string.Concat(durations.Select(static duration =>
            $"<part identity=\\\"x\\\"><name>N</name><duration>{duration}</duration></part>")) + "</partlist>";

    [Fact]
    public void Read_ConversationOfTwo_KnowsTheOwnerByTheAccount()
    {
        List<ImportItem> items = Chat.Import(Export(Conversation(Nora, "Nora Quist", "null", Message(Me, 2),
            Message($"https://client.example/v1/users/ME/contacts/{Nora}", 1))), "messages.json");
        Assert.Equal(["me", "Nora Quist"], items.Senders());
        Assert.Equal("2026-01-05 11:02:00", items.Interactions()[0].Local());
        Assert.All(items.Interactions(), static one =>
            Assert.Equal(("skype:live:nora_1", 2), (one.Contacts.Single().Value, one.HeadCount)));
    }

    [Theory]
    [InlineData("""{"members": "[\"8:live:.cid.kim\",\"8:live:nora_1\",\"8:ole\",\"8:pia\"]"}""", 4)]
    [InlineData("""{"members": ["8:live:.cid.kim", {"id": "8:x"}, "8:live:nora_1", "8:ole", "8:pia"]}""", 4)]
    [InlineData("""{"members": {"id": "8:x"}}""", 3)]
    [InlineData("null", 3)]
    public void Read_Group_CountsItsMembers(string thread, int heads)
    {
        List<ImportItem> items = Chat.Import(Export(Conversation("19:1@thread.skype", "Walks", thread,
            Message("8:ole", 1, name: "Ole"), Message(Nora, 2, name: "Nora"), Message(Me, 3))), "messages.json");
        Assert.Equal(["Ole", "Nora", "me"], items.Senders());
        Assert.All(items.Interactions(), one => Assert.Equal(heads, one.HeadCount));
    }

    [Fact]
    public void Read_Calls_HaveTheirLength()
    {
        List<ImportItem> items = Chat.Import(Export(Conversation(Nora, "Nora", "null",
            Message(Nora, 1, "Event/Call", Call("started")), Message(Nora, 2, "Event/Call", Call("ended", "84.82", "83")),
            Message(Me, 3, "Event/Call", Call("missed")), Message(Me, 4, "Event/Call", Call("ended")),
            Message(Me, 5, "Event/Call", "ended"))), "messages.json");
        Assert.Equal([SkipReason.Notice], items.Skipped());
        Assert.Equal([84, 0, 0, -1], items.Interactions().Select(static one => one.Length?.TotalSeconds ?? -1));
        Assert.All(items.Interactions(), static one => Assert.Equal(Channel.Voice, one.Channel));
    }

    [Fact]
    public void Read_WhatIsNoContact_IsSkippedWithItsReason()
    {
        List<ImportItem> items = Chat.Import(Export(
            Conversation(Nora, "Nora", "null", Message(Nora, 1, properties: """{"deletetime": "1767607200000"}"""),
                Message(Nora, 2, properties: """{"isserversidedeleted": true}"""), Message(Nora, 3, "ThreadActivity/AddMember"),
                Message("", 4), Message(Nora, 5, "RichText/Media_AudioMsg")),
            Conversation("28:bot", "Robo", "null", Message("28:bot", 6), Message(Me, 7)),
            Conversation("48:notes", null, "null", Message(Me, 8)),
            Conversation("48:calllogs", null, "null", Message(Nora, 9, "Text"))), "messages.json");
        Assert.Equal(
            [SkipReason.Deleted, SkipReason.Deleted, SkipReason.Notice, SkipReason.Anonymous, SkipReason.Automatic,
                SkipReason.NobodyElse, SkipReason.NobodyElse, SkipReason.Notice], items.Skipped());
        Assert.Equal(["Nora"], items.Senders());
    }

    [Fact]
    public void Read_CallToATelephone_IsThatNumber() =>
        Assert.Equal("tel:+4930901820", Assert.Single(Chat.Import(Export(Conversation("4:+4930901820", null, "null",
            Message(Me, 1, "Event/Call", Call("ended", "60")))), "messages.json").Interactions()).Contacts.Single().Value);

    [Fact]
    public void Read_MessageWithoutTime_IsAFaultAndTheNextIsRead()
    {
        string bad = Message(Nora, 1).Replace("2026-01-05T10:01:00.5Z", "", StringComparison.Ordinal);
        List<ImportItem> items = Chat.Import(Export(Conversation(Nora, "Nora", "null", bad, Message(Me, 2))), "messages.json");
        Assert.Contains("originalarrivaltime", Assert.Single(items.Faults()), StringComparison.Ordinal);
        Assert.Equal(["me"], items.Senders());
    }
}

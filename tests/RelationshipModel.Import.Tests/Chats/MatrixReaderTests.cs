namespace RelationshipModel.Import.Tests.Chats;

public class MatrixReaderTests
{
    private static string Event(string sender, int minute, string type, string content, string more = "") =>
        $$"""{"type": "{{type}}", "sender": "@{{sender}}:q.example", "event_id": "$e{{minute}}", "origin_server_ts": {{1_767_607_200_000 + (minute * 60_000L)}}, "content": {{content}}{{more}}}""";

    private static string Message(string sender, int minute, string more = "") =>
        Event(sender, minute, "m.room.message", $$"""{"msgtype": "m.text", "body": "hi"{{more}}}""");

    private static string Member(string account, int minute, string name) => Event(account, minute, "m.room.member",
        $$"""{"membership": "join", "displayname": "{{name}}"}""", $", \"state_key\": \"@{account}:q.example\"");

    private static List<ImportItem> Read(string room, string exporter, params string[] events) => Chat.Import(
        $$"""{"room_name": "{{room}}", "room_creator": "x", "topic": "", "export_date": "5.1.2026", "exported_by": "{{exporter}}", "messages": [{{string.Join(',', events)}}]}""",
        "matrix.json");

    [Theory]
    [InlineData("Walks", "Kim L")]
    [InlineData("Walks", "@kim:q.example")]
    [InlineData("Nora", "Somebody")]
    public void Read_Room_IsOfWhoExportedIt(string room, string exporter)
    {
        List<ImportItem> items = Read(room, exporter, Message("nora", 1), Member("nora", 2, "Nora"), Member("kim", 3, "Kim L"),
            Message("kim", 4));
        Assert.Equal(["Nora", "me"], items.Senders());
        Assert.Equal(["2026-01-05 11:01:00", "2026-01-05 11:04:00"], items.Interactions().Select(Chat.Local));
        Assert.Equal("matrix:@nora:q.example", items.Interactions()[0].Contacts.Single().Value);
        Assert.Equal([SkipReason.Notice, SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_RoomWithoutNames_IsOfTheAccountCalledAsWhoExportedIt() =>
        Assert.Equal(["matrix:@nora:q.example", "me"], Read("Walks", "Kim", Message("nora", 1), Message("kim", 2)).Senders());

    [Fact]
    public void Read_OwnerThatNothingTells_IsAFault() =>
        Assert.Contains("--me NAME", Assert.Single(Read("Walks", "Kim", Message("nora", 1), Message("ole", 2)).Faults()),
            StringComparison.Ordinal);

    [Fact]
    public void Read_MembersWhoDidNotWrite_Count() =>
        Assert.Equal(3, Read("Walks", "Kim", Member("ole", 1, "Ole"), Member("kim", 2, "Kim"), Message("nora", 3))
            .Interactions().Single().HeadCount);

    [Fact]
    public void Read_RepliesCallsAndReactions_AreWhatTheyAre()
    {
        List<ImportItem> items = Read("Nora", "Kim", Message("nora", 1),
            Message("kim", 2, ", \"m.relates_to\": {\"m.in_reply_to\": {\"event_id\": \"$e1\"}}"),
            Message("nora", 3, ", \"m.relates_to\": {\"rel_type\": \"m.thread\", \"event_id\": \"$e1\"}"),
            Event("kim", 4, "m.reaction", """{"m.relates_to": {"rel_type": "m.annotation", "event_id": "$e1", "key": "x"}}"""),
            Event("nora", 5, "m.call.invite", """{"offer": {"type": "offer", "sdp": "v=0\nm=audio\nm=video 9"}}"""),
            Event("nora", 6, "m.room.encrypted", "{}"));
        Assert.Equal([Channel.Message, Channel.Message, Channel.Message, Channel.Reaction, Channel.Video, Channel.Message],
            items.Interactions().Select(static one => one.Channel));
        Assert.Equal([false, true, false, false, false, false], items.Interactions().Select(static one => one.IsReply));
        Assert.Equal(["Nora", "me", "Nora", "me", "Nora", "Nora"],
            items.Senders().Select(static name => name == "matrix:@nora:q.example" ? "Nora" : name));
    }

    [Fact]
    public void Read_Calls_HaveTheirLength_AndThoseWithoutAnAnswerAreAttempts() =>
        Assert.Equal([600, 0, 0, null, null], Read("Nora", "Kim",
            Event("nora", 1, "m.call.invite", """{"call_id": "a"}"""), Event("kim", 2, "m.call.answer", """{"call_id": "a"}"""),
            Event("nora", 12, "m.call.hangup", """{"call_id": "a"}"""),
            Event("kim", 20, "m.call.invite", """{"call_id": "b"}"""),
            Event("kim", 21, "m.call.hangup", """{"call_id": "b", "reason": "invite_timeout"}"""),
            Event("nora", 30, "m.call.invite", """{"call_id": "c"}"""), Event("kim", 31, "m.call.reject", """{"call_id": "c"}"""),
            Event("nora", 40, "m.call.invite", """{"call_id": "d"}"""), Event("kim", 41, "m.call.answer", """{"call_id": "d"}"""),
            Event("nora", 50, "m.call.invite", """{}"""), Event("kim", 51, "m.call.hangup", """{"call_id": "e"}"""))
            .Interactions().Select(static one => one.Length?.TotalSeconds));

    [Fact]
    public void Read_WhatNobodyWrote_IsSkipped() =>
        Assert.Equal([SkipReason.Deleted, SkipReason.Automatic, SkipReason.Notice, SkipReason.Notice, SkipReason.Notice],
            Read("Nora", "Kim", Event("nora", 1, "m.room.message", "{}", ", \"unsigned\": {\"redacted_because\": {}}"),
                Event("nora", 2, "m.room.message", """{"msgtype": "m.notice"}"""),
                Message("nora", 3, ", \"m.relates_to\": {\"rel_type\": \"m.replace\", \"event_id\": \"$e1\"}"),
                Event("nora", 4, "m.room.topic", "{}"),
                Event("nora", 5, "m.reaction", """{"m.relates_to": {"event_id": "$e9"}}""")).Skipped());
}

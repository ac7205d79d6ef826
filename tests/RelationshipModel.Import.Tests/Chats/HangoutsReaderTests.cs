namespace RelationshipModel.Import.Tests.Chats;

public class HangoutsReaderTests
{
    private static string Id(string id) => $$"""{"gaia_id": "{{id}}", "chat_id": "{{id}}"}""";

    private static string Person(string id, string name, string more = "") =>
        $$"""{"id": {{Id(id)}}, "fallback_name": "{{name}}", "participant_type": "GAIA"{{more}}}""";

    private static string Event(string sender, int minute, string what) =>
        $$"""{"sender_id": {{Id(sender)}}, "timestamp": "{{1_767_607_200_000_000 + (minute * 60_000_000L)}}", "event_id": "e{{minute}}", {{what}}}""";

    private static string Message(string sender, int minute) =>
        Event(sender, minute, "\"chat_message\": {\"message_content\": {}}, \"event_type\": \"REGULAR_CHAT_MESSAGE\"");

    private static string Call(string sender, int minute, string type, string more, params string[] members) =>
        Event(sender, minute, $$"""
            "hangout_event": {"event_type": "{{type}}_HANGOUT", "participant_id": [{{string.Join(',', members.Select(Id))}}]{{more}}}, "event_type": "HANGOUT_EVENT"
            """);

    private static string Conversation(string people, params string[] events) =>
        $$"""{"conversations": [{"conversation": {"conversation_id": {"id": "c"}, "conversation": {{Members(people)}} }, "events": [{{string.Join(',', events)}}]}]}""";

    private static string Members(string people) =>
        $$"""{"id": {"id": "c"}, "self_conversation_state": {"self_read_state": {"participant_id": {{Id("1")}} } }, "participant_data": [{{people}}]}""";

    private static readonly string Two = $"{Person("1", "Kim")}, {Person("2", "Nora")}";

    private static List<ImportItem> Read(string text) => Chat.Import(text, "Hangouts.json");

    [Fact]
    public void Read_Messages_AreOfWhoseAccountItIs()
    {
        List<ImportItem> items = Read(Conversation(Two, Message("2", 1), Message("1", 2)));
        Assert.Equal(["Nora", "me"], items.Senders());
        Assert.Equal(["2026-01-05 11:01:00", "2026-01-05 11:02:00"], items.Interactions().Select(Chat.Local));
        Assert.Equal("hangouts:2", items.Interactions()[0].Contacts.Single().Value);
    }

    [Fact]
    public void Read_FormOf2013_IsReadAsWell()
    {
        string text = $$"""
            {"continuation_end_timestamp": "0", "conversation_state": [{"conversation_id": {"id": "c"}, "response_header": {"status": "OK"},
            "conversation_state": {"conversation_id": {"id": "c"}, "conversation": {{Members(Two)}}, "event": [{{Message("2", 1)}}, {{Message("1", 2)}}]} }]}
            """;
        Assert.Equal(Read(Conversation(Two, Message("2", 1), Message("1", 2))).Interactions().Select(static one => one.Id),
            Read(text).Interactions().Select(static one => one.Id));
    }

    [Fact]
    public void Read_Calls_AreOfWhoBeganThem()
    {
        string three = $"{Two}, {Person("3", "Ole")}";
        List<ImportItem> items = Read(Conversation(three, Call("2", 1, "START", "", "2"),
            Call("1", 5, "END", ", \"hangout_duration_secs\": \"240\", \"media_type\": \"AUDIO_ONLY\"", "1", "2"),
            Call("2", 6, "START", "", "2"), Call("2", 7, "END", ", \"hangout_duration_secs\": \"40\"", "2"),
            Call("2", 8, "END", ", \"hangout_duration_secs\": \"60\"", "2", "3")));
        Assert.Equal([(Channel.Voice, 240.0, "2026-01-05 11:01:00"), (Channel.Video, 0.0, "2026-01-05 11:06:00")],
            items.Interactions().Select(static one => (one.Channel, one.Length!.Value.TotalSeconds, one.Local())));
        Assert.Equal(["Nora", "Nora"], items.Senders());
        Assert.Equal([SkipReason.Notice, SkipReason.Notice, SkipReason.BetweenOthers], items.Skipped());
    }

    [Fact]
    public void Read_TextMessages_AreOfTelephoneNumbers()
    {
        string people = string.Join(',', Person("1", "Kim"),
            Person("2", "+49 30 901820", ", \"phone_number\": {\"e164\": \"+4930901820\"}"),
            Person("3", "72000", ", \"phone_number\": {\"e164\": \"72000\"}"),
            """{"id": {"chat_id": "4"}, "participant_type": "ANONYMOUS_PHONE_NUMBER"}""");
        List<ImportItem> items = Read(Conversation(people, Event("2", 1, "\"event_type\": \"SMS\""),
            Event("2", 2, "\"event_type\": \"VOICEMAIL\""), Message("3", 3), Message("4", 4)));
        Assert.Equal(["tel:+4930901820", "tel:+4930901820"], items.Senders());
        Assert.Equal([null, 0.0], items.Interactions().Select(static one => one.Length?.TotalSeconds));
        Assert.Equal([SkipReason.Automatic, SkipReason.Anonymous], items.Skipped());
    }

    [Fact]
    public void Read_ChangesOfMembersAndNames_AreNotices() =>
        Assert.Equal([SkipReason.Notice, SkipReason.Notice],
            Read(Conversation(Two, Event("2", 1, "\"membership_change\": {}, \"event_type\": \"ADD_USER\""),
                Event("2", 2, "\"event_type\": \"RENAME_CONVERSATION\""))).Skipped());

    [Fact]
    public void Read_EventWithoutATime_IsAFault() =>
        Assert.Contains("no timestamp",
            Assert.Single(Read(Conversation(Two, """{"sender_id": {"chat_id": "2"}, "event_type": "SMS"}""")).Faults()),
            StringComparison.Ordinal);

    [Fact]
    public void Read_ConversationWithoutASignOfTheOwner_AsksWhoItIs()
    {
        string text = Conversation(Two, Message("2", 1), Message("1", 2))
            .Replace("self_read_state", "other", StringComparison.Ordinal);
        Assert.Contains("Kim", Assert.IsType<ItemFault>(Assert.Single(Read(text))).Fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BeginningOfACallWithoutItsEnd_IsNotThatOfTheNext()
    {
        Interaction call = Read(Conversation(Two, Call("2", 1, "START", "", "1", "2"),
            Call("1", 300, "END", ", \"hangout_duration_secs\": \"600\"", "1", "2"))).Interactions().Single();
        Assert.Equal(("2026-01-05 15:50:00", TieSide.Owner), (Chat.Local(call), call.Initiator.Side));
    }
}

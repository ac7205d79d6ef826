using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests.Chats;

public class TelegramReaderTests
{
    private static string Personal(string messages, string name = "Ann Arbor") =>
        $$"""{"name": "{{name}}", "type": "personal_chat", "id": 11, "messages": [{{messages}}]}""";

    private static string Message(int id, int from, string more = "", string name = "X") =>
        $$"""
        {"id": {{id}}, "type": "message", "date": "2026-01-05T10:00:{{id % 60:00}}", "from": "{{name}}", "from_id": "user{{from}}", "text": "hi"{{more}}}
        """;

    [Fact]
    public void Read_OnePersonalChat_KnowsBothSides()
    {
        List<ImportItem> items = Chat.Import(Personal($"{Message(1, 11, name: "Ann Arbor")},{Message(2, 99, name: "Kim")}"),
            "result.json");
        Assert.Equal(["Ann Arbor", "me"], items.Senders());
        Assert.All(items.Interactions(), static message => Assert.Equal("telegram:11", Assert.Single(message.Contacts).Value));
        Assert.Equal("2026-01-05 10:00:01", items.Interactions()[0].Local());
    }

    [Fact]
    public void Read_DeletedAccount_IsNobody()
    {
        const string From = """{"id": 3, "type": "message", "date": "2026-01-05T10:00:03", "from": null, "from_id": "user66"}""";
        string group =
            $$"""{"name": "Walks", "type": "private_group", "id": 5, "messages": [{{Message(1, 11, name: "Ann")}}, {{From}}]}""";
        string personal =
            $$"""{"name": null, "type": "personal_chat", "id": 66, "messages": [{{From}}, {{Message(4, 99, name: "Kim")}}]}""";
        List<ImportItem> items = Chat.Import(
            $$"""{"personal_information": {"user_id": 99}, "chats": {"list": [{{group}}, {{personal}}]} }""", "result.json");
        Assert.Equal([SkipReason.Deleted, SkipReason.Deleted, SkipReason.Deleted], items.Skipped());
        Assert.Equal(["telegram:11"], items.Interactions().Select(static message => Assert.Single(message.Contacts).Value));
        Assert.Equal(2, Assert.Single(items.Interactions()).HeadCount);
    }

    [Fact]
    public void Read_ContactWithoutANumber_IsKnownByName()
    {
        const string Account =
            """
            {"personal_information": {"user_id": 99},
             "contacts": {"list": [{"first_name": "Bo", "last_name": "Bay", "phone_number": ""}]}}
            """;
        Assert.Equal("Bo Bay", Assert.IsType<ImportedPerson>(Assert.Single(Chat.Import(Account, "result.json"))).Person.Name);
    }

    [Fact]
    public void Read_UnixTime_IsBetterThanTheLocalOne() =>
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 15, 0),
            Assert.Single(Chat.Import(Personal(Message(1, 11, ", \"date_unixtime\": \"1767625200\"")),
                "r.json").Interactions()).At);

    [Fact]
    public void Read_WholeAccount_SkipsWhatIsNoContact()
    {
        string account =
            $$"""
            {"about": "x", "personal_information": {"user_id": 99, "first_name": "Kim"},
             "contacts": {"about": "y", "list": [
               {"user_id": 11, "first_name": "Ann", "last_name": "Arbor", "phone_number": "0049 171 1234567", "date": "2020-01-01T00:00:00"}, {"date": "x"}]},
             "chats": {"about": "z", "list": [
               {"type": "saved_messages", "id": 99, "messages": [{{Message(1, 99)}}]},
               {"name": "Walks", "type": "private_group", "id": 5, "messages": [
                 {"id": 1, "type": "service", "date": "2026-01-05T10:00:00", "actor": "Bob", "actor_id": "user12", "action": "create_group", "members": ["Kim"]},
                 {{Message(2, 12, name: "Bob")}}, {{Message(3, 99, ", \"reply_to_message_id\": 2", "Kim")}}, {{Message(4, 11, name: "Ann")}}]},
               {"name": "News", "type": "public_channel", "id": 6, "messages": [{"id": 1, "type": "message", "date": "2026-01-05T10:00:00", "text": "x"}]},
               {"name": "Robot", "type": "bot_chat", "id": 7, "messages": [{{Message(1, 7)}}]},
               {"name": "Ann", "type": "personal_chat", "id": 11, "messages": [{{Message(9, 99)}}] } ] } }
            """;
        List<ImportItem> items = Chat.Import(account, "result.json");
        Assert.Equal([SkipReason.NobodyElse, SkipReason.Notice, SkipReason.Broadcast, SkipReason.Automatic], items.Skipped());
        Assert.Equal(["Bob", "me", "Ann", "me"], items.Senders());
        Assert.Equal([3, 3, 3, 2], items.Interactions().Select(static message => message.HeadCount));
        Assert.Equal([false, true, false, false], items.Interactions().Select(static message => message.IsReply));
        PersonRecord ann = Assert.Single(items.OfType<ImportedPerson>()).Person;
        Assert.Equal(["telegram:11", "tel:+491711234567"], ann.Addresses.Select(static address => address.Value));
        Assert.Empty(items.Faults());
    }

    [Fact]
    public void Read_GroupBeforeTheChatThatShowsTheOwner_Waits()
    {
        string account =
            $$"""
            {"chats": {"list": [
               {"name": "Walks", "type": "private_group", "id": 5, "messages": [{{Message(2, 12, name: "Bob")}}, {{Message(3, 99)}}]},
               {"name": "Ann", "type": "personal_chat", "id": 11, "messages": [{{Message(9, 99)}}] } ] } }
            """;
        Assert.Equal(["me", "Bob", "me"], Chat.Import(account, "result.json").Senders());
    }

    [Fact]
    public void Read_GroupInWhichNobodyIsKnown_SaysWhatToPass()
    {
        string group =
            $$"""{"name": "Walks", "type": "private_supergroup", "id": 5, "messages": [{{Message(2, 12, name: "Bob")}}, {{Message(3, 99, name: "Kim")}}]}""";
        Assert.Contains("--me NAME", Assert.Single(Chat.Import(group, "r.json").Faults()), StringComparison.Ordinal);
        Assert.Equal(["Bob", "me"], Chat.Import(group, "r.json", "kim").Senders());
        Assert.Equal(["Bob", "me"], Chat.Import(group, "r.json", "telegram:99").Senders());
    }

    [Fact]
    public void Read_PhoneCalls_AreTalksAndAttempts()
    {
        static string Call(int id, int from, string more) =>
            $$"""
            {"id": {{id}}, "type": "service", "date": "2026-01-05T10:00:00", "actor": "x", "actor_id": "user{{from}}", "action": "phone_call"{{more}}, "text": ""}
            """;
        Interaction[] calls = Chat.Import(Personal(string.Join(',',
            Call(1, 11, ", \"duration_seconds\": 90, \"discard_reason\": \"hangup\""),
                Call(2, 99, ", \"discard_reason\": \"missed\""),
            Call(3, 11, ", \"discard_reason\": \"busy\""))), "r.json").Interactions();
        Assert.Equal([90, 0, 0], calls.Select(static call => call.Length!.Value.TotalSeconds));
        Assert.Equal([false, true, false], calls.Select(static call => call.Initiator.Side == TieSide.Owner));
        Assert.All(calls, static call => Assert.Equal(Channel.Voice, call.Channel));
    }

    [Fact]
    public void Read_Reactions_AreOfThoseWhoReact()
    {
        const string reactions =
            """
            , "reactions": [{"type": "emoji", "count": 2, "emoji": "x", "recent": [
              {"from": "Kim", "from_id": "user99", "date": "2026-01-05T11:00:00"}, {"from": "Ann", "from_id": "user11", "date": "2026-01-05T12:00:00"}]}]
            """;
        List<ImportItem> items = Chat.Import(Personal($"{Message(1, 11, reactions)},{Message(2, 99, reactions)}"), "r.json");
        Interaction[] all = items.Interactions();
        Assert.Equal([Channel.Message, Channel.Reaction, Channel.Message, Channel.Reaction],
            all.Select(static one => one.Channel));
        Assert.Equal([false, true, true, false], all.Select(static one => one.Initiator.Side == TieSide.Owner));
        Assert.Equal("2026-01-05 11:00:00", all[1].Local());
        Assert.Equal(2, items.Skipped().Length);
        Assert.Equal(all.Length, all.Select(static one => one.Id).Distinct().Count());
    }

    [Fact]
    public void Read_ReplyToOneself_IsNoAnswer() =>
        Assert.Equal([false, false, true], Chat.Import(
            Personal($"{Message(1, 11)},{Message(2, 11, ", \"reply_to_message_id\": 1")},{Message(3, 99,
                ", \"reply_to_message_id\": 1")}"), "r.json")
            .Interactions().Select(static message => message.IsReply));

    [Theory]
    [InlineData("""{"id": 1, "type": "message", "date": "yesterday", "from": "x", "from_id": "user11"}""", "yesterday")]
    [InlineData("""{"type": "message", "date": "2026-01-05T10:00:00", "from": "x", "from_id": "user11"}""", "no id")]
    public void Read_UnusableMessage_IsAFault(string message, string named) =>
        Assert.Contains(named, Assert.Single(Chat.Import(Personal(message), "r.json").Faults()), StringComparison.Ordinal);

    [Fact]
    public void Read_ControlCharacterAsTelegramWritesIt_DoesNoHarm() =>
        Assert.Equal(2, Chat.Import(Personal($"{Message(1, 11, ", \"text2\": \"a\\x0Bb\\\\x\"")},{Message(2,
            11)}"), "r.json").Interactions().Length);

    [Fact]
    public void Read_OldNumericIds_AreTheSamePerson()
    {
        const string old =
            """{"id": 1, "type": "message", "date": "2019-01-05T10:00:00", "from": "Ann", "from_id": 11, "text": "x"}""";
        Assert.Equal("telegram:11", Assert.Single(Assert.Single(Chat.Import(Personal(old), "r.json").Interactions()).Contacts)
            .Value);
    }

    [Fact]
    public void Read_FileCutOff_GivesWhatCameBeforeAndSaysSo()
    {
        string whole = Personal(string.Join(',', Enumerable.Range(1, 50).Select(static i => Message(i, 11))));
        List<ImportItem> items = Chat.Import(whole[..(whole.Length / 2)], "r.json");
        Assert.True(items.Interactions().Length > 20);
        Assert.Contains("cut off", Assert.Single(items.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HalfAndWhole_GiveTheSameIds()
    {
        string[] messages = [.. Enumerable.Range(1, 10).Select(static i => Message(i, 11 + (i % 2)))];
        Assert.Equal(
            Chat.Import(Personal(string.Join(',', messages)), "r.json").Interactions()[..5].Select(static message => message.Id),
            Chat.Import($$"""{"chats": {"list": [{{Personal(string.Join(',', messages[..5]))}}] } }""",
                "other.json").Interactions().Select(static message => message.Id));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[")]
    public void Read_NextToNothing_Ends(string text) => Assert.Single(Chat.Import(text, "r.json").Faults());
}

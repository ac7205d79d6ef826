using NodaTime;

namespace RelationshipModel.Import.Tests.Chats;

public class SignalReaderTests
{
    private const long Time = 1_767_607_200_000;

    private const string Head =
        """
        {"version":"1","backupTimeMs":"1767700000000"}
        {"account":{"profileKey":"AA==","givenName":"Kim","familyName":"Lee"}}
        {"recipient":{"id":"1","self":{}}}
        {"recipient":{"id":"2","contact":{"aci":"YW5u","e164":"491711234567","profileGivenName":"Ann","profileFamilyName":"Arbor","registered":{}}}}
        {"recipient":{"id":"3","contact":{"aci":"Ym9i","profileGivenName":"Bob","nickname":{"given":"Bobby"}}}}
        {"recipient":{"id":"4","group":{"masterKey":"AA==","snapshot":{"title":{"title":"Walks"},"members":[{"userId":"YW5u"},{"userId":"Ym9i"},{"userId":"bWU="}]}}}}
        {"recipient":{"id":"5","releaseNotes":{}}}
        {"chat":{"id":"1","recipientId":"2"}}
        {"chat":{"id":"2","recipientId":"4"}}
        {"chat":{"id":"3","recipientId":"5"}}
        {"chat":{"id":"4","recipientId":"1"}}

        """;

    private static string In(int chat, int author, int minute, string content, bool isOutgoing = false) =>
        $$$"""
        {"chatItem":{"chatId":"{{{chat}}}","authorId":"{{{author}}}","dateSent":"{{{Time + (minute * 60_000)}}}","{{{(isOutgoing ? "outgoing" : "incoming")}}}":{},{{{content}}}} }
        """;

    private static List<ImportItem> Read(params string[] items) => Chat.Import(Head + string.Join('\n', items), "main.jsonl");

    private const string Hi = "\"standardMessage\":{\"text\":{\"body\":\"hi\"}}";

    [Fact]
    public void Read_ChatOfTwo_GivesBothSides()
    {
        List<ImportItem> items = Read(In(1, 2, 0, Hi), In(1, 1, 1,
            "\"standardMessage\":{\"quote\":{\"authorId\":\"2\"},\"text\":{}}", isOutgoing: true));
        Assert.Equal(["Ann Arbor", "me"], items.Senders());
        Assert.All(items.Interactions(), static message =>
            Assert.Equal("tel:+491711234567", Assert.Single(message.Contacts).Value));
        Assert.Equal([false, true], items.Interactions().Select(static message => message.IsReply));
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 10, 0), items.Interactions()[0].At);
        Assert.Equal(["Ann Arbor", "Bobby"], items.OfType<ImportedPerson>().Select(static item => item.Person.Name));
    }

    [Fact]
    public void Read_Group_HasItsMembers()
    {
        List<ImportItem> items = Read(In(2, 3, 0, Hi), In(2, 1, 1, Hi, isOutgoing: true));
        Assert.Equal(["Bobby", "me"], items.Senders());
        Assert.Equal([(1, 3), (2, 3)], items.Interactions().Select(static message =>
            (message.Contacts.Count, message.HeadCount)));
    }

    [Fact]
    public void Read_Reactions_AreOfThoseWhoReact()
    {
        string reacted =
            $$""" "stickerMessage":{"reactions":[{"emoji":"x","authorId":"1","sentTimestamp":"{{Time + 5}}"},{"emoji":"x","authorId":"3","sentTimestamp":"{{Time + 6}}"}]} """;
        List<ImportItem> items = Read(In(2, 2, 0, reacted));
        Assert.Equal([Channel.Message, Channel.Reaction], items.Interactions().Select(static one => one.Channel));
        Assert.True(items.Interactions()[1].Initiator.Side == TieSide.Owner);
        Assert.Equal([SkipReason.BetweenOthers], items.Skipped());
    }

    [Fact]
    public void Read_Calls_AreTalksAndAttempts()
    {
        static string Single(string direction, string state) =>
            $$""" "updateMessage":{"individualCall":{"type":"AUDIO_CALL","direction":"{{direction}}","state":"{{state}}","startedCallTimestamp":"{{Time}}"} } """;
        static string Group(string state, string more) =>
            $$""" "updateMessage":{"groupCall":{"state":"{{state}}","startedCallRecipientId":"2","startedCallTimestamp":"{{Time}}"{{more}} } } """;
        List<ImportItem> items = Read(
            In(1, 2, 0, Single("INCOMING", "ACCEPTED")), In(1, 2, 0, Single("INCOMING", "MISSED")),
                In(1, 1, 0, Single("OUTGOING", "NOT_ACCEPTED")),
            In(2, 2, 0, Group("JOINED", $",\"endedCallTimestamp\":\"{Time + 600_000}\"")),
                In(2, 2, 0, Group("MISSED", ",\"ringerRecipientId\":\"2\"")),
            In(2, 2, 0, Group("GENERIC", "")));
        Assert.Equal([-1, 0, 0, 600, 0], items.Interactions().Select(static call => call.Length?.TotalSeconds ?? -1));
        Assert.Equal([false, false, true, false, false], items.Interactions()
            .Select(static call => call.Initiator.Side == TieSide.Owner));
        Assert.Equal([SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_NoticesDeletedAndNotes_AreSkippedAndCounted() =>
        Assert.Equal(
            [SkipReason.Notice, SkipReason.Deleted, SkipReason.NotSent, SkipReason.Automatic, SkipReason.NobodyElse],
            Read(
                In(1, 2, 0, "\"updateMessage\":{\"simpleUpdate\":{\"type\":\"JOINED_SIGNAL\"}}"),
                In(1, 2, 1, "\"remoteDeletedMessage\":{}"),
                $$$"""{"chatItem":{"chatId":"1","authorId":"1","dateSent":"{{{Time}}}","outgoing":{"sendStatus":[{"recipientId":"2","failed":{}}]},{{{Hi}}} } }""",
                In(3, 5, 2, Hi), In(4, 1, 3, Hi, isOutgoing: true)).Skipped());

    [Fact]
    public void Read_MessageOfAnUnknownChat_IsAFault() =>
        Assert.Contains("chat", Assert.Single(Read(In(9, 2, 0, Hi)).Faults()), StringComparison.Ordinal);

    [Fact]
    public void Read_Twice_GivesTheSameIds() =>
        Assert.Equal(
            Read(In(1, 2, 0, Hi), In(1, 1, 1, Hi, isOutgoing: true)).Interactions().Select(static one => one.Id).Take(1),
            Read(In(1, 2, 0, Hi)).Interactions().Select(static one => one.Id));
}

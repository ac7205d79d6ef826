using NodaTime;
using RelationshipModel.Import.Mail;

namespace RelationshipModel.Import.Tests;

public class MailReaderTests
{
    private static List<SourceItem<MailMessage>> Mbox(string text, ImportLimits? limits = null) =>
        [.. MailReader.ReadMbox(Text.Stream(text), "mail.mbox", limits)];

    private static List<SourceItem<MailMessage>> Eml(string text) => [.. MailReader.ReadMessage(Text.Stream(text), "a.eml")];

    private static MailMessage Message(string header) => Eml(header + "\n\nHello\n").Only();

    private const string Plain =
        "From: Ann <ann@x.example>\nTo: me@home.example\nDate: Mon, 5 Jan 2026 10:00:00 +0100\nMessage-ID: <1@x.example>";

    [Fact]
    public void ReadMessage_PlainHeader_GivesPeopleInstantAndId()
    {
        MailMessage message = Message(Plain);
        Assert.Equal(("1@x.example", Instant.FromUtc(2026, 1, 5, 9, 0)), (message.Id.Value, message.At));
        Assert.Equal(("ann@x.example", "Ann"), (message.From.Address.Value, message.From.Name));
        Assert.Equal("me@home.example", Assert.Single(message.Recipients).Address.Value);
        Assert.Null(message.ParentId);
        Assert.Equal(MailKind.Personal, message.Kind);
    }

    [Fact]
    public void ReadMbox_TwoMessages_GivesBothWithLineAndOffset()
    {
        string first = $"From ann@x.example Mon Jan  5 10:00:00 2026\n{Plain}\n\nbody\n\n";
        List<SourceItem<MailMessage>> items =
            Mbox($"{first}From - Tue Jan 06 10:00:00 2026\n{Plain.Replace("1@", "2@", StringComparison.Ordinal)}\n\nbody\n");
        Assert.Equal(["1@x.example", "2@x.example"], items.Select(static item => item.Item!.Id.Value));
        Assert.Equal([1L, 9L], items.Select(static item => item.Line));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void ReadMbox_QuotedFromLinesInBody_AreBody(string newLine)
    {
        string text = $"From a@x Mon Jan  5 10:00:00 2026\n{Plain}\n\n>From b@x Mon Jan  5 10:00:00 2026\n"
            + ">>From c@x Mon Jan  5 10:00:00 2026\n\nFrom here on it went well.\n";
        Assert.Equal("1@x.example", Mbox(text.ReplaceLineEndings(newLine)).Only().Id.Value);
    }

    [Fact]
    public void ReadMbox_QuotedFromLineInHeader_IsPassedOver()
    {
        Assert.Equal("1@x.example",
            Mbox($"From a@x Mon Jan  5 10:00:00 2026\n>From a@x Mon Jan  5 10:00:00 2026\n{Plain}\n\nbody\n").Only().Id.Value);
    }

    [Fact]
    public void ReadMbox_GmailMarkerWithZone_Separates()
    {
        Assert.Equal(2,
            Mbox($"From 1@xxx Mon Apr 01 12:00:00 +0000 2019\n{Plain}\n\nbody\nFrom 2@xxx Mon Apr 01 12:00:00 +0000 2019\n{Plain}\n\n").Count);
    }

    [Fact]
    public void ReadMbox_ByteOrderMark_IsPassedOver()
    {
        Assert.Equal("1@x.example", Mbox($"\uFEFFFrom a@x Mon Jan  5 10:00:00 2026\n{Plain}\n\n").Only().Id.Value);
    }

    [Fact]
    public void ReadMessage_EncodedWords_GivesTheName()
    {
        MailMessage message =
            Message(Plain.Replace("Ann", "=?ISO-8859-1?Q?J=F6rg?= =?UTF-8?B?TcO8bGxlcg==?=", StringComparison.Ordinal));
        Assert.Equal("JörgMüller", message.From.Name);
    }

    [Fact]
    public void ReadMessage_RawUtf8Name_GivesTheName() =>
        Assert.Equal("Jörg", Message(Plain.Replace("Ann", "Jörg", StringComparison.Ordinal)).From.Name);

    [Fact]
    public void ReadMessage_GroupAddresses_GivesTheirMembers()
    {
        MailMessage message = Message(
            Plain.Replace("To: me@home.example", "To: Team: Bob <bob@x.example>, cid@x.example;, undisclosed-recipients:;",
            StringComparison.Ordinal));
        Assert.Equal(["bob@x.example", "cid@x.example"], message.Recipients.Select(static person => person.Address.Value));
    }

    [Fact]
    public void ReadMessage_FoldedRecipientsInToAndCc_GivesEachOnce()
    {
        MailMessage message =
            Message(Plain.Replace("To: me@home.example", "To: \"Bob,\n B.\" <bob@x.example>,\n\tBOB@X.example\nCc: cid@x.example",
            StringComparison.Ordinal));
        Assert.Equal(["bob@x.example", "cid@x.example"], message.Recipients.Select(static person => person.Address.Value));
    }

    [Fact]
    public void ReadMessage_BrokenAddressList_GivesWhatLooksLikeAddresses()
    {
        MailMessage message =
            Message(Plain.Replace("To: me@home.example", "To: <<bob@x.example>> ((, cid@x.example", StringComparison.Ordinal));
        Assert.Contains("bob@x.example", message.Recipients.Select(static person => person.Address.Value));
    }

    [Fact]
    public void ReadMessage_MissingMessageId_GivesTheSameHashEachTime()
    {
        string header = Plain.Replace("\nMessage-ID: <1@x.example>", "", StringComparison.Ordinal);
        InteractionId id = Message(header).Id;
        Assert.StartsWith("sha256-", id.Value, StringComparison.Ordinal);
        Assert.Equal(id, Message(header).Id);
        Assert.NotEqual(id, Message(header.Replace("10:00:00", "10:00:01", StringComparison.Ordinal)).Id);
    }

    [Fact]
    public void ReadMessage_MissingMessageIdInAnotherFolding_GivesTheSameHash()
    {
        string header = Plain.Replace("\nMessage-ID: <1@x.example>", "", StringComparison.Ordinal);
        Assert.NotEqual(Message(header).Id, Message(header.Replace("ann@", "ann2@", StringComparison.Ordinal)).Id);
        Assert.Equal(Message(header).Id, Message(header.ReplaceLineEndings("\r\n")).Id);
    }

    [Fact]
    public void ReadMessage_MessageIdTooLong_IsHashed()
    {
        string id = $"{new string('a', 300)}@x.example";
        Assert.StartsWith("sha256-", Message(Plain.Replace("1@x.example", id, StringComparison.Ordinal)).Id.Value,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mon, 05 Jan 26 10:00 EST", 15)]
    [InlineData("5 Jan 2026 10:00:00 UT", 10)]
    [InlineData("Mon, 5 Jan 2026 10:00:00 GMT", 10)]
    [InlineData("Mon, 5 Jan 2026 10:00:00 PDT", 17)]
    [InlineData("Mon, 5 Jan 2026 10:00:00 -0000 (comment)", 10)]
    [InlineData("Mon, 5 Jan 2026 10:00:00 Z", 10)]
    public void ReadMessage_ObsoleteZone_IsUnderstood(string date, int hour)
    {
        Assert.Equal(Instant.FromUtc(2026, 1, 5, hour, 0),
            Message(Plain.Replace("Mon, 5 Jan 2026 10:00:00 +0100", date, StringComparison.Ordinal)).At);
    }

    [Fact]
    public void ReadMessage_UnreadableDate_TakesTheDateOfReceipt()
    {
        string header =
            $"Received: from a by b; Mon, 5 Jan 2026 11:00:00 +0000\n{Plain.Replace("Mon, 5 Jan", "whenever", StringComparison.Ordinal)}";
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 11, 0), Message(header).At);
    }

    [Fact]
    public void ReadMbox_NoDateAtAll_TakesTheDateOfTheMarker()
    {
        string header = Plain.Replace("\nDate: Mon, 5 Jan 2026 10:00:00 +0100", "", StringComparison.Ordinal);
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 12, 30), Mbox($"From a@x Mon Jan  5 12:30:00 2026\n{header}\n\n").Only().At);
    }

    [Fact]
    public void ReadMessage_NoDateAnywhere_IsAFault()
    {
        string text = Plain.Replace("\nDate: Mon, 5 Jan 2026 10:00:00 +0100", "", StringComparison.Ordinal);
        Assert.Contains("date", Eml(text).OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadMbox_MessageWithoutSender_IsAFaultAndTheNextIsRead()
    {
        string bad = Plain.Replace("From: Ann <ann@x.example>\n", "", StringComparison.Ordinal);
        List<SourceItem<MailMessage>> items =
            Mbox($"From a@x Mon Jan  5 10:00:00 2026\n{bad}\n\nbody\n\nFrom a@x Mon Jan  5 10:00:00 2026\n{Plain}\n\n");
        SourceFault fault = items[0].Fault!;
        Assert.Equal(("mail.mbox", 1L, 0L), (fault.File, fault.Line, fault.Offset));
        Assert.Contains("no sender", fault.Reason, StringComparison.Ordinal);
        Assert.Equal("1@x.example", items[1].Item!.Id.Value);
    }

    [Theory]
    [InlineData("In-Reply-To: <0@x.example>", "0@x.example")]
    [InlineData("In-Reply-To: Your message of Monday <0@x.example>", "0@x.example")]
    [InlineData("References: <a@x.example>\n <0@x.example>", "0@x.example")]
    [InlineData("In-Reply-To: your message of Monday", null)]
    public void ReadMessage_Answer_NamesItsParent(string field, string? parent) =>
        Assert.Equal(parent, Message($"{Plain}\n{field}").ParentId);

    [Theory]
    [InlineData("List-Id: <l.x.example>", nameof(MailKind.List))]
    [InlineData("List-Unsubscribe: <mailto:u@x.example>", nameof(MailKind.List))]
    [InlineData("Precedence: list", nameof(MailKind.List))]
    [InlineData("Precedence: Bulk", nameof(MailKind.Bulk))]
    [InlineData("Auto-Submitted: auto-replied", nameof(MailKind.Automatic))]
    [InlineData("Auto-Submitted: no", nameof(MailKind.Personal))]
    [InlineData("X-Auto-Response-Suppress: All", nameof(MailKind.Personal))]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status", nameof(MailKind.Automatic))]
    [InlineData("Return-Path: <>", nameof(MailKind.Automatic))]
    [InlineData("X-Mailer: Some Mailer", nameof(MailKind.Personal))]
    public void ReadMessage_HeaderOfAMachineOrList_IsRecognised(string field, string kind) =>
        Assert.Equal(kind, Message($"{Plain}\n{field}").Kind.ToString());

    [Theory]
    [InlineData("noreply@x.example", nameof(MailKind.NoReply))]
    [InlineData("No-Reply@x.example", nameof(MailKind.NoReply))]
    [InlineData("do_not_reply@x.example", nameof(MailKind.NoReply))]
    [InlineData("shop-noreply@x.example", nameof(MailKind.NoReply))]
    [InlineData("MAILER-DAEMON@x.example", nameof(MailKind.NoReply))]
    [InlineData("noreen.plyer@x.example", nameof(MailKind.Personal))]
    public void ReadMessage_AddressNobodyReads_IsRecognised(string from, string kind) =>
        Assert.Equal(kind, Message(Plain.Replace("ann@x.example", from, StringComparison.Ordinal)).Kind.ToString());

    [Fact]
    public void ReadMbox_TooManyFields_IsAFaultThatNamesTheLimit()
    {
        string many = string.Concat(Enumerable.Range(0, 30).Select(static i => $"X-{i}: y\n"));
        Assert.Contains("HeaderCount", Mbox($"{many}{Plain}\n\n", new() { HeaderCount = 20 }).OnlyFault(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ReadMbox_HeaderTooLarge_IsAFaultThatNamesTheLimit()
    {
        string large = string.Concat(Enumerable.Range(0, 30).Select(static i => $"X-{i}: {new string('y', 100)}\n"));
        Assert.Contains("HeaderSize", Mbox($"{large}{Plain}\n\n", new() { HeaderSize = 2000 }).OnlyFault(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ReadMbox_LineTooLongInAFieldThatIsUsed_IsAFaultThatNamesTheLimit()
    {
        string text = Plain.Replace("To: ", $"To: {new string('y', 5000)}, ", StringComparison.Ordinal);
        Assert.Contains("LineLength", Mbox($"{text}\n\n", new() { LineLength = 2000 }).OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadMbox_LineTooLongInTheBody_IsPassedOver()
    {
        string text =
            $"From a@x Mon Jan  5 10:00:00 2026\n{Plain}\n\n{new string('y', 300_000)}\n\nFrom a@x Mon Jan  5 10:00:00 "
                + $"2026\n{Plain}\n\n";
        Assert.All(Mbox(text, new() { LineLength = 2000 }), static item => Assert.NotNull(item.Item));
        Assert.Equal(2, Mbox(text, new() { LineLength = 2000 }).Count);
    }

    [Fact]
    public void ReadMbox_TooManyRecipients_IsAFaultThatNamesTheLimit()
    {
        string all = string.Join(", ", Enumerable.Range(0, 30).Select(static i => $"p{i}@x.example"));
        Assert.Contains("Attendees", Mbox($"{Plain}\nCc: {all}\n\n", new() { Attendees = 20 }).OnlyFault(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ReadMbox_EmptyFile_GivesNothing() => Assert.Empty(Mbox("\n\n"));

    [Fact]
    public void ReadMbox_Cancelled_Throws()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => MailReader.ReadMbox(Text.Stream(Plain), "m", null, cancelled.Token).Count());
    }

    [Fact]
    public void ReadMbox_LimitsOutOfRange_NamesEachInOneMessage()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Mbox("", new() { LineLength = 0, Nesting = 0 }));
        Assert.Contains("LineLength", e.Message, StringComparison.Ordinal);
        Assert.Contains("Nesting", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_OfAMessage_ShowsNoPerson()
    {
        Assert.DoesNotContain("ann", Message(Plain).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ann", Message(Plain).From.ToString(), StringComparison.Ordinal);
    }
}

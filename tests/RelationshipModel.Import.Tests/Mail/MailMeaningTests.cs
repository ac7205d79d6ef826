using System.Text;

namespace RelationshipModel.Import.Tests.Mail;

/// <summary>The meaning of mail: its owner, its writer and recipients, and what is no contact at all.</summary>
public class MailMeaningTests
{
    private static ImportItem Only(string header, string text = "Hello\n", string file = "file", string place = "file")
    {
        string date = header.Contains("\nDate:", StringComparison.Ordinal) ? "" : "Date: Mon, 5 Jan 2026 10:00:00 +0000\n";
        byte[] bytes = Encoding.UTF8.GetBytes($"{header}\n{date}Message-ID: <a@q.example>\n\n{text}");
        return Assert.Single(new RecordsReader(Text.Options).Read(new MemoryStream(bytes), file, place,
            TestContext.Current.CancellationToken));
    }

    private static SkipReason? Reason(string header, string text = "Hello\n") => (Only(header, text) as SkippedItem)?.Reason;

    private const string ToMe = "From: Nora Quist <nora@quist.example>\nTo: me@home.example";
    private const string ByMe = "From: me@home.example\nTo: nora@quist.example";

    [Theory]
    [InlineData("X-MS-Exchange-Organization-SCL: 6", SkipReason.Spam)]
    [InlineData("X-MS-Exchange-Organization-SCL: -1", null)]
    [InlineData("X-MS-Exchange-Organization-SCL: 1", null)]
    [InlineData("X-Forefront-Antispam-Report: CIP:1;SFV:SPM;", SkipReason.Spam)]
    [InlineData("X-Forefront-Antispam-Report: CIP:1;SFV:NSPM;", null)]
    public void Read_WhatExchangeThinksOfIt_Counts(string field, SkipReason? reason) =>
        Assert.Equal(reason, Reason($"{ToMe}\n{field}"));

    [Theory]
    [InlineData("From: me@home.example\nTo: nora@quist.example\nX-Unsent: 1\nSubject: a\nMIME-Version: 1.0")]
    [InlineData("To: nora@quist.example\nX-Unsent: 1\nSubject: a\nMIME-Version: 1.0")]
    public void Read_DraftWithoutDateOrSender_IsADraft(string header)
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"{header}\n\nHello\n");
        ImportItem item = Assert.Single(new RecordsReader(Text.Options).Read(new MemoryStream(bytes), "file"));
        Assert.Equal(SkipReason.NotSent, Assert.IsType<SkippedItem>(item).Reason);
    }

    [Theory]
    [InlineData("calendar-notification@google.com", SkipReason.NoReply)]
    [InlineData("mailman-owner@quist.example", SkipReason.NoReply)]
    [InlineData("nora.noti@quist.example", null)]
    public void Read_MachineThatSaysWhatItIs_IsNobody(string from, SkipReason? reason) =>
        Assert.Equal(reason, Reason($"From: {from}\nTo: me@home.example"));

    [Fact]
    public void Read_Mmdf_ReadsEachMessage()
    {
        const string Mark = "\u0001\u0001\u0001\u0001\n";
        string mail = string.Concat(Enumerable.Range(1, 3).Select(static i =>
            $"{Mark}{ToMe}\nDate: Mon, 5 Jan 2026 10:0{i}:00 +0000\nMessage-ID: <{i}@q.example>\n\nHello\n{Mark}"));
        Assert.Equal(3, new RecordsReader(Text.Options).Read(new MemoryStream(Encoding.UTF8.GetBytes(mail)), "file")
            .OfType<ImportedInteraction>().Count());
    }

    [Theory]
    [InlineData("Spam", SkipReason.Spam)]
    [InlineData("Inbox,Spam,Opened", SkipReason.Spam)]
    [InlineData("=?UTF-8?B?0KHQv9Cw0Lw=?=", SkipReason.Spam)]
    [InlineData("垃圾邮件", SkipReason.Spam)]
    [InlineData("Trash,Sent", SkipReason.Trash)]
    [InlineData("Papierkorb", SkipReason.Trash)]
    [InlineData("=?UTF-8?Q?Corbeille,Ouvert?=", SkipReason.Trash)]
    [InlineData("Bin", SkipReason.Trash)]
    [InlineData("Drafts", SkipReason.NotSent)]
    [InlineData("Brouillons", SkipReason.NotSent)]
    [InlineData("Borradores,Abierto", SkipReason.NotSent)]
    [InlineData("=?UTF-8?Q?Entw=C3=BC?=\n =?UTF-8?Q?rfe,_Wichtig?=", SkipReason.NotSent)]
    [InlineData("下書き", SkipReason.NotSent)]
    [InlineData("Wersje robocze", SkipReason.NotSent)]
    [InlineData("Chat", SkipReason.Chat)]
    [InlineData("Чаты", SkipReason.Chat)]
    [InlineData("Chats,Important", SkipReason.Chat)]
    [InlineData("Inbox,Important,Category Personal", null)]
    [InlineData("Archiv/Spam lessons,Drafts of songs", null)]
    public void Read_LabelsOfGmail_AreUnderstood(string labels, SkipReason? reason) =>
        Assert.Equal(reason, Reason($"X-Gmail-Labels: {labels}\n{ToMe}"));

    [Theory]
    [InlineData("X-Mozilla-Status: 0009", SkipReason.Trash)]
    [InlineData("X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00200000", SkipReason.Trash)]
    [InlineData("X-Mozilla-Status: 0801", SkipReason.NotSent)]
    [InlineData("X-Mozilla-Status2: 01000000", SkipReason.NotSent)]
    [InlineData("X-Mozilla-Status: 0041", SkipReason.Automatic)]
    [InlineData("X-Status: D", SkipReason.Trash)]
    [InlineData("X-Spam-Flag: YES", SkipReason.Spam)]
    [InlineData("X-Spam-Status: Yes, score=12.3 required=5.0", SkipReason.Spam)]
    [InlineData("X-Unsent: 1", SkipReason.NotSent)]
    [InlineData("X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000", null)]
    [InlineData("X-Mozilla-Status: zzzz", null)]
    [InlineData("X-Mozilla-Draft-Info: internal/draft; vcard=0", null)]
    [InlineData("X-Spam-Status: No, score=-1.0", null)]
    [InlineData("X-Spam-Flag: NO", null)]
    [InlineData("X-Unsent: 0", null)]
    [InlineData("X-Auto-Response-Suppress: DR, OOF, AutoReply", null)]
    [InlineData("Precedence: first-class", null)]
    [InlineData("Auto-Submitted: no", null)]
    [InlineData("X-Autoreply: yes", SkipReason.Automatic)]
    [InlineData("Auto-Submitted: auto-replied (vacation)", SkipReason.Automatic)]
    [InlineData("Precedence: junk", SkipReason.Bulk)]
    [InlineData("List-Unsubscribe: <mailto:leave@q.example>", SkipReason.MailingList)]
    [InlineData("Content-Type: text/calendar; charset=utf-8; method=REPLY", SkipReason.Answer)]
    [InlineData("Content-Type: text/calendar;\n method=\"COUNTER\"", SkipReason.Answer)]
    [InlineData("Content-Class: urn:content-classes:calendarmessage", SkipReason.Answer)]
    [InlineData("Content-Type: text/calendar; method=REQUEST", null)]
    public void Read_FieldsOfTheHeader_AreUnderstood(string field, SkipReason? reason) =>
        Assert.Equal(reason, Reason($"{field}\n{ToMe}"));

    [Fact]
    public void Read_AnswerToAnInvitationInAPart_IsNoContact()
    {
        string text =
            "--b\nContent-Type: text/plain\n\nNora accepted\n--b\nContent-Type: text/calendar; charset=UTF-8;\n "
                + "method=REPLY\n\nBEGIN:VCALENDAR\n--b--\n";
        Assert.Equal(SkipReason.Answer, Reason($"{ToMe}\nContent-Type: multipart/alternative; boundary=b", text));
        Assert.Null(Reason($"{ToMe}\nContent-Type: multipart/mixed; boundary=b",
            text.Replace("REPLY", "REQUEST", StringComparison.Ordinal)));
        Assert.Equal(SkipReason.Answer,
            Assert.IsType<SkippedItem>(
                Text.Import(
                    $"From -\n{ToMe}\nDate: 5 Jan 2026 10:00\n\n{text}\nFrom -\n{ToMe}\nDate: 6 Jan 2026 10:00\n\nx\n")[0]).Reason);
    }

    [Theory]
    [InlineData("noreply@shop.example")]
    [InlineData("no-reply@shop.example, unsubscribe-77@news.example")]
    [InlineData("mailer-daemon@mx.example")]
    [InlineData("list-unsubscribe@news.example")]
    [InlineData("bounces+me=home.example@news.example")]
    public void Read_OwnerToMachines_IsNoContact(string to) =>
        Assert.Equal(SkipReason.NoReply, Reason($"From: me@home.example\nTo: {to}"));

    [Theory]
    [InlineData("choir@lists.quist.example")]
    [InlineData("climbers@googlegroups.com")]
    [InlineData("choir-request@quist.example")]
    public void Read_OwnerToLists_IsNoContact(string to) =>
        Assert.Equal(SkipReason.MailingList, Reason($"From: me@home.example\nTo: {to}"));

    [Fact]
    public void Read_OwnerToAPersonAndAMachine_IsContactWithThePerson()
    {
        Interaction mail = Assert.IsType<ImportedInteraction>(
            Only("From: me@home.example\nTo: nora@quist.example, noreply@shop.example\nCc: "
                + "choir@lists.quist.example")).Interaction;
        Assert.Equal(("nora@quist.example", 2), (Assert.Single(mail.Contacts).Value, mail.HeadCount));
    }

    [Theory]
    [InlineData("From: nora@quist.example\nTo: undisclosed-recipients:;")]
    [InlineData("From: nora@quist.example")]
    [InlineData("From: nora@quist.example\nTo: \nDelivered-To: me@home.example")]
    [InlineData("From: nora@quist.example\nTo: otto@x.example\nX-Original-To: me@home.example")]
    [InlineData("From: nora@quist.example\nTo: otto@x.example\nEnvelope-To: me@home.example")]
    [InlineData(
        "Received: from a by b with ESMTP id 1\n\tfor <me@home.example>; Mon, 5 Jan 2026 10:00:00 +0000\nFrom: "
            + "nora@quist.example\nTo: otto@x.example")]
    [InlineData("From: nora@quist.example\nTo: Friends: otto@x.example, Me <me+trip@home.example>;")]
    [InlineData("From: nora@quist.example\nTo: otto@x.example\nBcc: me@home.example")]
    [InlineData("From: Nora <>\nReply-To: nora@quist.example\nTo: me@home.example")]
    [InlineData("From: \"Quist, Nora\"\nSender: nora@quist.example\nTo: me@home.example")]
    [InlineData("Return-Path: <nora@quist.example>\nTo: me@home.example\nReceived: by b; Mon, 5 Jan 2026 10:00:00 +0000")]
    [InlineData("From: nora@quist.example, otto@x.example\nTo: me@home.example")]
    public void Read_MailThatCameToTheOwner_IsContactWithItsWriter(string header) =>
        Assert.Equal("nora@quist.example",
            Assert.Single(Assert.IsType<ImportedInteraction>(Only(header)).Interaction.Contacts).Value);

    [Fact]
    public void Read_MailBetweenOthers_IsNoContact() =>
        Assert.Equal(SkipReason.WithoutOwner, Reason("From: nora@quist.example\nTo: otto@x.example"));

    [Fact]
    public void Read_MailSentOnUnchanged_IsOfThePersonWhoDid()
    {
        string resent =
            "Resent-From: otto@x.example\nResent-To: me@home.example\nResent-Date: Tue, 6 Jan 2026 10:00:00 "
                + "+0000\nResent-Message-ID: <r@x.example>\n";
        Interaction mail = Assert.IsType<ImportedInteraction>(
            Only($"{resent}From: nora@quist.example\nTo: otto@x.example")).Interaction;
        Assert.Equal(("otto@x.example", "r@x.example", NodaTime.Instant.FromUtc(2026, 1, 6, 10, 0)),
            (Assert.Single(mail.Contacts).Value, mail.Id.Value, mail.At));
        // To the owner's own mailbox, and by a service: the writer stays the writer.
        Assert.Equal("nora@quist.example",
            Assert.Single(Assert.IsType<ImportedInteraction>(Only($"{resent}{ToMe}")).Interaction.Contacts).Value);
        Interaction own = Assert.IsType<ImportedInteraction>(
            Only($"{resent.Replace("otto@x.example", "me@home.example", StringComparison.Ordinal)}{ToMe}")).Interaction;
        Assert.Equal("nora@quist.example", Assert.Single(own.Contacts).Value);
        // By the owner, to somebody.
        string onward = resent.Replace("me@home.example", "pia@x.example", StringComparison.Ordinal)
            .Replace("otto@x.example", "me@home.example", StringComparison.Ordinal);
        Interaction sent = Assert.IsType<ImportedInteraction>(Only($"{onward}{ToMe}")).Interaction;
        Assert.Equal(("pia@x.example", Initiator.Owner), (Assert.Single(sent.Contacts).Value, sent.Initiator));
    }

    [Theory]
    [InlineData("Drafts", SkipReason.NotSent)]
    [InlineData("Entwürfe.mbox", SkipReason.NotSent)]
    [InlineData("mail/Templates", SkipReason.NotSent)]
    [InlineData("mail/Unsent Messages", SkipReason.NotSent)]
    [InlineData("Outbox.mbox/mbox", SkipReason.NotSent)]
    [InlineData("[Gmail].sbd/Spam", SkipReason.Spam)]
    [InlineData("Junk E-mail/1.eml", SkipReason.Spam)]
    [InlineData("Trash.sbd/2019/x.eml", SkipReason.Trash)]
    [InlineData("Deleted Messages.mbox/Messages/12.emlx", SkipReason.Trash)]
    [InlineData("Éléments supprimés/1.eml", SkipReason.Trash)]
    [InlineData("Maildir/.Sent.Trash/cur/17.host:2,S", SkipReason.Trash)]
    [InlineData("Maildir/.INBOX.Drafts/cur/17.host:2,S", SkipReason.NotSent)]
    [InlineData("Maildir/.Entw&APw-rfe/cur/17.host:2,S", SkipReason.NotSent)]
    [InlineData("Maildir/cur/17.host:2,ST", SkipReason.Trash)]
    [InlineData("Maildir/cur/17.host:2,DS", SkipReason.NotSent)]
    [InlineData("Maildir/cur/17.host:2,RS", null)]
    [InlineData("Takeout/Mail/All mail Including Spam and Trash.mbox", null)]
    [InlineData("Inbox", null)]
    [InlineData("Spam lessons/1.eml", null)]
    [InlineData("tmp/1.eml", null)]
    public void Read_FoldersOfMailThatCountsForNothing_AreKnownByName(string place, SkipReason? reason) =>
        Assert.Equal(reason, (Only(ToMe, place: place) as SkippedItem)?.Reason);

    [Fact]
    public void Read_FoldersInAnArchive_AreKnownByName()
    {
        byte[] mail = Encoding.UTF8.GetBytes($"{ToMe}\nDate: 5 Jan 2026 10:00\n\nx\n");
        List<ImportItem> items =
            Text.Import(Text.Zip(("Mail/Inbox", mail), ("Mail/Trash", mail), ("Mail/Drafts.sbd/Songs", mail)));
        Assert.Equal([null, SkipReason.Trash, SkipReason.NotSent], items.Select(static item => (item as SkippedItem)?.Reason));
    }

    [Fact]
    public void Read_OwnDraft_IsNoContact() => Assert.Equal(SkipReason.NotSent, Reason($"X-Gmail-Labels: Drafts\n{ByMe}"));
}

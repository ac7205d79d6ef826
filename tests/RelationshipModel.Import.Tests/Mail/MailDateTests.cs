using System.Text;
using NodaTime.Text;
using RelationshipModel.Import.Mail;

namespace RelationshipModel.Import.Tests.Mail;

public class MailDateTests
{
    [Theory]
    [InlineData("Mon, 5 Jan 2026 10:00:00 +0100", "2026-01-05T09:00:00Z")]
    [InlineData("Mon,5 Jan 2026 10:00:00+0100", "2026-01-05T09:00:00Z")]
    [InlineData("5 Jan 26 10:00 EST", "2026-01-05T15:00:00Z")]
    [InlineData("05-Jan-26 10:00:00 GMT", "2026-01-05T10:00:00Z")]
    [InlineData("5 Jan 126 10:00", "2026-01-05T10:00:00Z")]
    [InlineData("5 Jan 99 10:00", "1999-01-05T10:00:00Z")]
    [InlineData("Tue, 5 Jan 2026 10:00:00 Z", "2026-01-05T10:00:00Z")]
    [InlineData("Mon Jan  5 10:00:00 2026", "2026-01-05T10:00:00Z")]
    [InlineData("Mon Jan  5 10:00:00 +0100 2026", "2026-01-05T09:00:00Z")]
    [InlineData("Mon Jan  5 10:00:00 PST 2026", "2026-01-05T18:00:00Z")]
    [InlineData("2026-01-05T10:00:00Z", "2026-01-05T10:00:00Z")]
    [InlineData("2026-01-05T10:00:00.123+01:00", "2026-01-05T09:00:00Z")]
    [InlineData("2026-01-05 10:00 +0100", "2026-01-05T09:00:00Z")]
    [InlineData("2026/01/05 10:00:00", "2026-01-05T10:00:00Z")]
    [InlineData("5.1.2026 10:00:00", "2026-01-05T10:00:00Z")]
    [InlineData("Monday, January 5th, 2026 10:00 PM", "2026-01-05T22:00:00Z")]
    [InlineData("Jan 5, 2026 12:30 AM", "2026-01-05T00:30:00Z")]
    [InlineData("Mon, 5 Jan 2026 10:00:00 (CET)", "2026-01-05T09:00:00Z")]
    [InlineData("Mon, 5 Jan 2026 (a (nested) remark) 10:00:00 +0100 (CET)", "2026-01-05T09:00:00Z")]
    [InlineData("Mon, 5 Jan 2026 10:00:00 GMT+01:00", "2026-01-05T09:00:00Z")]
    [InlineData("Mon, 5 Jan 2026 10:00:00 +02:00", "2026-01-05T08:00:00Z")]
    [InlineData("Mon, 5 Jan 2026 10:00:00 -9900", "2026-01-05T10:00:00Z")]
    [InlineData("Mon, 5 Jan 2026 10:00:60 +0000", "2026-01-05T10:00:59Z")]
    [InlineData("Mon, 5 Jan 2026 24:00:00 +0000", "2026-01-06T00:00:00Z")]
    [InlineData("Mon, 5 Jan 2026 10(hours):   00  :  06 -0600", "2026-01-05T16:00:06Z")]
    [InlineData(
        "Mon,\r\n      5\r\n        Jan\r\n          2026\r\n            10:00\r\n              -0330 (Newfoundland Time)",
        "2026-01-05T13:30:00Z")]
    [InlineData("Mo, 05 Mär 2026 10:00:00 +0100", "2026-03-05T09:00:00Z")]
    [InlineData("Mi, 04 Mrz 2026 10:00:00 +0100", "2026-03-04T09:00:00Z")]
    [InlineData("Τετ, 4 Ιουν 2025 10:00:00 +0300", "2025-06-04T07:00:00Z")]
    [InlineData("Ср, 4 черв 2025 10:00:00 +0300", "2025-06-04T07:00:00Z")]
    [InlineData("ti 4. marraskuuta 2025 10:00:00 +0200", "2025-11-04T08:00:00Z")]
    [InlineData("Rab, 4 Agt 2025 10:00:00 +0700", "2025-08-04T03:00:00Z")]
    [InlineData("jeu., 5 févr. 2026 10:00:00 +0100", "2026-02-05T09:00:00Z")]
    [InlineData("mar, 06 ene 2026 10:00:00 +0100", "2026-01-06T09:00:00Z")]
    [InlineData("martedì 6 gennaio 2026 10:00:00", "2026-01-06T10:00:00Z")]
    [InlineData("seg, 5 out 2025 10:00:00 -0300", "2025-10-05T13:00:00Z")]
    [InlineData("ma, 5 mrt 2026 10:00:00 +0100", "2026-03-05T09:00:00Z")]
    [InlineData("pon, 5 paź 2025 10:00:00 +0200", "2025-10-05T08:00:00Z")]
    [InlineData("пн, 5 июн 2025 10:00:00 +0300", "2025-06-05T07:00:00Z")]
    [InlineData("Paz, 4 Oca 2026 10:00:00 +0300", "2026-01-04T07:00:00Z")]
    [InlineData("2026年1月5日(月) 10:00:00 +0900", "2026-01-05T01:00:00Z")]
    [InlineData("31/12/2025 10:00", "2025-12-31T10:00:00Z")]
    [InlineData("Mon, 01/05/2026 10:00", "2026-01-05T10:00:00Z")]
    [InlineData("Mon, 05/01/2026 10:00", "2026-01-05T10:00:00Z")]
    public void Parse_DateOfTheWild_GivesTheInstant(string text, string expected) =>
        Assert.Equal(expected, MailDate.Parse(Encoding.UTF8.GetBytes(text)) is { } at ? InstantPattern.General.Format(at) : null);

    [Theory]
    [InlineData("")]
    [InlineData("whenever")]
    [InlineData("Mon, 31 Feb 2026 10:00:00 +0000")]
    [InlineData("Mon, 5 Jan 2026 25:00:00 +0000")]
    [InlineData("01/05/2026 10:00")]
    [InlineData("5 Jan")]
    [InlineData("1767607200")]
    [InlineData("0 0 0")]
    [InlineData("Mon, 0/0/2026 10:00")]
    public void Parse_NoDateOrOneOfTwoMeanings_GivesNothing(string text) =>
        Assert.Null(MailDate.Parse(Encoding.UTF8.GetBytes(text)));

    private static ImportItem Only(string header) =>
        Assert.Single(Text.Import($"From: nora@quist.example\nTo: me@home.example\nMessage-ID: <a@q.example>\n{header}\n\nx\n"));

    [Theory]
    [InlineData("Date: Thu, 1 Jan 1970 00:00:00 +0000\nReceived: from a by b; Mon, 5 Jan 2026 10:00:00 +0000")]
    [InlineData("Date: 01/05/2026\nReceived: from a by b\n\twith SMTP id 7; Mon, 5 Jan 2026 10:00:00 +0000 (UTC)")]
    [InlineData("Received: by b; Mon, 5 Jan 2026 10:00:00 +0000\nReceived: by a; Sun, 4 Jan 2026 10:00:00 +0000")]
    [InlineData("Delivery-date: Mon, 05 Jan 2026 11:00:00 +0100")]
    [InlineData("Date: Fri, 5 Jan 2046 10:00:00 +0000\nReceived: by b; Mon, 5 Jan 2026 10:00:00 +0000")]
    public void Read_MissingOrAbsurdDate_TakesTheOneOfReceipt(string header) =>
        Assert.Equal(NodaTime.Instant.FromUtc(2026, 1, 5, 10, 0),
            Assert.IsType<ImportedInteraction>(Only(header)).Interaction.At);

    [Theory]
    [InlineData("Date: Thu, 1 Jan 1970 00:00:00 +0000")]
    [InlineData("Subject: x")]
    [InlineData("Date: soon\nReceived: by b; later")]
    public void Read_NoDateAtAll_IsAFault(string header) =>
        Assert.Contains("no date", Assert.IsType<ItemFault>(Only(header)).Fault.Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_DateToCome_IsSkipped() =>
        Assert.Equal(SkipReason.NotYetSent, Assert.IsType<SkippedItem>(Only("Date: Fri, 5 Jan 2046 10:00:00 +0000")).Reason);
}

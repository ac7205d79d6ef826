using System.Globalization;
using System.Text;

namespace RelationshipModel.Import.Tests.Mail;

/// <summary>Mailboxes as programs write them: separators, line ends, encodings, lengths.</summary>
public class MailboxFormatTests
{
    private static string Mail(string id, string more = "", string text = "Hello\n") =>
        $"From: Nora Quist <nora@quist.example>\nTo: me@home.example\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nMessage-ID: <{id}@q.example>\n{more}Subject: s\n\n{text}\n";

    private static string[] Ids(string text) => Ids(Encoding.UTF8.GetBytes(text));

    private static string[] Ids(byte[] bytes) =>
        [.. Text.Import(bytes)
            .Select(static item => Assert.IsType<ImportedInteraction>(item).Interaction.Id.Value.Split('@')[0])];

    [Theory]
    [InlineData("From ")]
    [InlineData("From")]
    [InlineData("From -")]
    [InlineData("From - ")]
    [InlineData("From nora@quist.example")]
    [InlineData("From MAILER-DAEMON")]
    [InlineData("From ???@??? Mon Jan 05 10:00:00 2026")]
    [InlineData("From nora@quist.example Mon Jan  5 10:00 2026")]
    [InlineData("From \"nora quist\"@quist.example Mon Jan  5 10:00:00 CET 2026")]
    [InlineData("From 1700000000000000001@xxx Mon Jan 05 10:00:00 +0000 2026")]
    public void Read_AnySeparator_SeparatesMessages(string line)
    {
        string box = $"{line}\n{Mail("a")}{line}\n{Mail("b", "", "")}{line}\n{Mail("c")}";
        Assert.Equal(["a", "b", "c"], Ids(box));
        Assert.Equal(["a", "b", "c"], Ids($"\n\n{box}"));
    }

    [Fact]
    public void Read_SeparatorsOfSeveralProgramsInOneFile_SeparateMessages() =>
        Assert.Equal(["a", "b", "c", "d"],
            Ids($"From \n{Mail("a")}From -\n{Mail("b")}From nora@quist.example\n{Mail("c")}From x@y Mon Jan  5 10:00:00 "
                + $"2026\n{Mail("d")}"));

    [Theory]
    [InlineData("From -")]
    [InlineData("From ")]
    [InlineData("From - Mon Jan  5 10:00:00 2026")]
    public void Read_SeparatorBelowATextWithoutALineEnd_SeparatesMessages(string line)
    {
        string open = Mail("a", "", "--b--").TrimEnd('\n');
        Assert.Equal(["a", "b", "c"],
            Ids($"{line}\n{open}\n{line}\n{Mail("b", "", "--b--").TrimEnd('\n')}\n{line}\n{Mail("c")}"));
        string header = "From: nora@quist.example\nTo: me@home.example\nDate: 5 Jan 2026 10:00\nMessage-ID: <h@q.example>\n";
        Assert.Equal(["h", "b"], Ids($"{line}\n{header}{line}\n{Mail("b")}"));
    }

    [Theory]
    [InlineData("From here on it went well.\nAnd then: nothing\n")]
    [InlineData("One line\nFrom \nmore of it\n")]
    [InlineData("A list:\n\nFrom \n\nand so on\n")]
    [InlineData(">From - Mon Jan  5 10:00:00 2026\nTo: x@y.example\n")]
    [InlineData("> From - Mon Jan  5 10:00:00 2026\nTo: x@y.example\n")]
    [InlineData("x\n\nFrom the mountains to the sea\nPS: bring shoes\n")]
    public void Read_TextThatBeginsWithFrom_IsText(string text) =>
        Assert.Equal(["a", "b"], Ids($"From -\n{Mail("a", "", text)}From -\n{Mail("b")}"));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    public void Read_AnyLineEnd_IsUnderstood(string newLine)
    {
        string box = ("From - Mon Jan  5 10:00:00 2026\n" + Mail("a") + "From \n" + Mail("b")).Replace("\n", newLine,
            StringComparison.Ordinal);
        Assert.Equal(["a", "b"], Ids(box));
        Assert.Equal(["c", "a", "b"], Ids("From -\n" + Mail("c") + box));
        Assert.Equal(["a"], Ids(Mail("a").Replace("\n", newLine, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    [InlineData("utf-32")]
    public void Read_AnyUnicodeWithAMark_IsUnderstood(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] box = [.. encoding.GetPreamble(), .. encoding.GetBytes($"From \n{Mail("a")}From \n{Mail("b")}")];
        Assert.Equal(["a", "b"], Ids(box));
        Assert.Equal(["a"], Ids([.. encoding.GetPreamble(), .. encoding.GetBytes(Mail("a"))]));
    }

    [Fact]
    public void Read_TextOfAStatedLength_MayHoldSeparators()
    {
        string text = $"See below\n\nFrom x@y Mon Jan  5 10:00:00 2026\n{Mail("inner")}";
        string stated = $"Content-Length: {(text.Length + 1).ToString(CultureInfo.InvariantCulture)}\n";
        Assert.Equal(["a", "b"],
            Ids($"From x@y Mon Jan  5 10:00:00 2026\n{Mail("a", stated, text)}From x@y Mon Jan  5 10:00:00 2026\n{Mail("b")}"));
        Assert.Equal(["a"], Ids($"From x@y Mon Jan  5 10:00:00 2026\n{Mail("a", stated, text)}"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("20")]
    [InlineData("250")]
    [InlineData("100000")]
    [InlineData("99999999999999999999")]
    [InlineData("-3")]
    [InlineData("some")]
    public void Read_WrongLength_SwallowsNothing(string length)
    {
        string marker = "From x@y Mon Jan  5 10:00:00 2026\n", stated = $"Content-Length: {length}\n";
        Assert.Equal(["a", "b", "c", "d"],
            Ids(marker + Mail("a", stated) + marker + Mail("b") + marker + Mail("c", stated) + marker + Mail("d", stated)));
    }

    [Theory]
    [InlineData("\n\n \n", "")]
    [InlineData(">From nora@quist.example Mon Jan  5 10:00:00 2026\n", "")]
    [InlineData("\u0001\u0002 damaged\n", "")]
    [InlineData("From nora@quist.example\n", "")]
    [InlineData("", "X-Broken\n")]
    public void Read_MessageWithAnOddBeginning_IsRead(string before, string more) =>
        Assert.Equal(["a"], Ids(before + Mail("a", more)));

    [Theory]
    [InlineData("From : Nora <nora@quist.example>\nTo : me@home.example\nDate : 5 Jan 2026 10:00\nMessage-ID : <a@q.example>")]
    [InlineData("Message-ID\t: <a@q.example>\nFROM:nora@quist.example\nTO:me@home.example\nDATE:5 Jan 2026 10:00 Z\n")]
    [InlineData(
        "Received: by b.example; 5 Jan 2026 10:00\nMessage-ID: <a@q.example>\nFrom: nora@quist.example\nTo: "
            + "me@home.example\r\n\r\n")]
    public void Read_HeaderAlone_IsRead(string text) => Assert.Equal(["a"], Ids(text));

    [Theory]
    [InlineData(1, null)]
    [InlineData(1 | (1 << 4), null)]
    [InlineData(1 << 1, nameof(SkipReason.Trash))]
    [InlineData(1 | (1 << 6), nameof(SkipReason.NotSent))]
    [InlineData(1 << 24, nameof(SkipReason.Spam))]
    public void Read_FileOfAppleMail_IsReadWithItsFlags(long flags, string? reason)
    {
        string mail = Mail("a");
        string file = FormattableString.Invariant(
            $"{mail.Length,-10}\n{mail}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n\t<key>flags</key>\n")
            + FormattableString.Invariant(
                $"\t<integer>{flags}</integer>\n\t<key>subject</key>\n\t<string>s</string>\n</dict>\n</plist>\n");
        ImportItem item = Assert.Single(Text.Import(file));
        Assert.Equal(reason, (item as SkippedItem)?.Reason.ToString());
        Assert.Equal(reason is null, item is ImportedInteraction);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-40)]
    [InlineData(500)]
    public void Read_FileOfAppleMailWithAHeaderAloneOrAWrongLength_IsRead(int error)
    {
        string mail = error == 0
            ? "Message-ID: <a@q.example>\nFrom: nora@quist.example\nTo: me@home.example\nDate: 5 Jan 2026 10:00\n" : Mail("a");
        Assert.Equal(["a"],
            Ids(FormattableString.Invariant($"{mail.Length + error}\n{mail}<?xml version=\"1.0\"?>\n<plist><dict/></plist>\n")));
    }

    [Fact]
    public void Read_LargeMailboxOfOneMessage_SaysSo()
    {
        string many = string.Concat(Enumerable.Range(0, 200)
            .Select(static i => "*** next ***\n" + Mail(i.ToString(CultureInfo.InvariantCulture))));
        ImportSummary summary = new();
        summary.Add(Assert.Single(Text.Import($"From -\n{Mail("a")}{many}")));
        Assert.Contains("one message was found", Assert.Single(summary.Notes).Reason, StringComparison.Ordinal);
        string photo = string.Concat(Enumerable.Repeat(new string('x', 76) + "\n", 100_000));
        Assert.Contains("one message was found", Assert.Single(Text.Import($"From -\n{Mail("a", "", photo)}")).Note,
            StringComparison.Ordinal);
        Assert.Null(Assert.Single(Text.Import($"From -\n{Mail("a", "", photo[..1_000_000])}")).Note);
        Assert.All(Text.Import($"From -\n{Mail("a")}From -\n{Mail("b", "", many)}"), static item => Assert.Null(item.Note));
    }

    [Fact]
    public void Read_DamagedMailbox_CountsEveryMessage()
    {
        ImportSummary summary = new();
        string box =
            $"From -\n{Mail("a")}From -\nSubject: nobody\n\nx\n\nFrom -\n{Mail("b", "List-Id: <l.q.example>\n")}From -\n{Mail("c", "X-Spam-Flag: YES\n")}";
        foreach (ImportItem item in Text.Import(box)) summary.Add(item);
        Assert.Equal((4L, 1L, 2L, 1L), (summary.ItemCount, summary.InteractionCount, summary.SkipCount, summary.FaultCount));
    }
}

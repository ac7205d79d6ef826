using System.Text;
using NodaTime;
using RelationshipModel.Import.Csv;

namespace RelationshipModel.Import.Tests;

public sealed class InteractionCsvReaderTests
{
    private const string Header = "timestamp,sender,recipient\n";

    [Fact]
    public void Read_ThreeColumns_GivesTheRowWithDefaults()
    {
        InteractionCsvRow row = Csv.Row(Header + "2026-01-31,Ann,Ben\n");
        Assert.Equal(
            new InteractionCsvRow
            {
                Line = 2,
                At = Instant.FromUtc(2026, 1, 31, 0, 0),
                Sender = "Ann",
                Recipient = "Ben",
                Channel = Channel.Message
            },
            row);
    }

    [Fact]
    public void Read_AllColumnsInAnyOrderAndCase_GivesAllValues()
    {
        InteractionCsvRow row = Csv.Row(
            "ID,Support,mood,RECIPIENT,Depth,duration_minutes,gathering,Sender,reply_to,channel,Timestamp\n" +
            "m1,both,sunny,Ben,Catch_Up,7.5,dinner,Ann,m0,in-person,2026-01-31T18:30:00+01:00\n");
        Assert.Equal(
            new InteractionCsvRow
            {
                Line = 2,
                At = Instant.FromUtc(2026, 1, 31, 17, 30),
                Sender = "Ann",
                Recipient = "Ben",
                Channel = Channel.InPerson,
                Length = Duration.FromSeconds(450),
                Depth = Depth.CatchUp,
                SupportGiven = true,
                SupportReceived = true,
                Gathering = new("dinner"),
                IsReply = true,
                Id = new("m1"),
            },
            row);
    }

    [Theory]
    [InlineData("in_person", Channel.InPerson)]
    [InlineData("In Person", Channel.InPerson)]
    [InlineData("video", Channel.Video)]
    [InlineData("voice", Channel.Voice)]
    [InlineData("LETTER", Channel.Letter)]
    [InlineData("message", Channel.Message)]
    [InlineData("e-mail", Channel.Email)]
    [InlineData("reaction", Channel.Reaction)]
    [InlineData("other", Channel.Other)]
    [InlineData("", Channel.Letter)]
    public void Read_Channel_TakesTheWordOrElseTheDefault(string word, Channel expected) =>
        Assert.Equal(expected,
            Csv.Row($"channel,timestamp,sender,recipient\n{word},2026-01-31,Ann,Ben\n",
                new() { Channel = Channel.Letter }).Channel);

    [Theory]
    [InlineData("given", true, false)]
    [InlineData("Received", false, true)]
    [InlineData("both", true, true)]
    [InlineData("", false, false)]
    public void Read_Support_IsWhatTheSenderSees(string word, bool given, bool received)
    {
        InteractionCsvRow row = Csv.Row($"support,timestamp,sender,recipient\n{word},2026-01-31,Ann,Ben\n");
        Assert.Equal((given, received), (row.SupportGiven, row.SupportReceived));
    }

    [Theory]
    [InlineData("\uFEFFtimestamp,sender,recipient\n2026-01-31,Ann,Ben\n", 2)]
    [InlineData("timestamp,sender,recipient\r\n2026-01-31,Ann,Ben\r\n", 2)]
    [InlineData("timestamp,sender,recipient\r2026-01-31,Ann,Ben", 2)]
    [InlineData("timestamp,sender,recipient\n2026-01-31,Ann,Ben", 2)]
    [InlineData("\"timestamp\",\"sender\",\"recipient\"\n\"2026-01-31\",\"Ann\",\"Ben\"\n", 2)]
    [InlineData("timestamp , sender,recipient\n2026-01-31 ,Ann,Ben\n", 2)]
    [InlineData("\n\r\ntimestamp,sender,recipient\n\n\n2026-01-31,Ann,Ben\n\n", 6)]
    [InlineData("timestamp,sender,recipient,\"a\nnote\"\n2026-01-31,Ann,Ben,\"one\n\r\ntwo\"\n", 3)]
    public void Read_OddButGoodText_GivesTheRowOnItsLine(string text, int line)
    {
        InteractionCsvRow row = Csv.Row(text);
        Assert.Equal((line, "Ann", "Ben"), (row.Line, row.Sender, row.Recipient));
    }

    [Fact]
    public void Read_QuotedNames_KeepTheirCommasQuotesAndLineBreaks()
    {
        InteractionCsvRow row = Csv.Row(Header + "2026-01-31,\"Edison, Thomas \"\"Al\"\"\",\"two\r\nlines\"\n");
        Assert.Equal(("Edison, Thomas \"Al\"", "two\r\nlines"), (row.Sender, row.Recipient));
    }

    [Fact]
    public void Read_QuoteInsideAnUnquotedField_IsPartOfTheName() =>
        Assert.Equal("Ann \"A\"", Csv.Row(Header + "2026-01-31,Ann \"A\",Ben\n").Sender);

    [Fact]
    public void Read_LineBreaksInQuotes_CountForTheLinesAfterThem()
    {
        var (rows, faults) = Csv.Rows(Header + "2026-01-31,\"A\nB\r\nC\",Ben\nsoon,Ann,Ben\n2026-01-31,Ann,Ben\n");
        Assert.Equal([2, 6], rows.Select(row => row.Line));
        Assert.Equal(5, Assert.Single(faults).Line);
    }

    [Fact]
    public void Read_NamesWithSpaces_AreTakenAsTheyStand() =>
        Assert.Equal(" Ann ", Csv.Row(Header + "2026-01-31, Ann ,Ann\n").Sender);

    [Fact]
    public void Read_NamesThatDifferInCase_AreTwoPersons() =>
        Assert.Equal(("Ann", "ann"), (Csv.Row(Header + "2026-01-31,Ann,ann\n").Sender, "ann"));

    [Fact]
    public void Read_RowsOutOfOrder_ComeAsTheyStand()
    {
        var (rows, faults) = Csv.Rows(Header + "2026-01-31,Ann,Ben\n2020-01-31,Ann,Ben\n2026-01-31,Ann,Ben\n");
        Assert.Empty(faults);
        Assert.Equal([2026, 2020, 2026], rows.Select(row => row.At.InUtc().Year));
    }

    [Fact]
    public void Read_SameNameTwice_IsTheSameString()
    {
        var (rows, _) = Csv.Rows(Header + "2026-01-31,Ann,Ben\n2026-01-31,Ben,Ann\n");
        Assert.Same(rows[0].Sender, rows[1].Recipient);
    }

    [Theory]
    [InlineData("", 1, "the file is empty; it must begin with the header timestamp,sender,recipient")]
    [InlineData("\n\n", 3, "the file is empty; it must begin with the header timestamp,sender,recipient")]
    [InlineData("timestamp,sender\n2026-01-31,Ann\n", 1,
        "the header lacks the column 'recipient'; it must name timestamp, sender and recipient")]
    [InlineData("2026-01-31,Ann,Ben\n", 1,
        "the header lacks the column 'timestamp'; it must name timestamp, sender and recipient")]
    [InlineData(
        "timestamp;sender;recipient\n2026-01-31;Ann;Ben\n", 1,
        "the header lacks the column 'timestamp'; it must name timestamp, sender and recipient; the columns must be separated "
            + "by commas")]
    [InlineData("timestamp,sender,recipient,Sender\n", 1, "the header names the column 'sender' twice")]
    [InlineData("timestamp,sender,\"recipient\n2026-01-31,Ann,Ben\n", 1, "a quote opened in this row is never closed")]
    public void Read_UnusableHeader_IsOneFaultThatEndsReading(string text, int line, string reason) =>
        Assert.Equal(new SourceFault("", line, reason, EndsReading: true), Csv.Fault(text));

    [Theory]
    [InlineData(",Ann,Ben", "the timestamp is empty")]
    [InlineData("31.01.2026,Ann,Ben",
        "'31.01.2026' is not a timestamp; write an ISO 8601 date (2026-01-31) or instant (2026-01-31T18:30:00Z)")]
    [InlineData("2026-02-29,Ann,Ben",
        "'2026-02-29' is not a timestamp; write an ISO 8601 date (2026-01-31) or instant (2026-01-31T18:30:00Z)")]
    [InlineData("0001-01-01,Ann,Ben", "the timestamp is out of range: 0001-01-01 is outside 0001-01-02 to 9999-12-30")]
    [InlineData("9999-12-31,Ann,Ben", "the timestamp is out of range: 9999-12-31 is outside 0001-01-02 to 9999-12-30")]
    [InlineData("-0044-03-15,Ann,Ben", "the timestamp is out of range: -0044-03-15 is outside 0001-01-02 to 9999-12-30")]
    [InlineData("2026-01-31,,Ben", "the sender is empty")]
    [InlineData("2026-01-31,Ann, ", "the recipient is empty")]
    [InlineData("2026-01-31,Ann,\"\"", "the recipient is empty")]
    [InlineData("2026-01-31,Ann,Ann", "the sender is the recipient")]
    [InlineData("2026-01-31,Ann", "the row has 2 fields but the header has 3")]
    [InlineData("2026-01-31,Ann,Ben,Cid", "the row has 4 fields but the header has 3")]
    [InlineData("2026-01-31,A\0n,Ben", "the sender holds a character that no text has (U+0000 or half a surrogate pair)")]
    [InlineData("2026-01-31,\"Ann\"x,Ben",
        "after a closing quote only a comma or the end of the line may follow; a quote inside quotes is doubled")]
    [InlineData("soon\u001b[31m,Ann,Ben",
        "'soon?[31m' is not a timestamp; write an ISO 8601 date (2026-01-31) or instant (2026-01-31T18:30:00Z)")]
    public void Read_BadRow_IsAFaultAndReadingGoesOn(string row, string reason)
    {
        var (rows, faults) = Csv.Rows(Header + "2026-01-30,Ann,Ben\n" + row + "\n2026-02-01,Ann,Ben\n");
        Assert.Equal([new SourceFault("", 3, reason)], faults);
        Assert.Equal([2, 4], rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("channel", "pigeon",
        "'pigeon' is not a valid channel; write in_person, video, voice, letter, message, email, reaction, other")]
    [InlineData("depth", "3", "'3' is not a valid depth; write unknown, small_talk, catch_up, meaningful, confiding")]
    [InlineData("support", "neither", "'neither' is not a valid support; write given, received, both")]
    [InlineData("duration_minutes", "-5", "'-5' is not a duration; write minutes from 0 to 60000000, such as 90 or 7.5")]
    [InlineData("duration_minutes", "1e400", "'1e400' is not a duration; write minutes from 0 to 60000000, such as 90 or 7.5")]
    [InlineData("duration_minutes", "NaN", "'NaN' is not a duration; write minutes from 0 to 60000000, such as 90 or 7.5")]
    [InlineData("duration_minutes", "\"7,5\"", "'7,5' is not a duration; write minutes from 0 to 60000000, such as 90 or 7.5")]
    [InlineData("duration_minutes", "60000001", "'60000001' is not a duration; write minutes from 0 to 60000000, such as 90 or 7.5")]
    public void Read_BadOptionalField_IsAFault(string column, string value, string reason) =>
        Assert.Equal(new SourceFault("", 2, reason),
            Csv.Fault($"timestamp,sender,recipient,{column}\n2026-01-31,Ann,Ben,{value}\n"));

    [Theory]
    [InlineData("sender")]
    [InlineData("recipient")]
    [InlineData("gathering")]
    [InlineData("id")]
    public void Read_OverlongName_IsAFault(string column)
    {
        string[] fields = ["2026-01-31", "Ann", "Ben", "dinner", "m1"];
        fields[Array.IndexOf(["timestamp", "sender", "recipient", "gathering", "id"], column)] = new('x', 257);
        Assert.Equal(
            new SourceFault("", 2, $"the {column} has 257 characters; at most 256 are allowed"),
            Csv.Fault("timestamp,sender,recipient,gathering,id\n" + string.Join(',', fields) + "\n"));
    }

    [Fact]
    public void Read_NameOf256Characters_IsTaken() =>
        Assert.Equal(256, Csv.Row(Header + $"2026-01-31,{new string('x', 256)},Ben\n").Sender.Length);

    [Fact]
    public void Read_BadRowOverSeveralLines_SaysWhichLines()
    {
        Assert.Equal(
            new SourceFault("", 2, "the row has 2 fields but the header has 3 (the row spans lines 2 to 4)"),
            Csv.Fault(Header + "2026-01-31,\"Ann\n\n,Ben\"\n"));
    }

    [Fact]
    public void Read_LineOfAMillionCharacters_IsAFaultAndReadingGoesOn()
    {
        var (rows, faults) = Csv.Rows(Header + "2026-01-31," + new string('x', 1 << 20) + ",Ben\n2026-01-31,Ann,Ben\n");
        Assert.Equal([new SourceFault("", 2, "the sender has 1048576 characters; at most 256 are allowed")], faults);
        Assert.Equal(3, Assert.Single(rows).Line);
    }

    [Fact]
    public void Read_RowLongerThanTheLimit_EndsReading()
    {
        string name = new('x', InteractionCsvReader.MaxRowLength);
        var (rows, faults) = Csv.Rows(Header + "2026-01-31,Ann,Ben\n2026-01-31," + name + ",Ben\n2026-01-31,Ann,Ben\n");
        Assert.Single(rows);
        Assert.Equal(
            [
                new SourceFault("", 3, "the row has more than 4194302 characters (MaxRowLength); is a quote never closed?",
                    EndsReading: true),
            ],
            faults);
    }

    [Fact]
    public void Read_UnterminatedQuote_EndsReadingAtTheLineWhereItOpens()
    {
        var (rows, faults) = Csv.Rows(Header + "2026-01-31,Ann,Ben\n2026-01-31,\"Ann,Ben\n2026-01-31,Ann,Ben\n");
        Assert.Single(rows);
        Assert.Equal([new SourceFault("", 3, "a quote opened in this row is never closed", EndsReading: true)], faults);
    }

    [Fact]
    public void Read_Latin1_IsAFaultInTheRowThatIsNotUtf8()
    {
        var (rows,
            faults) =
                Csv.Rows(Encoding.Latin1.GetBytes(Header + "2026-01-31,Ann,Ben\n2026-01-31,Jörg,Ben\n2026-01-31,Ann,Cid\n"));
        Assert.Equal([2, 4], rows.Select(row => row.Line));
        Assert.Equal([new SourceFault("", 3, "the row is not valid UTF-8 text; save the file as UTF-8")], faults);
    }

    [Fact]
    public void Read_ReplacementCharacterInUtf8_IsTextLikeAnyOther() =>
        Assert.Equal("J\uFFFDrg", Csv.Row(Header + "2026-01-31,J\uFFFDrg,Ben\n").Sender);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public void Read_ByteOrderMark_TellsTheEncoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        var (rows, faults) = Csv.Rows([.. encoding.GetPreamble(), .. encoding.GetBytes(Header + "2026-01-31,Jörg,Ben\n")]);
        Assert.Empty(faults);
        Assert.Equal("Jörg", Assert.Single(rows).Sender);
    }

    [Fact]
    public void Read_Utf16WithoutMark_IsRefusedWithAHint()
    {
        SourceFault fault = Assert.Single(Csv.Rows(Encoding.Unicode.GetBytes(Header + "2026-01-31,Ann,Ben\n")).Faults);
        Assert.Equal((1, true), (fault.Line, fault.EndsReading));
        Assert.EndsWith("the file does not look like UTF-8 text", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Gzip_IsUnpacked()
    {
        var (rows, faults) = Csv.Rows(Csv.Gzip(Encoding.UTF8.GetBytes(Header + "2026-01-31,Ann,Ben\n")));
        Assert.Empty(faults);
        Assert.Equal("Ann", Assert.Single(rows).Sender);
    }

    [Fact]
    public void Read_TwoGzipFilesEndToEnd_AreReadAsOne()
    {
        byte[] first = Csv.Gzip(Encoding.UTF8.GetBytes(Header)), second = Csv.Gzip("2026-01-31,Ann,Ben\n"u8.ToArray());
        var (rows, faults) = Csv.Rows([.. first, .. second]);
        Assert.Empty(faults);
        Assert.Single(rows);
    }

    [Theory]
    [InlineData(.5)]
    [InlineData(.999)]
    [InlineData(.99999)]
    public void Read_TruncatedGzip_EndsReading(double share)
    {
        StringBuilder text = new(Header);
        for (long i = 0; i < 20_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-01-31,Ann,Ben {i * i * 7919 % 1_000_003}\n");
        byte[] packed = Csv.Gzip(Encoding.UTF8.GetBytes(text.ToString()));
        SourceFault fault = Assert.Single(Csv.Rows(packed[..(int)(packed.Length * share)]).Faults);
        Assert.Equal(("the compressed data is damaged or cut off", true), (fault.Reason, fault.EndsReading));
    }

    [Fact]
    public void Read_DamagedGzip_EndsReading()
    {
        byte[] packed = Csv.Gzip(
            Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, 500).Select(i => $"2026-01-31,Ann,Ben{i}\n"))));
        for (int i = packed.Length / 2; i < packed.Length; i++) packed[i] ^= 0x5A;
        SourceFault fault = Csv.Rows(packed).Faults[^1];
        Assert.Equal(("the compressed data is damaged or cut off", true), (fault.Reason, fault.EndsReading));
    }

    [Fact]
    public void Read_GzipThatExpandsBeyondTheLimit_EndsReading()
    {
        byte[] packed =
            Csv.Gzip(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat("2026-01-31,Ann,Ben\n", 100_000))));
        SourceFault fault = Assert.Single(Csv.Rows(packed, new() { MaxExpandedBytes = 1_000_000 }).Faults);
        Assert.Equal(("the compressed data expands to more than 1000000 bytes (MaxExpandedBytes)", true),
            (fault.Reason, fault.EndsReading));
    }

    [Fact]
    public void Read_DateInAZone_IsTheStartOfTheDayThere()
    {
        InteractionCsvOptions options = new() { Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"] };
        Assert.Equal(Instant.FromUtc(2018, 11, 4, 3, 0), Csv.Row(Header + "2018-11-04,Ann,Ben\n", options).At);
    }

    [Fact]
    public void Dispose_Always_LeavesTheSourceOpen()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(Header));
        new InteractionCsvReader(stream).Dispose();
        Assert.True(stream.CanRead);
    }
}

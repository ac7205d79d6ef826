using NodaTime;
using RelationshipModel.Import.Csv;

namespace RelationshipModel.Import.Tests;

public sealed class CsvInteractionsTests
{
    private static readonly OwnerId Ann = new("Ann");
    private static readonly OwnerId Ben = new("Ben");

    [Fact]
    public void Of_Sender_HasTheRecipientAndTheOwnerAsInitiator()
    {
        Interaction interaction =
            Assert.Single(Csv.Log("timestamp,sender,recipient,channel,id,support\n2026-01-31,Ann,Ben,voice,c1,given\n").Of(Ann));
        Interaction expected = new(new("c1"), Instant.FromUtc(2026, 1, 31, 0, 0), Channel.Voice, new ContactId("Ben"))
        {
            Initiator = Initiator.Owner,
            Supports = [new(TieSide.Owner)],
        };
        Assert.Equal(expected, interaction);
    }

    [Fact]
    public void Of_Recipient_HasTheSenderAsInitiatorAndSupportMirrored()
    {
        Interaction interaction =
            Assert.Single(Csv.Log("timestamp,sender,recipient,channel,id,support\n2026-01-31,Ann,Ben,voice,c1,given\n").Of(Ben));
        Interaction expected = new(new("c1"), Instant.FromUtc(2026, 1, 31, 0, 0), Channel.Voice, new ContactId("Ann"))
        {
            Initiator = Initiator.Of(new("Ann")),
            Supports = [new(TieSide.Contact)],
        };
        Assert.Equal(expected, interaction);
    }

    [Fact]
    public void Of_LastingIds_AreOfWhatTheRowSaysAndNotOfItsPlace()
    {
        const string Header = "timestamp,sender,recipient,channel,duration_minutes,depth,support,gathering,reply_to,id\n",
            Row = "2026-01-31,Ann,Ben,voice,5,,,,,\n";
        InteractionId id = Assert.Single(Csv.Log(Header + Row, lastingIds: true).Of(Ann)).Id;

        CsvInteractions grown = Csv.Log($"{Header}2026-01-30,Ben,Ann,,,,,,,b1\n2026-01-30,Ben,Cid,,,,,,,\n{Row}",
            lastingIds: true);
        Assert.Equal([new("b1"), id], grown.Of(Ann).Select(static interaction => interaction.Id));

        InteractionId[] twice = [.. Csv.Log(Header + Row + Row, lastingIds: true).Of(Ann)
            .Select(static interaction => interaction.Id)];
        Assert.Equal(2, twice.Distinct().Count());
        Assert.Contains(id, twice);

        string[] others =
        [
            "2026-01-31T01:00:00Z,Ann,Ben,voice,5,,,,,", "2026-01-31,Ann,Ben,voice,6,,,,,", "2026-01-31,Ann,Ben,video,5,,,,,",
            "2026-01-31,Ann,Ben,voice,5,confiding,,,,", "2026-01-31,Ann,Ben,voice,5,,given,,,",
            "2026-01-31,Ann,Ben,voice,5,,,Fair,,",
            "2026-01-31,Ann,Cid,voice,5,,,,,", "2026-01-31,Cid,Ann,voice,5,,,,,",
        ];
        Assert.All(others, row => Assert.NotEqual(id, Assert.Single(Csv.Log($"{Header}{row}\n", lastingIds: true).Of(Ann)).Id));
    }

    [Fact]
    public void Of_RowsWithOneId_AreOneInteractionWithSeveralRecipients()
    {
        CsvInteractions log = Csv.Log(
            "timestamp,sender,recipient,id\n2026-01-31,Ann,Ben,m1\n2026-01-30,Ben,Ann,m0\n2026-01-31,Ann,Cid,m1\n2026-01-31,Ann,Dot,m1\n");
        Assert.Equal((2, 4), (log.Count, log.RowCount));
        Interaction sent = log.Of(Ann).Last();
        Assert.Equal(["Ben", "Cid", "Dot"], sent.Contacts.Select(contact => contact.Value));
        Assert.Equal(4, sent.HeadCount);
    }

    [Fact]
    public void Of_OneOfSeveralRecipients_HasTheSenderAloneAndTheTrueHeadCount()
    {
        CsvInteractions log =
            Csv.Log("timestamp,sender,recipient,id\n2026-01-31,Ann,Ben,m1\n2026-01-31,Ann,Cid,m1\n2026-01-31,Ann,Dot,m1\n");
        Interaction received = Assert.Single(log.Of(new("Dot")));
        Assert.Equal("Ann", Assert.Single(received.Contacts).Value);
        Assert.Equal(4, received.HeadCount);
    }

    [Fact]
    public void Of_SameRowTwiceWithItsId_CountsOnce()
    {
        CsvInteractions log = Csv.Log("timestamp,sender,recipient,id\n2026-01-31,Ann,Ben,m1\n2026-01-31,Ann,Ben,m1\n");
        Assert.Empty(log.Faults);
        Assert.Equal(2, Assert.Single(log.Of(Ann)).HeadCount);
    }

    [Fact]
    public void Of_SameRowTwiceWithoutId_CountsTwice() =>
        Assert.Equal(2, Csv.Log("timestamp,sender,recipient\n2026-01-31,Ann,Ben\n2026-01-31,Ann,Ben\n").Of(Ann).Select(i => i.Id)
            .Distinct().Count());

    [Fact]
    public void Of_RowsWithoutId_NeverTakeAGivenId()
    {
        CsvInteractions log = Csv.Log(
            "timestamp,sender,recipient,id\n2026-01-31,Ann,Ben,line-000000003\n2026-01-31,Ann,Ben,\n2026-01-31,Ann,Ben,line--\n");
        Assert.Equal(["line--", "line---000000003", "line-000000003"], log.Of(Ann).Select(i => i.Id.Value));
    }

    [Theory]
    [InlineData("2026-02-01,Ann,Ben,m1,,", "timestamp")]
    [InlineData("2026-01-31,Ben,Ann,m1,,", "sender")]
    [InlineData("2026-01-31,Ann,Cid,m1,letter,", "channel")]
    [InlineData("2026-01-31,Ann,Cid,m1,,5", "duration")]
    public void Read_IdUsedForAnotherInteraction_IsAFault(string row, string what)
    {
        CsvInteractions log = Csv.Log("timestamp,sender,recipient,id,channel,duration_minutes\n2026-01-31,Ann,Ben,m1,,\n" + row
            + "\n");
        Assert.Equal([new SourceFault("", 3, $"the id 'm1' was used on line 2 with another {what}")], log.Faults);
    }

    [Fact]
    public void Read_BadRows_StopAtTheFirstUnlessSkipped()
    {
        const string Text = "timestamp,sender,recipient\n2026-01-31,Ann,Ben\nx,Ann,Ben\ny,Ann,Ben\n2026-01-31,Ben,Ann\n";
        CsvInteractions stopped = Csv.Log(Text), skipped = Csv.Log(Text, skipBadRows: true);
        Assert.Equal((1, 1), (stopped.FaultCount, stopped.RowCount));
        Assert.Equal((2, 2), (skipped.FaultCount, skipped.RowCount));
        Assert.Equal([3, 4], skipped.Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void Read_PersonInABadRowOnly_IsNotNamed()
    {
        CsvInteractions log = Csv.Log("timestamp,sender,recipient,id\n2026-01-31,Ann,Ben,m1\n2026-02-01,Ann,Cid,m1\n",
            skipBadRows: true);
        Assert.Equal(["Ann", "Ben"], log.Persons);
    }

    [Fact]
    public void Of_RowsOutOfOrder_ComeByInstantAndThenById()
    {
        CsvInteractions log = Csv.Log(
            "timestamp,sender,recipient,id\n2026-03-01,Ann,Ben,a\n2026-01-01,Ann,Ben,z\n2026-01-01,Ben,Ann,y\n2026-02-01,Ann,Ben,b\n");
        Assert.Equal(["y", "z", "b", "a"], log.Of(Ann).Select(i => i.Id.Value));
        Assert.Equal(log.Of(Ann), log.All().Where(owned => owned.Owner == Ann).Select(owned => owned.Interaction));
        Assert.Equal(Instant.FromUtc(2026, 3, 1, 0, 0), log.Last);
    }

    [Fact]
    public void Of_Before_LeavesOutWhatBeganThenOrLater()
    {
        CsvInteractions log = Csv.Log("timestamp,sender,recipient\n2026-01-01,Ann,Ben\n2026-01-02,Ann,Ben\n");
        Assert.Single(log.Of(Ann, Instant.FromUtc(2026, 1, 2, 0, 0)));
        Assert.Equal(2, log.All(Instant.FromUtc(2026, 1, 2, 0, 0)).Count());
    }

    [Fact]
    public void Of_UnknownPerson_IsEmpty() =>
        Assert.Empty(Csv.Log("timestamp,sender,recipient\n2026-01-01,Ann,Ben\n").Of(new("Zoe")));

    [Fact]
    public void Read_HeaderAlone_IsAnEmptyLog()
    {
        CsvInteractions log = Csv.Log("timestamp,sender,recipient\n");
        Assert.Empty(log.Faults);
        Assert.Null(log.Last);
    }

    [Theory]
    [InlineData("2026-01-31,Ann,Ben,in_person,\n2026-01-31,Ann,Cid,in_person,\n", 2)]
    [InlineData("2026-01-31,Ann,Ben,in_person,\n2026-01-31,Dan,Eve,in_person,\n2026-01-31,Ann,Cid,in_person,\n", 2)]
    [InlineData("2026-01-31T09:00,Ann,Ben,message,\n2026-01-31T09:00,Ann,Cid,message,\n", 2)]
    [InlineData("2026-01-31,Ann,Ben,in_person,x\n2026-01-31,Ann,Cid,in_person,x\n", 0)]
    [InlineData("2026-01-31,Ann,Ben,in_person,\n2026-01-31,Ann,Ben,in_person,\n", 0)]
    [InlineData("2026-01-31,Ann,Ben,in_person,\n2026-01-31,Cid,Ann,in_person,\n", 0)]
    [InlineData("2026-01-31,Ann,Ben,voice,\n2026-01-31,Ann,Cid,voice,\n", 0)]
    [InlineData("2026-01-31T09:00,Ann,Ben,voice,\n2026-01-31T09:00,Ann,Cid,email,\n", 0)]
    public void Notes_RowsOfOneMomentWithoutAnId_AreCounted(string rows, int count)
    {
        CsvInteractions log = Csv.Log($"timestamp,sender,recipient,channel,id\n{rows}", lastingIds: true);

        Assert.Equal(count == 0 ? [] : [2L], log.Notes.Select(static note => note.Line));
        Assert.All(log.Notes, note => Assert.StartsWith($"{count} rows without an id", note.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_ListAsRecipient_IsToldAtItsFirstRow()
    {
        CsvInteractions log = Csv.Log("timestamp,sender,recipient\n2026-01-31,Ann,Ben\n2026-02-01,Ann,Ben;Cid\n2026-01-01,Ann,Ben;Cid\n");

        SourceFault note = Assert.Single(log.Notes);
        Assert.Equal((3, true), (note.Line, note.Reason.StartsWith("'Ben;Cid' is read as one name", StringComparison.Ordinal)));
    }

    [Fact]
    public void RepeatedRowCount_CountsRowsThatAddNothing()
    {
        CsvInteractions log = Csv.Log("timestamp,sender,recipient,id\n2026-01-31,Ann,Ben,m\n2026-01-31,Ann,Ben,m\n"
            + "2026-01-31,Ann,Cid,m\n2026-01-31,Ann,Cid,m\n2026-01-31,Ann,Ben,\n2026-01-31,Ann,Ben,\n");

        Assert.Equal((6, 2, 3), (log.RowCount, log.RepeatedRowCount, log.Count));
    }
}

using RelationshipModel.Import.Calendar;

namespace RelationshipModel.Import.Tests;

/// <summary>Meetings to which a program gave one id stay two; copies of one meeting stay one.</summary>
public class ReusedIdTests
{
    private const string Me = "ORGANIZER:mailto:me@home.example\nATTENDEE:mailto:me@home.example";
    private const string Ann = $"{Me}\nATTENDEE;CN=Ann:mailto:ann@x.example";
    private const string Bob = $"{Me}\nATTENDEE;CN=Bob:mailto:bob@x.example";

    private static string Event(string lines) => $"BEGIN:VEVENT\nUID:0@default\n{lines}\nEND:VEVENT\n";

    private static string Calendar(params string[] events) =>
        $"BEGIN:VCALENDAR\n{string.Concat(events.Select(Event))}END:VCALENDAR\n";

    /// <summary>Returns what is known at last, by id, to a host that imports the files one after the other.</summary>
    private static string[] Import(params string[] files)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        using MemoryStream remembered = new();
        new KnownEvents().Write(remembered);
        foreach (string file in files)
        {
            remembered.Position = 0;
            KnownEvents events = KnownEvents.Read(remembered);
            foreach (ImportItem item in Text.Import(file, Text.Options with { Events = events }))
            {
                if (item is ImportedInteraction { Interaction: var meeting })
                    known[meeting.Id.Value] =
                        $"{meeting.At.ToString("dd'T'HH", null)} {string.Join(' ', meeting.Contacts.Select(static contact => contact.Value[..3]))}";
                if (item is SkippedItem { Withdraws: true }) known.Remove(item.EventId!);
            }

            remembered.SetLength(0);
            events.Write(remembered);
        }

        return [.. known.Values.Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData($"DTSTART:20260105T100000Z\n{Ann}", $"DTSTART:20260106T100000Z\n{Bob}", "05T10 ann", "06T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\n{Ann}", $"DTSTART:20260106T100000Z\n{Ann}", "05T10 ann", "06T10 ann")]
    [InlineData($"DTSTART:20260105T100000Z\nSUMMARY:Lunch\n{Ann}", $"DTSTART:20260106T100000Z\nSUMMARY:Lunch\n{Bob}", "05T10 ann",
        "06T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\n{Ann}", $"DTSTART:20260105T100000Z\n{Bob}", "05T10 ann", "05T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\nDTSTAMP:20260101T000000Z\n{Ann}",
        $"DTSTART:20260106T100000Z\nDTSTAMP:20260102T000000Z\n{Bob}", "05T10 ann", "06T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\nSEQUENCE:1\n{Ann}", $"DTSTART:20260106T100000Z\nSEQUENCE:1\n{Bob}", "05T10 ann",
        "06T10 bob")]
    public void Import_TwoMeetingsInOneCalendar_AreBothKept(string first, string second, params string[] expected)
    {
        Assert.Equal(expected, Import(Calendar(first, second)));
        Assert.Equal(expected, Import(Calendar(first, second), Calendar(first, second)));
        Assert.Equal(expected, Import(Calendar(first, second), Calendar(second, first)));
        Assert.Equal(expected, Import(Calendar(first), Calendar(first, second)));
    }

    [Theory]
    [InlineData($"DTSTART:20260105T100000Z\n{Ann}", $"DTSTART:20260106T100000Z\n{Bob}", "05T10 ann", "06T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\nSUMMARY:Lunch\n{Ann}", $"DTSTART:20260106T100000Z\nSUMMARY:Tea\n{Bob}", "05T10 ann",
        "06T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\nDTSTAMP:20260101T000000Z\n{Ann}",
        $"DTSTART:20260106T100000Z\nDTSTAMP:20260102T000000Z\n{Bob}", "05T10 ann", "06T10 bob")]
    public void Import_TwoMeetingsInTwoFiles_AreBothKept(string first, string second, params string[] expected)
    {
        Assert.Equal(expected, Import(Calendar(first), Calendar(second)));
        Assert.Equal(expected, Import(Calendar(second), Calendar(first)));
        Assert.Equal(expected, Import(Calendar(first) + Calendar(second)));
        Assert.Equal(expected, Import(Calendar(first), Calendar(second), Calendar(first), Calendar(second)));
    }

    [Theory]
    [InlineData($"DTSTART:20260105T100000Z\nSEQUENCE:0\n{Ann}", $"DTSTART:20260107T100000Z\nSEQUENCE:1\n{Bob}", "07T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\nDTSTAMP:20260101T000000Z\n{Ann}",
        $"DTSTART:20260107T100000Z\nDTSTAMP:20260102T000000Z\n{Ann}\nATTENDEE:mailto:bob@x.example", "07T10 ann bob")]
    [InlineData($"DTSTART:20260105T100000Z\nSUMMARY:Tea\nDTSTAMP:20260101T000000Z\n{Ann}",
        $"DTSTART:20260107T100000Z\nSUMMARY:Tea\nDTSTAMP:20260102T000000Z\n{Bob}", "07T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\nDTSTAMP:20260101T000000Z\n{Ann}",
        $"DTSTART:20260105T100000Z\nDTSTAMP:20260102T000000Z\n{Bob}", "05T10 bob")]
    [InlineData($"DTSTART:20260105T100000Z\nLAST-MODIFIED:20260101T000000Z\n{Ann}",
        $"DTSTART:20260107T100000Z\nLAST-MODIFIED:20260102T000000Z\n{Ann}", "07T10 ann")]
    public void Import_NewerCopy_CorrectsAndAnOlderChangesNothing(string older, string newer, string expected)
    {
        Assert.Equal([expected], Import(Calendar(older), Calendar(newer)));
        Assert.Equal([expected], Import(Calendar(newer), Calendar(older)));
        Assert.Equal([expected], Import(Calendar(older) + Calendar(newer), Calendar(older)));
        Assert.Equal([expected], Import(Calendar(newer), Calendar(older), Calendar(older), Calendar(newer)));
    }

    [Fact]
    public void Import_CopyOfACancelledEventThatIsOlder_BringsNothingBack()
    {
        string on = Calendar($"DTSTART:20260105T100000Z\n{Ann}"),
            off = Calendar($"DTSTART:20260105T100000Z\nSEQUENCE:1\nSTATUS:CANCELLED\n{Ann}");
        Assert.Empty(Import(on, off));
        Assert.Empty(Import(off, on));
        Assert.Empty(Import(on, off, on));
    }

    [Fact]
    public void Import_TwoSeriesWithOneId_AreBothKeptWithTheirChanges()
    {
        string calendar = Calendar(
            $"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n{Ann}",
            $"DTSTART:20260105T150000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n{Bob}",
            $"RECURRENCE-ID:20260112T150000Z\nDTSTART:20260113T150000Z\n{Bob}");
        string[] expected = ["05T10 ann", "05T15 bob", "12T10 ann", "13T15 bob"];
        Assert.Equal(expected, Import(calendar));
        Assert.Equal(expected, Import(calendar, calendar));
    }

    [Theory]
    [InlineData("SEQUENCE:1", "SEQUENCE:0")]
    [InlineData("DTSTAMP:20260102T000000Z", "DTSTAMP:20260101T000000Z")]
    [InlineData("SEQUENCE:1\nDTSTAMP:20260102T000000Z", "SEQUENCE:1\nDTSTAMP:20260101T000000Z")]
    public void Import_OlderCopyOfASeriesWithAChange_ChangesNothing(string newer, string older)
    {
        string now = Calendar($"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n{newer}\n{Ann}");
        string then = Calendar(
            $"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n{older}\n{Ann}",
            $"RECURRENCE-ID:20260112T100000Z\nDTSTART:20260113T100000Z\n{older}\n{Ann}");
        Assert.Equal(["05T10 ann", "12T10 ann"], Import(now, then));
    }

    [Theory]
    [InlineData("PARTSTAT=DECLINED", "05T10 ann")]
    [InlineData("PARTSTAT=ACCEPTED", "05T10 ann bob")]
    [InlineData("PARTSTAT=TENTATIVE", "05T10 ann bob")]
    public void Import_AnswerBeforeItsEvent_IsApplied(string answer, string expected)
    {
        string reply =
            $"BEGIN:VCALENDAR\nMETHOD:REPLY\n{Event($"DTSTART:20260105T100000Z\nORGANIZER:mailto:me@home.example\nATTENDEE;{answer}:mailto:bob@x.example")}END:VCALENDAR\n";
        string invitation = Calendar($"DTSTART:20260105T100000Z\n{Ann}\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bob@x.example");
        Assert.Equal([expected], Import(reply, invitation));
        Assert.Equal([expected], Import(reply + invitation, invitation));
    }

    [Fact]
    public void Import_AnswerToAnOlderVersion_IsNotApplied()
    {
        string reply =
            $"BEGIN:VCALENDAR\nMETHOD:REPLY\n{Event("SEQUENCE:0\nATTENDEE;PARTSTAT=DECLINED:mailto:ann@x.example")}END:VCALENDAR\n";
        Assert.Equal(["05T10 ann"], Import(reply, Calendar($"DTSTART:20260105T100000Z\nSEQUENCE:1\n{Ann}")));
    }

    [Theory]
    [InlineData("REPLY")]
    [InlineData("COUNTER")]
    [InlineData("REFRESH")]
    [InlineData("DECLINECOUNTER")]
    public void Import_AnswersAlone_AreCounted(string method)
    {
        ImportSummary summary = new();
        foreach (ImportItem item in Text.Import(
            $"BEGIN:VCALENDAR\nMETHOD:{method}\n{Event($"DTSTART:20260105T100000Z\n{Ann}")}{Event("SUMMARY:x")}END:VCALENDAR\n"))
            summary.Add(item);
        Assert.Equal((2, 2), (summary.ItemCount, summary.Skipped[SkipReason.Answer]));
    }

    [Fact]
    public void Import_EntriesThatAreNoEvents_AreCounted()
    {
        ImportItem[] items = [.. Text.Import(
            "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:t\nBEGIN:VALARM\nEND:VALARM\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\nEND:VCALENDAR\n")];
        Assert.Equal(3, items.Count(static item => item is SkippedItem { Reason: SkipReason.NotAnEvent }));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:19700504\nRRULE:FREQ=YEARLY\nSUMMARY:Ann's birthday", SkipReason.Anniversary)]
    [InlineData("DTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\nSUMMARY:Bob", SkipReason.Anniversary)]
    [InlineData("DTSTART;VALUE=DATE:20260504\nSUMMARY:Ann's birthday", SkipReason.NobodyElse)]
    public void Import_YearlyDayWithoutGuests_IsCountedOnce(string lines, SkipReason reason) =>
        Assert.Equal(reason, Assert.IsType<SkippedItem>(Assert.Single(Text.Import(Calendar(lines)))).Reason);

    [Fact]
    public void Import_YearlyDayWithGuests_IsContact() =>
        Assert.Equal(2, Text.Import(Calendar($"DTSTART;VALUE=DATE:20250504\nRRULE:FREQ=YEARLY;COUNT=2\n{Ann}"))
            .OfType<ImportedInteraction>().Count());

    [Fact]
    public void Import_CancellationWithoutAStart_TakesTheEventBack()
    {
        string off = $"BEGIN:VCALENDAR\nMETHOD:CANCEL\n{Event("SEQUENCE:1")}END:VCALENDAR\n";
        Assert.Empty(Import(Calendar($"DTSTART:20260105T100000Z\n{Ann}"), off));
    }

    [Fact]
    public void Read_DamagedMemory_IsRefused()
    {
        using MemoryStream written = new();
        new KnownEvents().Write(written);
        Assert.Throws<InvalidDataException>(() => KnownEvents.Read(new MemoryStream(written.ToArray()[..^1])));
        Assert.Throws<InvalidDataException>(() => KnownEvents.Read(new MemoryStream("something else"u8.ToArray())));
        Assert.Equal(0, KnownEvents.Read(new MemoryStream(written.ToArray())).Count);
    }
}

using NodaTime;
using RelationshipModel.Import.Calendar;

namespace RelationshipModel.Import.Tests;

public class CalendarReaderTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static List<SourceItem<CalendarOccurrence>> Read(string text, ImportLimits? limits = null, Instant? from = null) =>
        [.. CalendarReader.Read(Text.Stream(text), "c.ics",
            new() { Zone = Berlin, From = from ?? Interaction.Earliest, Until = Instant.FromUtc(2027, 1, 1, 0, 0) }, limits)];

    private static string Calendar(params string[] events) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\n{string.Concat(events)}END:VCALENDAR\n";

    private static string Event(string lines, string uid = "u1") => $"BEGIN:VEVENT\nUID:{uid}\n{lines}\nEND:VEVENT\n";

    private static CalendarOccurrence Only(string lines) => Read(Calendar(Event(lines))).Only();

    private static string[] Starts(string lines) =>
        [.. Read(Calendar(Event(lines))).Select(static item => item.Item!.Start.ToString()).Order(StringComparer.Ordinal)];

    private static string Fault(string lines) => Read(Calendar(Event(lines))).OnlyFault();

    [Fact]
    public void Read_EventInUtc_GivesItsParts()
    {
        CalendarOccurrence occurrence = Only(
            "DTSTART:20260105T100000Z\nDTEND:20260105T113000Z\nSUMMARY:Lunch\\, late\nLOCATION:Caf\n "
            + "é\nORGANIZER;CN=Ann:mailto:Ann@x.example\n"
            + "ATTENDEE;PARTSTAT=ACCEPTED;CN=\"Bob; B.\":MAILTO:bob@x.example\n"
            + "ATTENDEE;PARTSTAT=DECLINED:mailto:cid@x.example\nATTENDEE;CUTYPE=ROOM:mailto:room@x.example");
        Assert.Equal(("u1", Instant.FromUtc(2026, 1, 5, 10, 0), Duration.FromMinutes(90)),
            (occurrence.Id, occurrence.Start, occurrence.Length));
        Assert.Equal(("Lunch, late", "Café", Channel.InPerson), (occurrence.Summary, occurrence.Place, occurrence.Channel));
        Assert.Equal("ann@x.example", occurrence.Organiser!.Value.Address.Value);
        Assert.Equal([CalendarParticipation.Accepted, CalendarParticipation.Declined],
            occurrence.Attendees.Select(static attendee => attendee.Participation));
        Assert.Equal("Bob; B.", occurrence.Attendees[0].Person.Name);
    }

    [Theory]
    [InlineData("DTSTART:20260705T100000", 8)]
    [InlineData("DTSTART;TZID=America/New_York:20260705T100000", 14)]
    [InlineData("DTSTART;TZID=\"/example.org/20250101/Europe/Berlin\":20260705T100000", 8)]
    [InlineData("DTSTART;TZID=Eastern Standard Time:20260705T100000", 14)]
    public void Read_TimeInAZoneOrFloating_IsPutInUtc(string start, int hour) =>
        Assert.Equal(Instant.FromUtc(2026, 7, 5, hour, 0), Only(start).Start);

    [Fact]
    public void Read_AllDayEvent_BeginsWithTheOwnersDayAndHasNoLength()
    {
        CalendarOccurrence occurrence = Only("DTSTART;VALUE=DATE:20260705\nDTEND;VALUE=DATE:20260707");
        Assert.Equal((Instant.FromUtc(2026, 7, 4, 22, 0), true, null),
            (occurrence.Start, occurrence.IsAllDay, occurrence.Length));
    }

    [Fact]
    public void Read_ZoneOfTheFilesOwnRules_IsUsed()
    {
        string zone =
            "BEGIN:VTIMEZONE\nTZID:Home\nBEGIN:DAYLIGHT\nDTSTART:19810329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
            + "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\n"
            + "BEGIN:STANDARD\nDTSTART:19961027T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"
            + "END:STANDARD\nEND:VTIMEZONE\n";
        List<SourceItem<CalendarOccurrence>> items = Read(Calendar(zone, Event("DTSTART;TZID=Home:20260705T100000", "a"),
            Event("DTSTART;TZID=Home:20260105T100000", "b")));
        Assert.Equal([Instant.FromUtc(2026, 7, 5, 8, 0), Instant.FromUtc(2026, 1, 5, 9, 0)],
            items.Select(static item => item.Item!.Start));
    }

    [Fact]
    public void Read_WeeklyAcrossAChangeOfClocks_KeepsItsLocalTime() =>
        Assert.Equal(
            ["2026-03-20T09:00:00Z", "2026-03-27T09:00:00Z", "2026-04-03T08:00:00Z"],
            Starts("DTSTART;TZID=Europe/Berlin:20260320T100000\nRRULE:FREQ=WEEKLY;COUNT=3"));

    [Fact]
    public void Read_UntilInUtc_IsTakenOnTheEventsClock() =>
        Assert.Equal(["2026-03-20T09:00:00Z", "2026-03-27T09:00:00Z"],
            Starts("DTSTART;TZID=Europe/Berlin:20260320T100000\nRRULE:FREQ=WEEKLY;UNTIL=20260403T075959Z"));

    [Fact]
    public void Read_RecursForEver_IsExpandedToTheEndOfTheWindow() =>
        Assert.Equal(12, Starts("DTSTART:20260115T100000Z\nRRULE:FREQ=MONTHLY").Length);

    [Fact]
    public void Read_WindowFromAnInstant_LeavesOutWhatIsBefore() =>
        Assert.Equal(2, Read(Calendar(Event("DTSTART:20260115T100000Z\nRRULE:FREQ=MONTHLY")),
            from: Instant.FromUtc(2026, 11, 1, 0, 0)).Count);

    [Fact]
    public void Read_AllDayRecurrence_RecursByDays() =>
        Assert.Equal(["2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
            Starts("DTSTART;VALUE=DATE:20260328\nRRULE:FREQ=DAILY;UNTIL=20260330"));

    [Theory]
    [InlineData("EXDATE:20260122T100000Z")]
    [InlineData("EXDATE;TZID=Europe/Berlin:20260122T110000")]
    [InlineData("EXDATE;VALUE=DATE:20260122")]
    public void Read_ExcludedDate_IsLeftOut(string excluded) =>
        Assert.Equal(["2026-01-15T10:00:00Z", "2026-01-29T10:00:00Z"],
            Starts($"DTSTART:20260115T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n{excluded}"));

    [Fact]
    public void Read_FurtherDates_AreAdded() =>
        Assert.Equal(["2026-01-15T10:00:00Z", "2026-02-01T10:00:00Z"],
            Starts("DTSTART:20260115T100000Z\nRDATE:20260201T100000Z,20260115T100000Z"));

    [Fact]
    public void Read_FurtherPeriods_HaveTheirOwnLengths() =>
        Assert.Equal([60, 120, 30, 60],
            Read(Calendar(Event("DTSTART;TZID=Europe/Berlin:20260115T100000\nDTEND;TZID=Europe/Berlin:20260115T110000\n"
                + "RDATE;VALUE=PERIOD:20260116T090000Z/PT2H,20260117T090000Z/20260117T093000Z\n"
                + "RDATE;TZID=Europe/Berlin:20260118T100000")))
                .Select(static item => item.Item!.Length!.Value.TotalMinutes));

    [Fact]
    public void Read_ChangedOccurrence_StandsForItself()
    {
        List<CalendarOccurrence> items = [.. Read(Calendar(
            Event("DTSTART;TZID=Europe/Berlin:20260115T100000\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Usual"),
            Event("RECURRENCE-ID;TZID=Europe/Berlin:20260122T100000\nDTSTART;TZID=Europe/Berlin:20260123T150000\nSUMMARY:Moved")))
                .Select(static item =>
                item.Item!)];
        Assert.Equal(3, items.Count);
        Assert.Equal(3, items.Select(static item => item.Id).Distinct().Count());
        CalendarOccurrence moved = Assert.Single(items, static item => item.Summary == "Moved");
        Assert.Equal(("u1#20260122T090000Z", Instant.FromUtc(2026, 1, 23, 14, 0)), (moved.Id, moved.Start));
        Assert.DoesNotContain(items, static item => item.Start == Instant.FromUtc(2026, 1, 22, 9, 0));
    }

    [Fact]
    public void Read_ChangedOccurrenceBeforeItsEvent_StandsForItself() =>
        Assert.Equal(2, Read(Calendar(
            Event("RECURRENCE-ID:20260122T100000Z\nDTSTART:20260123T150000Z\nSTATUS:CANCELLED"),
            Event("DTSTART:20260115T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2"))).Count);

    [Fact]
    public void Read_RecurringEvent_MarksAllButTheFirstAsRepeats() =>
        Assert.Equal([false, true, true],
            Read(Calendar(Event("DTSTART:20260115T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3")))
                .Select(static item => item.Item!.IsRepeat));

    [Theory]
    [InlineData("STATUS:CANCELLED")]
    [InlineData("status:cancelled")]
    public void Read_CancelledEvent_SaysSo(string status) => Assert.True(Only($"DTSTART:20260115T100000Z\n{status}").IsCancelled);

    [Fact]
    public void Read_MethodCancel_CancelsItsEvents() =>
        Assert.True(Read(Calendar("METHOD:CANCEL\n", Event("DTSTART:20260115T100000Z"))).Only().IsCancelled);

    [Fact]
    public void Read_MethodReply_IsNoEvent() => Assert.Empty(Read(Calendar("METHOD:REPLY\n", Event("DTSTART:20260115T100000Z"))));

    [Theory]
    [InlineData("CONFERENCE;VALUE=URI;FEATURE=VIDEO,AUDIO:https://video.example/1", Channel.Video)]
    [InlineData("CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+49301", Channel.Voice)]
    [InlineData("X-GOOGLE-CONFERENCE:https://meet.example/1", Channel.Video)]
    [InlineData("LOCATION:https://video.example/1", Channel.Video)]
    [InlineData("LOCATION:Room 1", Channel.InPerson)]
    [InlineData("LOCATION:Microsoft Teams-Besprechung", Channel.Video)]
    [InlineData("LOCATION:Réunion Microsoft Teams", Channel.Video)]
    [InlineData("LOCATION:Zoom", Channel.Video)]
    [InlineData("LOCATION:Zoom Meeting: https://us02web.zoom.us/j/1?pwd=x", Channel.Video)]
    [InlineData("LOCATION:Microsoft Teams Meeting\\; Room 1", Channel.InPerson)]
    [InlineData("LOCATION:Zoom am Park", Channel.InPerson)]
    public void Read_WayOfMeeting_IsRecognised(string line, Channel channel) =>
        Assert.Equal(channel, Only($"DTSTART:20260115T100000Z\n{line}").Channel);

    [Theory]
    [InlineData("DURATION:PT1H30M", 90)]
    [InlineData("DURATION:P1DT1H", 1500)]
    [InlineData("DURATION:P1W", 10080)]
    public void Read_Duration_IsTheLength(string line, int minutes) =>
        Assert.Equal(Duration.FromMinutes(minutes), Only($"DTSTART:20260115T100000Z\n{line}").Length);

    [Fact]
    public void Read_AlarmsInsideAnEvent_SayNothingOfIt()
    {
        CalendarOccurrence occurrence = Only(
            "DTSTART:20260115T100000Z\nBEGIN:VALARM\nSUMMARY:Wake up\nATTENDEE:mailto:x@x.example\nEND:VALARM\nSUMMARY:Talk");
        Assert.Equal(("Talk", 0), (occurrence.Summary, occurrence.Attendees.Count));
    }

    [Fact]
    public void Read_AddressInAParameter_IsTaken() =>
        Assert.Equal("ann@x.example",
            Only("DTSTART:20260115T100000Z\nATTENDEE;EMAIL=ann@x.example:/aMTI/principal/").Attendees[0].Person.Address.Value);

    [Fact]
    public void Read_ByteOrderMarkAndCrLf_AreUnderstood() =>
        Read("\uFEFF" + Calendar(Event("DTSTART:20260115T100000Z")).ReplaceLineEndings("\r\n")).Only();

    [Fact]
    public void Read_MissingUid_GivesTheSameHashEachTime()
    {
        string text = Calendar(Event("DTSTART:20260115T100000Z")).Replace("UID:u1\n", "", StringComparison.Ordinal);
        Assert.StartsWith("sha256-", Read(text).Only().Id, StringComparison.Ordinal);
        Assert.Equal(Read(text).Only().Id, Read(text).Only().Id);
    }

    [Theory]
    [InlineData("SUMMARY:x", "DTSTART")]
    [InlineData("DTSTART:20261315T100000Z", "20261315T100000Z")]
    public void Read_UnusableStart_IsAFault(string lines, string named) =>
        Assert.Contains(named, Fault(lines), StringComparison.Ordinal);

    [Theory]
    [InlineData("FREQ=SECONDLY", "SECONDLY")]
    [InlineData("FREQ=MINUTELY", "1440 times a day")]
    [InlineData("FREQ=MINUTELY;INTERVAL=50", "48 times a day")]
    [InlineData("FREQ=HOURLY;BYMINUTE=0,30", "48 times a day")]
    [InlineData("W2 MO 0900 #4", "W2 MO 0900 #4")]
    [InlineData("YM1 6 MP1 1+ MO #4", "YM1 6 MP1 1+ MO #4")]
    [InlineData("FREQ=DAILY;BYSECOND=1,2", "BYSECOND")]
    [InlineData("FREQ=DAILY;BYHOUR=1,2,3,4,5,6;BYMINUTE=1,2,3,4,5", "30 times a day")]
    [InlineData("nonsense", "NONSENSE")]
    [InlineData("FREQ=DAILY;BYDAY=99XX", "cannot be read")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "matches no day")]
    [InlineData("FREQ=DAILY;UNTIL=soon", "UNTIL")]
    public void Read_UnusableRule_GivesTheFirstOccurrenceAndAFault(string rule, string named)
    {
        List<SourceItem<CalendarOccurrence>> items = Read(Calendar(Event($"DTSTART:20260115T100000Z\nRRULE:{rule}")));
        Assert.NotNull(items[0].Item);
        Assert.Contains(named, items[1].Fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RecursTooOften_IsAFaultThatNamesTheLimit()
    {
        List<SourceItem<CalendarOccurrence>> items = Read(Calendar(Event("DTSTART:20260115T100000Z\nRRULE:FREQ=DAILY")),
            new() { Recurrences = 10 });
        Assert.Equal(10, items.Count(static item => item.Item is not null));
        Assert.Contains("Recurrences", items[^1].Fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyAttendees_IsAFaultThatNamesTheLimit()
    {
        string all = string.Concat(Enumerable.Range(0, 30).Select(static i => $"\nATTENDEE:mailto:p{i}@x.example"));
        Assert.Contains("Attendees", Read(Calendar(Event($"DTSTART:20260115T100000Z{all}")), new() { Attendees = 20 })
            .OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NestedTooDeep_EndsWithAFaultThatNamesTheLimit() =>
        Assert.Contains("Nesting", Read(string.Concat(Enumerable.Repeat("BEGIN:X\n", 100))).OnlyFault(),
            StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyLines_IsAFaultThatNamesTheLimit()
    {
        string lines = string.Concat(Enumerable.Repeat("\nX-A:b", 30));
        Assert.Contains("ComponentLines", Read(Calendar(Event($"DTSTART:20260115T100000Z{lines}")), new() { ComponentLines = 20 })
            .OnlyFault(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyRecurringEvents_IsAFaultThatNamesTheLimit()
    {
        string[] events = [.. Enumerable.Range(0, 3)
            .Select(static i => Event("DTSTART:20260115T100000Z\nRRULE:FREQ=DAILY;COUNT=1", $"u{i}"))];
        Assert.Contains(Read(Calendar(events), new() { RecurringEvents = 2 }), static item =>
            item.Fault?.Reason.Contains("RecurringEvents", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u1\nDTSTART:20260115T100000Z\n")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u1\nDTSTART:20260115T100000Z\nEND:VCALENDAR\n")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\n")]
    public void Read_EventNotClosed_IsAFaultAndTheNextIsRead(string beginning)
    {
        List<SourceItem<CalendarOccurrence>> items = Read(beginning + Calendar(Event("DTSTART:20260115T100000Z", "u2")));
        Assert.Contains("not closed", items[0].Fault!.Reason, StringComparison.Ordinal);
        Assert.Equal("u2", items[1].Item!.Id);
    }

    [Fact]
    public void Read_EventNotClosedBeforeAnother_IsAFaultAndTheNextIsRead()
    {
        string unclosed = "BEGIN:VEVENT\nUID:u1\nDTSTART:20260115T100000Z\n";
        List<SourceItem<CalendarOccurrence>> items = Read(Calendar(unclosed, Event("DTSTART:20260115T100000Z", "u2")));
        Assert.Equal(["the event is not closed: something else begins or ends within it", null],
            items.Select(static item => item.Fault?.Reason));
        Assert.Equal("u2", items[1].Item!.Id);
    }

    [Fact]
    public void Read_EventTooLarge_IsAFaultThatNamesTheLimit()
    {
        string dates = string.Concat(Enumerable.Repeat("\nEXDATE:20260115T100000Z", 100));
        string calendar = Calendar(Event($"DTSTART:20260115T100000Z{dates}"));
        Assert.Contains("ComponentSize", Read(calendar, new() { ComponentSize = 1024 }).OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RecurringEventsTooLarge_IsAFaultThatNamesTheLimit()
    {
        string[] events = [.. Enumerable.Range(0, 30)
            .Select(static i => Event("DTSTART:20260115T100000Z\nRRULE:FREQ=DAILY;COUNT=1", $"u{i}"))];
        string?[] faults = [.. Read(Calendar(events), new() { RecurringSize = 1024 }).Select(static item => item.Fault?.Reason)];
        Assert.Contains(faults, static fault => fault?.Contains("RecurringSize", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Read_TooManyZones_IsAFaultThatNamesTheLimit()
    {
        string zones = string.Concat(Enumerable.Range(0, 3).Select(static i => $"BEGIN:VTIMEZONE\nTZID:Z{i}\nEND:VTIMEZONE\n"));
        Assert.Contains("TimeZones", Read(Calendar(zones), new() { TimeZones = 2 }).OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileCutOff_IsAFaultAtTheEvent()
    {
        SourceFault fault = Assert.Single(Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nDTSTART:2026")).Fault!;
        Assert.Equal((2L, "the event is not closed: the file was cut off"), (fault.Line, fault.Reason));
    }

    [Theory]
    [InlineData("BEGIN:VEVENT\nUID:u1\nDTSTART:20260105T100000Z\nEND:VEVENT\n")]
    [InlineData("BEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:u1\nDTSTART:20260105T100000Z\nEND:VEVENT\n")]
    [InlineData("\r\n begin:vevent\r\nUID:u1\r\nDTSTART:20260105T100000Z\r\nEND:VEVENT")]
    public void Read_EventWithoutACalendarAround_IsRead(string text)
    {
        Assert.Equal("u1", Read(text.Replace(" begin", "begin", StringComparison.Ordinal)).Only().Id);
        Assert.IsType<SkippedItem>(Assert.Single(Text.Import(text.Replace(" begin", "begin", StringComparison.Ordinal))));
    }

    [Fact]
    public void Read_DatesOfAChangeWithoutItsSeries_AreRead() =>
        Assert.Equal(["2026-01-05T10:00:00Z", "2026-01-12T10:00:00Z", "2026-01-19T10:00:00Z"],
            Starts("RECURRENCE-ID;RANGE=THISANDFUTURE:20260105T090000Z\nDTSTART:20260105T100000Z\nRDATE;VALUE=PERIOD:20260112T100000Z/PT1H,20260119T100000Z/PT1H"));

    [Fact]
    public void Read_DateWithAZ_IsADate() =>
        Assert.Equal(["2026-01-04T23:00:00Z", "2026-02-04T23:00:00Z"],
            Starts("DTSTART;VALUE=DATE:20260105Z\nRDATE;VALUE=DATE:20260205Z"));

    [Fact]
    public void Read_NoCalendar_IsAFault() =>
        Assert.Contains("BEGIN:VCALENDAR", Read("hello").OnlyFault(), StringComparison.Ordinal);
}

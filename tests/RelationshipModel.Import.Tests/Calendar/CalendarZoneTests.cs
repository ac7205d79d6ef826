using NodaTime;
using RelationshipModel.Import.Calendar;

namespace RelationshipModel.Import.Tests;

public class CalendarZoneTests
{
    private const string Rules =
        "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"
        + "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n";

    private static List<SourceItem<CalendarOccurrence>> Read(string text) =>
        [.. CalendarReader.Read(Text.Stream(text), "c.ics",
            new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Until = Instant.FromUtc(2027, 1, 1, 0, 0) })];

    private static string Calendar(params string[] parts) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\n{string.Concat(parts)}END:VCALENDAR\n";

    private static string Zone(string id, string rules = Rules) => $"BEGIN:VTIMEZONE\nTZID:{id}\n{rules}END:VTIMEZONE\n";

    private static string Event(string start, string uid = "u1") => $"BEGIN:VEVENT\nUID:{uid}\n{start}\nEND:VEVENT\n";

    [Theory]
    [InlineData("Europe/Berlin", 8)]
    [InlineData("europe/BERLIN", 8)]
    [InlineData("Europe/Berlin ", 8)]
    [InlineData("\"Europe/Berlin\"", 8)]
    [InlineData("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", 8)]
    [InlineData("/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires", 13)]
    [InlineData("w. europe standard time", 8)]
    [InlineData("Tokyo Standard Time", 1)]
    [InlineData("tzone://Microsoft/Utc", 10)]
    [InlineData("Z", 10)]
    [InlineData("GMT", 10)]
    [InlineData("Etc/GMT-2", 8)]
    [InlineData("GMT+0200", 8)]
    [InlineData("GMT-0330", 13)]
    [InlineData("UTC+5:30", 4)]
    [InlineData("+02:00", 8)]
    [InlineData("UTC-11", 21)]
    public void Read_ZoneKnownByItsName_IsUsedWithoutANote(string id, int hour)
    {
        CalendarOccurrence occurrence = Read(Calendar(Event($"DTSTART;TZID={id}:20260705T100000"))).Only();
        Assert.Equal((hour, null), (occurrence.Start.InUtc().Hour, occurrence.Note));
    }

    [Theory]
    [InlineData("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", 8)]
    [InlineData("(GMT+01.00) Sarajevo/Warsaw/Zagreb", 8)]
    [InlineData("(UTC-05:00) Eastern Time (US & Canada)", 14)]
    [InlineData("(UTC-05:00) Eastern Time (US and Canada)", 14)]
    [InlineData("(UTC-08:00) Pacific Time (US & Canada)", 17)]
    [InlineData("(UTC-03:00) Brasilia", 13)]
    [InlineData("(UTC-03:00) City of Buenos Aires", 13)]
    [InlineData("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", 4)]
    [InlineData("(UTC+05:30) Sri Jayawardenepura", 4)]
    [InlineData("(UTC+13:00) Samoa", 21)]
    [InlineData("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", 9)]
    [InlineData("(UTC) Coordinated Universal Time", 10)]
    [InlineData("(GMT-06:00) Guadalajara, Mexico City, Monterrey", 16)]
    [InlineData("(UTC+04:00) Somewhere else", 6)]
    [InlineData("W. Europe", 8)]
    [InlineData("Europe/Berlin-1", 8)]
    [InlineData("W. Europe Standard Time 2", 8)]
    [InlineData("Central European Time", 8)]
    [InlineData("Berlin", 8)]
    [InlineData("New York", 14)]
    [InlineData("US-Pacific", 17)]
    [InlineData("Eastern", 14)]
    [InlineData("PDT", 17)]
    [InlineData("CEST", 8)]
    [InlineData("Kamchatka Standard Time", 22)]
    public void Read_ZoneThatIsGuessed_IsUsedWithANote(string id, int hour)
    {
        CalendarOccurrence occurrence = Read(Calendar(Event($"DTSTART;TZID=\"{id}\":20260705T100000"))).Only();
        Assert.Equal(hour, occurrence.Start.InUtc().Hour);
        Assert.Contains("time zone", occurrence.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Customized Time Zone")]
    [InlineData("tzone://Microsoft/Custom")]
    [InlineData("Nowhere/Atlantis")]
    [InlineData("")]
    [InlineData("Our Zone")]
    public void Read_UnknownZone_IsTheOwnersWithOneNote(string id)
    {
        List<SourceItem<CalendarOccurrence>> items = Read(Calendar(
            Event($"DTSTART;TZID={id}:20260705T100000"), Event($"DTSTART;TZID={id}:20260706T100000", "u2")));
        Assert.All(items, static item => Assert.Equal(8, item.Item!.Start.InUtc().Hour));
        Assert.Contains("Europe/Berlin", Assert.Single(items, static item => item.Item!.Note is not null).Item!.Note,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Our Zone", "Our Zone")]
    [InlineData("Customized Time Zone", "\"Customized Time Zone\"")]
    [InlineData("Berlin\\, Bern\\, Rom", "\"Berlin, Bern, Rom\"")]
    [InlineData("Berlin\\, Bern\\, Rom", "Berlin\\, Bern\\, Rom")]
    [InlineData("Büro; Nord", "\"Büro; Nord\"")]
    public void Read_ZoneDescribedAnywhereInTheFile_IsUsed(string described, string named)
    {
        string zone = Zone(described), start = $"DTSTART;TZID={named}:20260705T100000\nDTEND;TZID={named}:20260705T110000";
        foreach (string text in (string[])[Calendar(zone, Event(start)), Calendar(Event(start), zone), Calendar(Event(start))
            + Calendar(zone)])
        {
            CalendarOccurrence occurrence = Read(text).Only();
            Assert.Equal((Instant.FromUtc(2026, 7, 5, 8, 0), Duration.FromHours(1), null),
                (occurrence.Start, occurrence.Length, occurrence.Note));
        }
    }

    [Theory]
    [InlineData("GMT+0100")]
    [InlineData("UTC+01:00")]
    [InlineData("EST")]
    [InlineData("Own")]
    public void Read_OffsetDescribedWithASummer_IsTheZoneThatItDescribes(string id) =>
        Assert.Equal(Instant.FromUtc(2026, 7, 5, 8, 0),
            Assert.Single(Read(Calendar(Zone(id), Event($"DTSTART;TZID={id}:20260705T100000")))).Item!.Start);

    [Theory]
    [InlineData("20260329T013000", 0)]
    [InlineData("20260329T023000", 1)]
    [InlineData("20260329T033000", 1)]
    [InlineData("20261025T023000", 0)]
    public void Read_TimeThatADescribedZoneSkipsOrRepeats_HasTheOffsetBefore(string time, int hour) =>
        Assert.Equal(hour,
            Assert.Single(Read(Calendar(Zone("Own"), Event($"DTSTART;TZID=Own:{time}")))).Item!.Start.InUtc().Hour);

    [Fact]
    public void Read_OneNameForTwoZones_IsThatOfEachCalendar()
    {
        string west = Rules.Replace("+0100", "-0500", StringComparison.Ordinal)
            .Replace("+0200", "-0400", StringComparison.Ordinal);
        string start = "DTSTART;TZID=Customized Time Zone:20260105T100000";
        Assert.Equal(
            [15, 9], Read(Calendar(Event(start), Zone("Customized Time Zone", west))
                + Calendar(Event(start, "u2"), Zone("Customized Time Zone")))
                .Select(static item => item.Item!.Start.InUtc().Hour));
    }

    [Theory]
    [InlineData("RRULE:FREQ=YEARLY;COUNT=0;BYDAY=-1SU;BYMONTH=10", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=")]
    [InlineData("RRULE: FREQ = YEARLY ; BYDAY = -1SU ; BYMONTH = 10 ;", "rrule:freq=yearly;byday=-1su;bymonth=3;")]
    [InlineData("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nRDATE:", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEXDATE:")]
    public void Read_OdditiesInAZone_DoNoHarm(string winter, string summer)
    {
        string rules = $"BEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM: +02:00\nTZOFFSETTO:+01\n{winter}\nEND:STANDARD\n"
            + $"BEGIN:DAYLIGHT\nDTSTART:19700329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n{summer}\nEND:DAYLIGHT\n";
        Assert.Equal([8, 9],
            Read(Calendar(Zone("Ours", rules), Event("DTSTART;TZID=Ours:20260705T100000"),
                Event("DTSTART;TZID=Ours:20260105T100000", "u2")))
            .Select(static item => item.Item!.Start.InUtc().Hour));
    }

    [Fact]
    public void Read_ZoneThatSkipsTheEndOfTime_DoesNoHarm()
    {
        string rules = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
            + "BEGIN:DAYLIGHT\nDTSTART:99991231T235959\nTZOFFSETFROM:-1200\nTZOFFSETTO:+1400\nEND:DAYLIGHT\n";
        CalendarOccurrence occurrence = Read(Calendar(Zone("Ours", rules), Event("DTSTART;TZID=Ours:20260705T100000"))).Only();
        Assert.Equal(9, occurrence.Start.InUtc().Hour);
    }

    [Fact]
    public void Read_FloatingTime_IsInTheCalendarsZoneAndADayIsTheOwners()
    {
        List<SourceItem<CalendarOccurrence>> items = Read(Calendar(
            "X-WR-TIMEZONE:Asia/Tokyo\n", Event("DTSTART:20260705T100000"), Event("DTSTART;VALUE=DATE:20260705", "u2"),
            Event("DTSTART:20260705T100000Z", "u3")));
        Assert.Equal(["2026-07-05T01:00:00Z", "2026-07-04T22:00:00Z", "2026-07-05T10:00:00Z"],
            items.Select(static item => item.Item!.Start.ToString()));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260705T000000")]
    [InlineData("DTSTART;TZID=Asia/Tokyo:20260705T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE")]
    [InlineData("DTSTART:20260705")]
    public void Read_WholeDayInAnotherSpelling_IsTheOwnersDay(string lines)
    {
        CalendarOccurrence occurrence = Read(Calendar(Event(lines))).Only();
        Assert.Equal((Instant.FromUtc(2026, 7, 4, 22, 0), true), (occurrence.Start, occurrence.IsAllDay));
    }
}

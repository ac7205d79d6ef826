using NodaTime;
using RelationshipModel.Import.Calendar;

namespace RelationshipModel.Import.Tests;

/// <summary>Calendars that programs write against every standard are read or reported; nothing is dropped in silence.</summary>
public class CalendarOddityTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static List<SourceItem<CalendarOccurrence>> Read(string lines) =>
        [.. CalendarReader.Read(Text.Stream($"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u1\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"),
            "c.ics",
            new() { Zone = Berlin, Until = Instant.FromUtc(2027, 1, 1, 0, 0) })];

    private static string Days(string lines) =>
        string.Join(' ', Read(lines).Select(static item => item.Item!.Start.InZone(Berlin).ToString("dd.MM", null))
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("FREQ=WEEKLY;COUNT=3", "05.01 12.01 19.01")]
    [InlineData("FREQ=WEEKLY;COUNT=0;UNTIL=20260119T235959Z", "05.01 12.01 19.01")]
    [InlineData("FREQ=WEEKLY;COUNT=00;UNTIL=20260119", "05.01 12.01 19.01")]
    [InlineData("FREQ=WEEKLY;COUNT=3;UNTIL=20270101T000000Z", "05.01 12.01 19.01")]
    [InlineData("FREQ=WEEKLY;COUNT=30;UNTIL=20260119T235959Z", "05.01 12.01 19.01")]
    [InlineData("UNTIL=20260119T090000Z;COUNT=30;FREQ=WEEKLY", "05.01 12.01 19.01")]
    [InlineData(" FREQ = WEEKLY ; COUNT = 3 ; ", "05.01 12.01 19.01")]
    [InlineData("freq=weekly;count=3;interval=0", "05.01 12.01 19.01")]
    [InlineData("RRULE:FREQ=WEEKLY;COUNT=3;UNTIL=", "05.01 12.01 19.01")]
    [InlineData("FREQ=WEEKLY;COUNT=3;BYDAY=;BYMONTH=,", "05.01 12.01 19.01")]
    [InlineData("FREQ=WEEKLY;COUNT=3;BYDAY=MO, WE ,", "05.01 07.01 12.01")]
    [InlineData("FREQ=WEEKLY;COUNT=3;BYDAY=MO;BYDAY=WE", "05.01 07.01 12.01")]
    [InlineData("FREQ=WEEKLY;COUNT=3;FREQ=WEEKLY", "05.01 12.01 19.01")]
    [InlineData("FREQ=WEEKLY;COUNT=3;BYSECOND=0", "05.01 12.01 19.01")]
    [InlineData("RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=3;SKIP=OMIT", "05.01 12.01 19.01")]
    [InlineData("FREQ=WEEKLY\\;COUNT=3\\;BYDAY=MO\\,WE", "05.01 07.01 12.01")]
    [InlineData("DTSTART=20260105T090000Z;FREQ=WEEKLY;COUNT=3", "05.01 12.01 19.01")]
    public void Read_RuleWithAHarmlessOddity_RecursAsCalendarsShowIt(string rule, string days) =>
        Assert.Equal(days, Days($"DTSTART;TZID=Europe/Berlin:20260105T100000\nRRULE:{rule}"));

    [Theory]
    [InlineData("FREQ=HOURLY;INTERVAL=2;COUNT=3", "10:00 12:00 14:00")]
    [InlineData("FREQ=HOURLY;BYHOUR=15,16;COUNT=3", "10:00 15:00 16:00")]
    [InlineData("FREQ=MINUTELY;INTERVAL=90;COUNT=3", "10:00 11:30 13:00")]
    [InlineData("FREQ=MINUTELY;INTERVAL=20;BYHOUR=10;UNTIL=20260105T200000Z", "10:00 10:20 10:40")]
    public void Read_RuleOfHoursOrMinutes_RecursWithinTheDay(string rule, string times) =>
        Assert.Equal(times, string.Join(' ', Read($"DTSTART;TZID=Europe/Berlin:20260105T100000\nRRULE:{rule}")
            .Select(static item => item.Item!.Start).Order().Select(static at => at.InZone(Berlin).ToString("HH:mm", null))));

    [Theory]
    [InlineData("D2 #3", "05.01 07.01 09.01")]
    [InlineData("D1 20260107T090000Z", "05.01 06.01 07.01")]
    [InlineData("D1 20260107T000000", "05.01 06.01 07.01")]
    [InlineData("W1", "05.01 12.01")]
    [InlineData("w1 mo we #3", "05.01 07.01 12.01")]
    [InlineData("MP1 1+ MO 3+ MO #3", "02.02 05.01 19.01")]
    [InlineData("MP1 1- FR #2", "05.01 30.01")]
    [InlineData("MP2 1+ 1- FR #3", "05.01 06.03 30.01")]
    [InlineData("MP1 1+ 2+ TU TH 4+ FR #5", "05.01 06.01 08.01 13.01 23.01")]
    [InlineData("MD1 5 LD #3", "05.01 05.02 31.01")]
    [InlineData("MD1 2- #2", "05.01 30.01")]
    [InlineData("YM1 1 3 #2", "05.01 05.03")]
    [InlineData("YD1 5 40 #2", "05.01 09.02")]
    public void Read_RuleOfVCalendar_RecursAsItSays(string rule, string days) =>
        Assert.Equal(days, Days($"DTSTART;TZID=Europe/Berlin:20260105T100000\nRRULE:{rule}"));

    [Fact]
    public void Read_RuleOfVCalendarWithoutEnd_RecursForEver() =>
        Assert.Equal(26, Read("DTSTART:20260105T100000Z\nRRULE:W2 #0").Count);

    [Theory]
    [InlineData("EXDATE:20260112T100000Z;20260119T100000Z")]
    [InlineData("EXDATE:20260112T100000Z,20260119T100000Z")]
    public void Read_ListOfDates_MayHaveTheSemicolonsOfVCalendar(string line) =>
        Assert.Equal("05.01", Days($"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n{line}"));

    [Theory]
    [InlineData("FREQ=WEEKLY;COUNT=3;BYDAY=WE", "05.01 07.01 14.01")]
    [InlineData("FREQ=WEEKLY;COUNT=1;BYDAY=WE", "05.01")]
    [InlineData("FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1", "01.02 01.03 01.04 05.01")]
    [InlineData("FREQ=WEEKLY;COUNT=3;BYDAY=WE;UNTIL=20260110T000000Z", "05.01 07.01")]
    [InlineData("FREQ=DAILY;COUNT=3;BYHOUR=9", "05.01 06.01 07.01")]
    [InlineData("FREQ=WEEKLY;COUNT=3;BYDAY=WE\nRRULE:FREQ=WEEKLY;COUNT=2;BYDAY=FR", "05.01 07.01 09.01 14.01")]
    public void Read_StartThatTheRuleDoesNotMatch_CountsAsTheFirstOfCount(string rule, string days) =>
        Assert.Equal(days, Days($"DTSTART;TZID=Europe/Berlin:20260105T100000\nRRULE:{rule}"));

    [Theory]
    [InlineData("20240915", "FREQ=YEARLY;BYMONTH=3,9;BYDAY=3SU;UNTIL=20260401T000000Z", "15.09.24 16.03.25 21.09.25 15.03.26")]
    [InlineData("20240825", "FREQ=YEARLY;BYDAY=1TU;UNTIL=20260119", "25.08.24 07.01.25 06.01.26")]
    [InlineData("20251015", "FREQ=YEARLY;BYMONTHDAY=15;UNTIL=20260115T090000Z", "15.10.25 15.11.25 15.12.25 15.01.26")]
    [InlineData("20250105", "FREQ=YEARLY;UNTIL=99991231T235959Z", "05.01.25 05.01.26")]
    [InlineData("20251015", "FREQ=YEARLY;BYMONTHDAY=15;COUNT=3", "15.10.25 15.11.25 15.12.25")]
    [InlineData("20250131", "FREQ=YEARLY;BYMONTHDAY=-1;BYSETPOS=1,-1;COUNT=3", "31.01.25 31.12.25 31.01.26")]
    public void Read_RuleOfTheYear_ReachesIntoTheLastYearAndAllItsMonths(string start, string rule, string days) =>
        Assert.Equal(days, string.Join(' ', Read($"DTSTART;TZID=Europe/Berlin:{start}T100000\nRRULE:{rule}")
            .Select(static item => item.Item!.Start).Order().Select(static at => at.InZone(Berlin).ToString("dd.MM.yy", null))));

    [Theory]
    [InlineData("FREQ=DAILY;COUNT=2;BYHOUR=9;BYMINUTE=0;BYSECOND=0", "05.01 06.01")]
    [InlineData("FREQ=DAILY;UNTIL=20260105T230000Z", "05.01 06.01")]
    [InlineData("FREQ=DAILY;UNTIL=20260106T000000Z", "05.01 06.01")]
    [InlineData("FREQ=DAILY;UNTIL=20260106", "05.01 06.01")]
    public void Read_RuleOfWholeDays_EndsOnTheOwnersDay(string rule, string days) =>
        Assert.Equal(days, Days($"DTSTART;VALUE=DATE:20260105\nRRULE:{rule}"));

    [Fact]
    public void Read_BlanksBeforeTheColon_DoNotMatter() =>
        Assert.Equal("05.01 06.01", Days("DTSTART :20260105T100000Z\nRRULE\t:FREQ=DAILY;COUNT=2"));

    [Theory]
    [InlineData("EXDATE:")]
    [InlineData("EXDATE;VALUE=DATE:,")]
    [InlineData("RDATE: \nEXRULE:\nRRULE:")]
    public void Read_EmptyList_IsNothing(string lines) =>
        Assert.Equal("05.01 12.01 19.01", Days($"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n{lines}"));

    [Theory]
    [InlineData("BYMONTH=1,4;BYYEARDAY=5,32,100;COUNT=4", "05.01 05.01 10.04 10.04")]
    [InlineData("BYMONTH=4;BYYEARDAY=5,100;COUNT=3;INTERVAL=2", "05.01 09.04 10.04")]
    [InlineData("BYMONTH=3;BYYEARDAY=60;UNTIL=20240310T100000Z", "01.03 01.03 05.01")]
    public void Read_DaysOfTheYearInMonths_AreInThoseMonthsAlone(string rule, string days) =>
        Assert.Equal(days, Days($"DTSTART:20220105T100000Z\nRRULE:FREQ=YEARLY;{rule}"));

    [Theory]
    [InlineData("EXRULE:FREQ=WEEKLY;INTERVAL=2", "12.01")]
    [InlineData("EXRULE:FREQ=WEEKLY;COUNT=2", "19.01")]
    [InlineData("EXRULE:FREQ=MONTHLY;BYMONTHDAY=19", "12.01")]
    public void Read_ExcludingRule_LeavesOutItsDates(string lines, string days) =>
        Assert.EndsWith(days, Days($"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n{lines}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("RRULE:RSCALE=CHINESE;FREQ=YEARLY", "RSCALE=CHINESE")]
    [InlineData("RRULE:FREQ=YEARLY;SKIP=FORWARD;RSCALE=GREGORIAN", "SKIP=FORWARD")]
    [InlineData("RRULE:FREQ=YEARLY;BYEASTER=1", "BYEASTER")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=1;INTERVAL=2", "INTERVAL")]
    [InlineData("RRULE:FREQ=WEEKLY;COUNT=3\nEXRULE:FREQ=SECONDLY", "SECONDLY")]
    [InlineData("RRULE:FREQ=WEEKLY;DTSTART=20260106T100000Z", "DTSTART=20260106T100000Z")]
    [InlineData("RRULE:FREQ=WEEKLY;BYSECOND=30", "BYSECOND")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=6;BYYEARDAY=100", "matches no day")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=1;BYYEARDAY=5,10;BYSETPOS=1", "BYSETPOS")]
    public void Read_RuleWithAnUnknownMeaning_IsAFaultThatNamesIt(string lines, string named) =>
        Assert.Contains(named, Assert.Single(Read($"DTSTART:20260105T100000Z\n{lines}"),
            static item => item.Fault is not null).Fault!.Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("DURATION:-PT1H", null)]
    [InlineData("DURATION:PT0S", null)]
    [InlineData("DTEND:20260105T090000Z", null)]
    [InlineData("DTEND:20260105T100000Z", null)]
    [InlineData("DTEND;VALUE=DATE:20260106", null)]
    [InlineData("DTEND:20260105T103000Z", 30)]
    [InlineData("DTEND;TZID=Europe/Berlin:20260105T114500", 45)]
    [InlineData("DTEND:20260105T111500", 75)]
    [InlineData("DURATION:+PT1H", 60)]
    [InlineData("X-A:b", null)]
    public void Read_EndOrDuration_GivesTheLengthIfItMakesSense(string line, int? minutes) =>
        Assert.Equal(minutes is { } m ? Duration.FromMinutes(m) : null, Read($"DTSTART:20260105T100000Z\n{line}").Only().Length);
}

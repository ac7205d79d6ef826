using NodaTime;
using RelationshipModel.Import.Calendar;

namespace RelationshipModel.Import.Tests;

/// <summary>References to occurrences (RECURRENCE-ID, EXDATE) in another form than that of their series.</summary>
public class CalendarReferenceTests
{
    private const string InBerlin =
        "DTSTART;TZID=Europe/Berlin:20260105T100000\nDTEND;TZID=Europe/Berlin:20260105T110000\nRRULE:FREQ=WEEKLY;COUNT=3";
    private const string InUtc = "DTSTART:20260105T090000Z\nDTEND:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3";
    private const string Floating = "DTSTART:20260105T100000\nDTEND:20260105T110000\nRRULE:FREQ=WEEKLY;COUNT=3";
    private const string Days = "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=3";
    private const string InNewYork = "DTSTART;TZID=America/New_York:20260105T200000\nRRULE:FREQ=WEEKLY;COUNT=3";

    private static List<SourceItem<CalendarOccurrence>> Read(params string[] events) =>
        [.. CalendarReader.Read(
            Text.Stream(
                $"BEGIN:VCALENDAR\n{string.Concat(events.Select(static lines => $"BEGIN:VEVENT\nUID:u1\n{lines}\nEND:VEVENT\n"))}END:VCALENDAR\n"), "c.ics",
            new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Until = Instant.FromUtc(2027, 1, 1, 0, 0) })];

    private static string[] Starts(params string[] events) =>
        [.. Read(events).Select(static item => item.Item!.Start.ToString("MM-dd'T'HH:mm", null)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(InBerlin, "EXDATE;VALUE=DATE:20260112")]
    [InlineData(InBerlin, "EXDATE:20260112")]
    [InlineData(InBerlin, "EXDATE:20260112T090000Z")]
    [InlineData(InBerlin, "EXDATE:20260112T100000")]
    [InlineData(InBerlin, "EXDATE;TZID=America/New_York:20260112T040000")]
    [InlineData(InUtc, "EXDATE;TZID=Europe/Berlin:20260112T100000")]
    [InlineData(InUtc, "EXDATE;VALUE=DATE:20260112")]
    [InlineData(InUtc, "EXDATE:20260112T090000")]
    [InlineData(Floating, "EXDATE:20260112T090000Z")]
    [InlineData(Floating, "EXDATE;TZID=Europe/Berlin:20260112T100000")]
    [InlineData(Days, "EXDATE:20260112T000000Z")]
    [InlineData(Days, "EXDATE:20260111T230000Z")]
    [InlineData(Days, "EXDATE;TZID=Asia/Tokyo:20260112T000000")]
    [InlineData(Days, "EXDATE:20260112T000000")]
    [InlineData(InNewYork, "EXDATE;VALUE=DATE:20260112")]
    [InlineData(InNewYork, "EXDATE:20260113T010000Z")]
    public void Read_ExcludedDateInAnotherForm_LeavesOutTheSecond(string series, string excluded)
    {
        string[] all = Starts(series);
        Assert.Equal([all[0], all[2]], Starts($"{series}\n{excluded}"));
    }

    [Theory]
    [InlineData(InBerlin, "EXDATE:20260112T100000Z")]
    [InlineData(InBerlin, "EXDATE:20260113")]
    [InlineData(Days, "EXDATE:20260112T230000Z")]
    [InlineData(InNewYork, "EXDATE;VALUE=DATE:20260113")]
    public void Read_ExcludedDateOfNoOccurrence_LeavesOutNothing(string series, string excluded) =>
        Assert.Equal(3, Starts($"{series}\n{excluded}").Length);

    [Theory]
    [InlineData(InBerlin, "RECURRENCE-ID;VALUE=DATE:20260112")]
    [InlineData(InBerlin, "RECURRENCE-ID:20260112T090000Z")]
    [InlineData(InBerlin, "RECURRENCE-ID:20260112T100000")]
    [InlineData(InBerlin, "RECURRENCE-ID;TZID=Asia/Tokyo:20260112T180000")]
    [InlineData(InUtc, "RECURRENCE-ID:20260112")]
    [InlineData(InUtc, "RECURRENCE-ID;TZID=Europe/Berlin:20260112T100000")]
    [InlineData(Floating, "RECURRENCE-ID:20260112T090000Z")]
    [InlineData(Days, "RECURRENCE-ID:20260112T000000Z")]
    [InlineData(Days, "RECURRENCE-ID:20260112T100000")]
    [InlineData(InNewYork, "RECURRENCE-ID;VALUE=DATE:20260112")]
    [InlineData(InNewYork, "RECURRENCE-ID:20260113T010000Z")]
    public void Read_ChangeNamedInAnotherForm_MovesTheSecond(string series, string reference)
    {
        string[] all = Starts(series);
        string[] moved = Starts(series, $"{reference}\nDTSTART;TZID=Europe/Berlin:20260112T150000");
        Assert.Equal([all[0], "01-12T14:00", all[2]], moved);
        Assert.Equal(Read(series).Select(static item => item.Item!.Id).Order(StringComparer.Ordinal),
            Read($"{reference}\nDTSTART;TZID=Europe/Berlin:20260112T150000", series).Select(static item => item.Item!.Id)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_ChangeOfThisAndAllLater_MovesThemByAsMuch()
    {
        List<CalendarOccurrence> items = [.. Read(
            InBerlin.Replace("COUNT=3", "COUNT=5", StringComparison.Ordinal) + "\nSUMMARY:Old",
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260119T100000\nDTSTART;TZID=Europe/Berlin:20260120T143000\nDURATION:PT2H\nSUMMARY:New",
            "RECURRENCE-ID;TZID=Europe/Berlin:20260126T100000\nDTSTART;TZID=Europe/Berlin:20260126T080000\nSUMMARY:Once")
            .Select(static item => item.Item!).OrderBy(static item => item.Id, StringComparer.Ordinal)];
        Assert.Equal(["01-05T09:00", "01-12T09:00", "01-20T13:30", "01-26T07:00", "02-03T13:30"],
            items.Select(static item => item.Start.ToString("MM-dd'T'HH:mm", null)));
        Assert.Equal(["Old", "Old", "New", "Once", "New"], items.Select(static item => item.Summary));
        Assert.Equal([1, 1, 2, 0, 2], items.Select(static item => (int)(item.Length?.TotalHours ?? 0)));
        Assert.Equal("u1#20260119T090000Z", items[2].Id);
    }

    [Fact]
    public void Read_CancellationOfThisAndAllLater_CancelsThem() =>
        Assert.Equal([false, true, true],
            Read(InUtc, "RECURRENCE-ID;RANGE=THISANDFUTURE:20260112T090000Z\nDTSTART:20260112T090000Z\nSTATUS:CANCELLED")
            .OrderBy(static item => item.Item!.Id, StringComparer.Ordinal).Select(static item => item.Item!.IsCancelled));

    [Fact]
    public void Read_ChangeOfAllLaterWithoutItsSeries_IsOneWithANote()
    {
        CalendarOccurrence only = Read("RECURRENCE-ID;RANGE=THISANDFUTURE:20260112T090000Z\nDTSTART:20260112T100000Z").Only();
        Assert.Equal("u1#20260112T090000Z", only.Id);
        Assert.Contains("THISANDFUTURE", only.Note, StringComparison.Ordinal);
    }
}

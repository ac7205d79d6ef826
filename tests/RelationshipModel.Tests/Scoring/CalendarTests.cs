using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>The local days of zones whose offset never changes are calculated, those of others looked up.</summary>
public sealed class CalendarTests
{
    public static TheoryData<string> Zones => ["UTC", "UTC+05:30", "UTC+12", "UTC-11", "UTC+14", "Europe/Berlin", "America/St_Johns"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Days_OfAZone_AreItsLocalDates(string id)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
        Calendar calendar = new(zone);
        for (int half = 0; half < 900; half++)
        {
            Instant at = Instant.FromUtc(2023, 1, 1, 0, 0) + Duration.FromHours(12 * half)
                + Duration.FromNanoseconds(half % 3 - 1);
            LocalDate date = at.InZone(zone).Date;
            int day = calendar.DayOf(at);
            Instant start = zone.AtStartOfDay(date).ToInstant();
            Assert.Equal((date, date), (calendar.DateOf(at), Calendar.Date(day)));
            Assert.Equal((day, start, start), (Calendar.Number(date), calendar.StartOf(day), calendar.StartOf(date)));
            Assert.Equal((at - start).TotalDays, calendar.DaysSinceStart(day, Moment.Of(at)), 1e-12);
            Instant later = zone.AtStartOfDay(date.PlusDays(100)).ToInstant();
            Assert.Equal((later - start).TotalDays, calendar.DaysBetweenStarts(day, day + 100), 1e-12);
        }
    }

    // One in some thousand of the days that are looked up takes the place of another.
    [Fact]
    public void StartOf_DaysThatShareAPlace_IsOfEach()
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Calendar calendar = new(zone);
        for (int round = 0; round < 2; round++)
            for (int i = 0; i < 6; i++)
            {
                LocalDate date = new LocalDate(1970, 5, 1).PlusDays(4_096 * i);
                Assert.Equal(zone.AtStartOfDay(date).ToInstant(), calendar.StartOf(date));
            }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void DayOf_TheFirstAndTheLastInstants_IsADayOfTheCalendar(string id)
    {
        Calendar calendar = new(DateTimeZoneProviders.Tzdb[id]);
        Assert.InRange(calendar.DateOf(Instant.FromUtc(1, 1, 2, 0, 0)), new(1, 1, 1), new(1, 1, 2));
        Assert.InRange(calendar.DateOf(Instant.FromUtc(9999, 12, 30, 0, 0)), new(9999, 12, 29), new(9999, 12, 30));
        foreach (int hours in (int[])[1, 10, 23, 47])
        {
            Assert.InRange(calendar.DateOf(Instant.FromUtc(9999, 12, 30, 0, 0) + Duration.FromHours(hours)), new(9999, 12, 29),
                new(9999, 12, 31));
        }

        Assert.Equal(calendar.DayOf(Instant.FromUtc(9999, 12, 30, 0, 0)), calendar.DayOf(Instant.MaxValue));
    }
}

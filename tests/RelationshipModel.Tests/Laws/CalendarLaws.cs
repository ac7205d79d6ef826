using CsCheck;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Laws;

/// <summary>The local day of an instant is the last local day whose start is not after it, in
/// every zone of the tz database.</summary>
public sealed class CalendarLaws
{
    private static readonly DateTimeZone[] Zones = [
        .. DateTimeZoneProviders.Tzdb.Ids.Select(static id => DateTimeZoneProviders.Tzdb[id])];

    [Fact]
    public void The_local_day_is_the_last_whose_start_is_not_after_the_instant()
    {
        Gen<(DateTimeZone Zone, Instant At)> moments = Gen.Select(
            Gen.Int[0, Zones.Length - 1], Gen.Long[-5_000_000_000, 5_000_000_000],
            static (zone, seconds) => (Zones[zone], Instant.FromUnixTimeSeconds(seconds)));
        moments.Sample(static moment => AssertDay(new(moment.Zone), moment.At));
    }

    [Fact]
    public void Around_every_change_of_every_zone_days_follow_in_order()
    {
        Instant from = Instant.FromUtc(1840, 1, 1, 0, 0), to = Instant.FromUtc(2030, 1, 1, 0, 0);
        foreach (DateTimeZone zone in Zones)
        {
            Calendar calendar = new(zone);
            foreach (NodaTime.TimeZones.ZoneInterval interval in zone.GetZoneIntervals(from, to))
            {
                if (!interval.HasStart || interval.Start < from) continue;
                int last = int.MinValue;
                for (int hours = -27; hours <= 27; hours += 3)
                {
                    Instant at = interval.Start + Duration.FromHours(hours);
                    AssertDay(calendar, at);
                    int day = calendar.DayOf(at);
                    Assert.True(day >= last, $"{zone.Id} {at}");
                    last = day;
                }
            }
        }
    }

    [Fact]
    public void A_day_that_a_zone_skips_has_no_time_and_a_day_that_it_repeats_begins_once()
    {
        Calendar apia = new(DateTimeZoneProviders.Tzdb["Pacific/Apia"]);
        Assert.Equal(apia.StartOf(new LocalDate(2011, 12, 31)), apia.StartOf(new LocalDate(2011, 12, 30)));
        Assert.Equal(new LocalDate(2011, 12, 29), apia.DateOf(Instant.FromUtc(2011, 12, 30, 9, 59)));
        Assert.Equal(new LocalDate(2011, 12, 31), apia.DateOf(Instant.FromUtc(2011, 12, 30, 10, 0)));

        // In 2006 the clocks of St John's went back at 00:01, so that 23:01 to 24:00 came again on the day before.
        Calendar johns = new(DateTimeZoneProviders.Tzdb["America/St_Johns"]);
        Instant start = johns.StartOf(new LocalDate(2006, 10, 29));
        Assert.Equal(new LocalDate(2006, 10, 29), johns.DateOf(start + Duration.FromMinutes(30)));
        Assert.Equal(new LocalDate(2006, 10, 28), DateTimeZoneProviders.Tzdb["America/St_Johns"].AtStartOfDay(new(2006, 10, 29))
            .Plus(Duration.FromMinutes(30)).Date);
    }

    private static void AssertDay(Calendar calendar, Instant at)
    {
        int day = calendar.DayOf(at);
        Assert.True(calendar.StartOf(day) <= at && at < calendar.StartOf(day + 1), $"{calendar.DateOf(at)} {at}");
    }
}

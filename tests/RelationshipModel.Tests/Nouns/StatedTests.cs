using NodaTime;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class StatedTests
{
    [Fact]
    public void StatedState_HoldsFromItsFirstDayUntilTheDayItNoLongerDoes()
    {
        StatedState paused = new(ContactState.Paused, Day, Day.PlusDays(2));

        Assert.Equal([false, true, true, false], Enumerable.Range(-1, 4).Select(days => paused.HoldsOn(Day.PlusDays(days))));
        Assert.True(new StatedState(ContactState.Ended, Day).HoldsOn(new LocalDate(9999, 12, 31)));
    }

    [Fact]
    public void StatedState_NoneOrUndefined_IsRefused()
    {
        Assert.Throws<ArgumentException>("state", () => new StatedState(ContactState.None, Day));
        Assert.Throws<ArgumentOutOfRangeException>("state", () => new StatedState((ContactState)4, Day));
    }

    [Fact]
    public void StatedState_ThatEndsOnItsFirstDay_IsRefused()
    {
        Assert.Throws<ArgumentException>("until", () => new StatedState(ContactState.Paused, Day, Day));
        Assert.Throws<ArgumentException>("until", () => new StatedState(ContactState.Paused, Day, Day.PlusDays(-1)));
    }

    [Fact]
    public void StatedState_DeathWithAnEnd_IsRefused() =>
        Assert.Throws<ArgumentException>("until", () => new StatedState(ContactState.Deceased, Day, Day.PlusYears(1)));

    [Fact]
    public void StatedDays_OfAnotherCalendar_AreKeptAsTheSameIsoDays()
    {
        LocalDate julian = Day.WithCalendar(CalendarSystem.Julian);

        Assert.Equal(new StatedState(ContactState.Paused, Day, Day.PlusDays(1)),
            new StatedState(ContactState.Paused, julian, Day.PlusDays(1)));
        Assert.Equal(new StatedCloseness(Closeness.Friend, Day), new StatedCloseness(Closeness.Friend, julian));
        Assert.Equal(new CircleMembership(new CircleId("c"), Ada, Day, Day.PlusDays(1)),
            new CircleMembership(new CircleId("c"), Ada, julian, julian.PlusDays(1)));
    }

    [Fact]
    public void StatedDays_OutsideYears1To9999_AreRefused()
    {
        LocalDate early = new LocalDate(1, 1, 1).PlusDays(-1);

        Assert.Throws<ArgumentOutOfRangeException>("since", () => new StatedState(ContactState.Paused, early));
        Assert.Throws<ArgumentOutOfRangeException>("on", () => new StatedCloseness(Closeness.Friend, early));
        Assert.Throws<ArgumentOutOfRangeException>("since", () => new CircleMembership(new CircleId("c"), Ada, early));
        Assert.Throws<ArgumentOutOfRangeException>("on",
            () => new Acquaintance(new ContactPair(Ada, Ben), AcquaintanceState.Acquainted, on: early));
        Assert.Throws<ArgumentOutOfRangeException>("Due", () => OpenFollowUp() with { Due = early });
        Assert.Throws<ArgumentOutOfRangeException>("SnoozedUntil", () => Samples.Contact() with { SnoozedUntil = early });
    }

    [Fact]
    public void StatedCloseness_Undefined_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("closeness", () => new StatedCloseness(0, Day));
        Assert.Throws<ArgumentOutOfRangeException>("closeness", () => new StatedCloseness((Closeness)5, Day));
    }

    [Fact]
    public void CircleMembership_HoldsFromItsFirstDayUntilTheDayAfterIt()
    {
        CircleMembership membership = new(new CircleId("c"), Ada, Day, Day.PlusDays(2));

        Assert.Equal([false, true, true, false], Enumerable.Range(-1, 4).Select(days => membership.HoldsOn(Day.PlusDays(days))));
        Assert.True((membership with { Until = null }).HoldsOn(Day.PlusDays(9)));
    }

    [Fact]
    public void CircleMembership_ThatEndsOnItsFirstDay_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new CircleMembership(new CircleId("c"), Ada, Day, Day));
        Assert.Throws<ArgumentException>(
            () => new CircleMembership(new CircleId("c"), Ada, Day) with { Until = Day.PlusDays(-1) });
    }

    [Fact]
    public void CircleMembership_ReasonEmptyOrTooLong_IsRefused()
    {
        CircleMembership membership = new(new CircleId("c"), Ada, Day);

        Assert.Throws<ArgumentException>("Reason", () => membership with { Reason = "" });
        Assert.Throws<ArgumentException>("Reason", () => membership with { Reason = new('x', 65_537) });
        Assert.Equal(65_536, (membership with { Reason = new('x', 65_536) }).Reason!.Length);
    }

    [Fact]
    public void Circle_InvalidValues_AreRefused()
    {
        Circle circle = new(new CircleId("c"), "Close");

        Assert.Throws<ArgumentException>("Name", () => new Circle(new CircleId("c"), " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Circle(new CircleId("c"), "Close", (CirclePurpose)8));
        Assert.Throws<ArgumentOutOfRangeException>(() => circle with { Capacity = 0 });
        Assert.Equal(1, (circle with { Capacity = 1 }).Capacity);
        Assert.Null(circle.Capacity);
    }

    [Fact]
    public void Acquaintance_InvalidValues_AreRefused()
    {
        ContactPair pair = new(Ada, Ben);

        Assert.Throws<ArgumentOutOfRangeException>("state", () => new Acquaintance(pair, (AcquaintanceState)3));
        Assert.Throws<ArgumentOutOfRangeException>("source",
            () => new Acquaintance(pair, AcquaintanceState.Unknown, (AcquaintanceSource)4));
    }
}

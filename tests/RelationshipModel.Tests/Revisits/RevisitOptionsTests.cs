using NodaTime;
using RelationshipModel.Revisits;

namespace RelationshipModel.Tests.Revisits;

public sealed class RevisitOptionsTests
{
    [Fact]
    public void Default_IsAsDocumented()
    {
        RevisitOptions expected = new()
        {
            Top = 5,
            PerCircle = 2,
            Cooldown = Duration.FromDays(14),
            UnansweredInitiatives = 3,
            UnansweredHold = Duration.FromDays(60),
            UndatedPromiseDue = Duration.FromDays(14),
            BaseCloseness = .3,
            ReviveScale = Duration.FromDays(1095),
            BirthdayAhead = Duration.FromDays(7),
            GatheringAhead = Duration.FromDays(7),
            PromiseHalfLife = Duration.FromDays(90),
            WaitingHalfLife = Duration.FromDays(30),
            SnoozeHalfLife = Duration.FromDays(30),
            SamePlaceWeight = .3,
            GatheringWeight = .3,
            StrongBondLevel = .4,
            RhythmContactDays = 3,
            AwayShare = .5,
        };

        Assert.Equal(expected, new RevisitPlanner().Options);
    }

    [Fact]
    public void Planner_OfFaultyOptions_NamesAllFaultsAtOnce()
    {
        RevisitOptions faulty = new()
        {
            Top = 0,
            Cooldown = Duration.FromHours(36),
            SamePlaceWeight = double.NaN,
            AwayShare = 1.5
        };

        string message = Assert.Throws<ArgumentException>(() => new RevisitPlanner(faulty)).Message;

        Assert.Contains("Top is 0; it must be from 1 to 100000.", message, StringComparison.Ordinal);
        Assert.Contains("Cooldown is", message, StringComparison.Ordinal);
        Assert.Contains("SamePlaceWeight is NaN; it must be from 0 to 1.", message, StringComparison.Ordinal);
        Assert.Contains("AwayShare is 1.5; it must be from 0 to 1.", message, StringComparison.Ordinal);
    }
}

using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>The constants of a digest of revisits. Immutable; change it with a <c>with</c> expression. Validated when a planner
/// is created from it.</summary>
public sealed record RevisitOptions
{
    /// <summary>Gets the defaults.</summary>
    public static RevisitOptions Default { get; } = new();

    /// <summary>Gets the maximum number of suggestions.</summary>
    /// <value>1 to 100,000; 5 by default.</value>
    public int Top { get; init; } = 5;

    /// <summary>Gets the maximum number of suggestions from one circle.</summary>
    /// <value>1 to 100,000; 2 by default.</value>
    public int PerCircle { get; init; } = 2;

    /// <summary>Gets the time after a contact or a suggestion in which the same person is not suggested; never longer than a
    /// stated cadence.</summary>
    /// <value>0 to 3,650 whole local days; 14 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Cooldown { get; init; } = Duration.FromDays(14);

    /// <summary>Gets the number of initiatives of the owner without an answer after which a contact is left in peace.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int UnansweredInitiatives { get; init; } = 3;

    /// <summary>Gets the time, from the last of those initiatives, for which a contact is left in peace; never longer than a
    /// stated cadence.</summary>
    /// <value>0 to 3,650 whole local days; 60 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration UnansweredHold { get; init; } = Duration.FromDays(60);

    /// <summary>Gets the time after which a promise without an agreed day is due.</summary>
    /// <value>0 to 3,650 whole local days; 14 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration UndatedPromiseDue { get; init; } = Duration.FromDays(14);

    /// <summary>Gets the weight of a tie without a bond in keep, compared with the strongest bond at 1: base + (1 - base)
    /// BondLevel.</summary>
    /// <value>0 to 1; 0.3 by default.</value>
    public double BaseCloseness { get; init; } = .3;

    /// <summary>Gets the silence at which a dormant tie has half its full weight in revive: BondLevel x (1 -
    /// 2^(-silence/scale)).</summary>
    /// <value>1 to 365,000 days; 1,095 days (three years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration ReviveScale { get; init; } = Duration.FromDays(1095);

    /// <summary>Gets the number of local days before a birthday on which it is shown.</summary>
    /// <value>0 (only the day itself) to 365 whole local days; 7 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration BirthdayAhead { get; init; } = Duration.FromDays(7);

    /// <summary>Gets the time after its due day in which a promise loses half its urgency, so that old promises do not block
    /// every digest.</summary>
    /// <value>1 to 36,525 days; 90 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration PromiseHalfLife { get; init; } = Duration.FromDays(90);

    /// <summary>Gets the time in which somebody who waits for an answer loses half the urgency.</summary>
    /// <value>1 to 36,525 days; 30 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration WaitingHalfLife { get; init; } = Duration.FromDays(30);

    /// <summary>Gets the time after which somebody whose last message was never answered no longer waits for an answer.</summary>
    /// <value>1 to 36,525 days; 182 days by default, when six half-lives have left a 64th of the urgency.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration LongestWait { get; init; } = Duration.FromDays(TieReasoning.LongestWaitDays);

    /// <summary>Gets the time after its end in which a snooze loses half its urgency.</summary>
    /// <value>1 to 36,525 days; 30 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration SnoozeHalfLife { get; init; } = Duration.FromDays(30);

    /// <summary>Gets the number of local days before a gathering that both attend on which it is an occasion.</summary>
    /// <value>0 (only today) to 365 whole local days; 7 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration GatheringAhead { get; init; } = Duration.FromDays(7);

    /// <summary>Gets the weight of being in the same place: urgency = 1 - (1 - lateness)(1 - weight)...</summary>
    /// <value>0 to 1; 0.3 by default.</value>
    public double SamePlaceWeight { get; init; } = .3;

    /// <summary>Gets the weight of a gathering that both attend.</summary>
    /// <value>0 to 1; 0.3 by default.</value>
    public double GatheringWeight { get; init; } = .3;

    /// <summary>Gets the bond level from which a tie can be late before it has shown a rhythm.</summary>
    /// <value>0 to 1; 0.4 by default, the level from which a silent tie is dormant and not lapsed.</value>
    public double StrongBondLevel { get; init; } = TieReasoning.StrongBondLevel;

    /// <summary>Gets the number of days of contact from which a tie that is not strong, and has no cadence, can be
    /// late.</summary>
    /// <value>0 to 1,000; 3 by default, the days after which a tie is no longer nascent.</value>
    public int RhythmContactDays { get; init; } = TieReasoning.RhythmContactDays;

    /// <summary>Gets the share of the silence towards the owner from which the silence towards everyone else counts as silence to
    /// everyone.</summary>
    /// <value>0 to 1; 0.5 by default.</value>
    public double AwayShare { get; init; } = TieReasoning.AwayShare;

    internal RevisitOptions Checked()
    {
        OptionFaults faults = new("revisit");
        faults.Check(nameof(Top), Top, 1, 100_000);
        faults.Check(nameof(PerCircle), PerCircle, 1, 100_000);
        faults.CheckDays(nameof(Cooldown), Cooldown, 0, 3650);
        faults.Check(nameof(UnansweredInitiatives), UnansweredInitiatives, 1, 1000);
        faults.CheckDays(nameof(UnansweredHold), UnansweredHold, 0, 3650);
        faults.CheckDays(nameof(UndatedPromiseDue), UndatedPromiseDue, 0, 3650);
        faults.Check(nameof(BaseCloseness), BaseCloseness, 0, 1);
        faults.Check(nameof(ReviveScale), ReviveScale, Duration.FromDays(1), Duration.FromDays(365_000));
        faults.CheckDays(nameof(BirthdayAhead), BirthdayAhead, 0, 365);
        faults.CheckDays(nameof(GatheringAhead), GatheringAhead, 0, 365);
        foreach ((string name, Duration halfLife) in new[]
        {
            (nameof(PromiseHalfLife), PromiseHalfLife), (nameof(WaitingHalfLife), WaitingHalfLife),
            (nameof(LongestWait), LongestWait), (nameof(SnoozeHalfLife), SnoozeHalfLife),
        })
            faults.Check(name, halfLife, Duration.FromDays(1), Duration.FromDays(36_525));
        faults.Check(nameof(SamePlaceWeight), SamePlaceWeight, 0, 1);
        faults.Check(nameof(GatheringWeight), GatheringWeight, 0, 1);
        faults.Check(nameof(StrongBondLevel), StrongBondLevel, 0, 1);
        faults.Check(nameof(RhythmContactDays), RhythmContactDays, 0, 1000);
        faults.Check(nameof(AwayShare), AwayShare, 0, 1);
        faults.ThrowIfAny();
        return this;
    }
}

using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Gatherings;

/// <summary>The constants of a gathering's briefing and review. Immutable; change it with a <c>with</c> expression.</summary>
/// <remarks>Validated when a planner is created from it. Spans are counted in whole local days from the gathering's last
/// day.</remarks>
public sealed record GatheringOptions
{
    /// <summary>Gets the defaults.</summary>
    public static GatheringOptions Default { get; } = new();

    /// <summary>Gets the maximum number of attendees to take time for.</summary>
    /// <value>0 to 1,000; 10 by default.</value>
    public int MostToRevisit { get; init; } = 10;

    /// <summary>Gets the time after the gathering in which a follow-up is kept in time.</summary>
    /// <value>1 to 3,650 whole days; 14 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration KeptWithin { get; init; } = Duration.FromDays(14);

    /// <summary>Gets the time after the gathering in which a second meeting counts.</summary>
    /// <value>1 to 3,650 whole days; 60 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration SecondMeetingWithin { get; init; } = Duration.FromDays(60);

    /// <summary>Gets the time after the gathering at which a tie is checked to be alive.</summary>
    /// <value>1 to 36,500 whole days; 365 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration AliveAfter { get; init; } = Duration.FromDays(365);

    /// <summary>Gets the time before and after <see cref="AliveAfter"/> in which contact shows that a tie is alive.</summary>
    /// <value>0 to 36,500 whole days, less than <see cref="AliveAfter"/>; 91 days by default: contact from
    /// nine to fifteen months after.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration AliveTolerance { get; init; } = Duration.FromDays(91);

    /// <summary>Gets the length of a gathering without a stated length.</summary>
    /// <value>A minute to 366 days; 2 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration UsualLength { get; init; } = Duration.FromHours(2);

    /// <summary>Gets the number of follow-ups that are assumed before any was found: (n + this)/(h + <see
    /// cref="PriorLength"/>).</summary>
    /// <value>0 to 1,000; 2 by default.</value>
    public double PriorFollowUps { get; init; } = 2;

    /// <summary>Gets the time in which those are assumed. It keeps one follow-up in half an hour from beating a day of good
    /// talks.</summary>
    /// <value>A minute to 366 days; 4 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration PriorLength { get; init; } = Duration.FromHours(4);

    internal GatheringOptions Checked()
    {
        OptionFaults faults = new("gathering");
        faults.Check(nameof(MostToRevisit), MostToRevisit, 0, 1000);
        faults.CheckDays(nameof(KeptWithin), KeptWithin, 1, 3650);
        faults.CheckDays(nameof(SecondMeetingWithin), SecondMeetingWithin, 1, 3650);
        faults.CheckDays(nameof(AliveAfter), AliveAfter, 1, 36_500);
        faults.CheckDays(nameof(AliveTolerance), AliveTolerance, 0, Math.Clamp(AliveAfter.Days - 1, 0, 36_500));
        faults.Check(nameof(UsualLength), UsualLength, Duration.FromMinutes(1), Duration.FromDays(366));
        faults.Check(nameof(PriorFollowUps), PriorFollowUps, 0, 1000);
        faults.Check(nameof(PriorLength), PriorLength, Duration.FromMinutes(1), Duration.FromDays(366));
        faults.ThrowIfAny();
        return this;
    }
}

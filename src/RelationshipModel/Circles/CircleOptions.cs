using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>The constants of a circle's review. Immutable; change it with a <c>with</c> expression. Validated when a reviewer is
/// created from it.</summary>
public sealed record CircleOptions
{
    /// <summary>Gets the defaults.</summary>
    public static CircleOptions Default { get; } = new();

    /// <summary>Gets the days up to today in which contact is counted as recent, for drift inward.</summary>
    /// <value>1 to 511 whole days, together with <see cref="Before"/> at most 512; 90 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Recent { get; init; } = Duration.FromDays(90);

    /// <summary>Gets the days before the recent ones, with which they are compared, or the days on record if those are
    /// fewer.</summary>
    /// <value>1 to 511 whole days, together with <see cref="Recent"/> at most 512; 365 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Before { get; init; } = Duration.FromDays(365);

    /// <summary>Gets the growth of contact from which a contact drifts inward: (recent + 1)/(expected + 1), in contact
    /// days.</summary>
    /// <value>1 to 1,000; 2 by default.</value>
    public double InwardGrowth { get; init; } = 2;

    /// <summary>Gets the minimum number of recent contact days of a drift inward.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int InwardContactDays { get; init; } = 3;

    /// <summary>Gets the maximum number of candidates.</summary>
    /// <value>0 to 1,000; 5 by default.</value>
    public int Candidates { get; init; } = 5;

    /// <summary>Gets the minimum fit of a candidate with the purpose.</summary>
    /// <value>0 to 1; 0.2 by default.</value>
    public double CandidateFit { get; init; } = .2;

    /// <summary>Gets the time after leaving a circle in which a contact is not suggested for it again.</summary>
    /// <value>0 to 365,000 whole days; 365 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration RejoinAfter { get; init; } = Duration.FromDays(365);

    /// <summary>Gets the number of the latest contact days whose median is the typical one.</summary>
    /// <value>1 to 1,000; 12 by default.</value>
    public int TypicalContactDays { get; init; } = 12;

    /// <summary>Gets the days up to today whose joins and leaves are told.</summary>
    /// <value>1 to 3,650 whole days; 365 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration GrowthOver { get; init; } = Duration.FromDays(365);

    internal CircleOptions Checked()
    {
        OptionFaults faults = new("circle");
        faults.CheckDays(nameof(Recent), Recent, 1, TieDigest.WindowDays - 1);
        faults.CheckDays(nameof(Before), Before, 1, TieDigest.WindowDays - 1);
        faults.Check($"{nameof(Recent)} + {nameof(Before)} in days", Recent.TotalDays + Before.TotalDays, 2,
            TieDigest.WindowDays);
        faults.Check(nameof(InwardGrowth), InwardGrowth, 1, 1000);
        faults.Check(nameof(InwardContactDays), InwardContactDays, 1, 1000);
        faults.Check(nameof(Candidates), Candidates, 0, 1000);
        faults.Check(nameof(CandidateFit), CandidateFit, 0, 1);
        faults.CheckDays(nameof(RejoinAfter), RejoinAfter, 0, 365_000);
        faults.Check(nameof(TypicalContactDays), TypicalContactDays, 1, 1000);
        faults.CheckDays(nameof(GrowthOver), GrowthOver, 1, 3650);
        faults.ThrowIfAny();
        return this;
    }
}

using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The state of a tie.</summary>
internal sealed record TieAnswer
{
    [Description("How close the two are now: close, warm, light, faint or asleep.")]
    public required string Closeness { get; init; }

    [Description("The status of the tie, compared with its rhythm: nascent, active, slipping, drifting, dormant, lapsed, unanswered.")]
    public required string Status { get; init; }

    [Description("How close the two are, from 0 to 1, rounded to hundredths. It is about the tie, never about a person's worth.")]
    public required double Strength { get; init; }

    [Description("What the two have built together, in hours of undivided attention, rounded to tenths.")]
    public required double BondHours { get; init; }

    [Description("The day of the last contact; null if none is on record.")]
    public required string? LastContact { get; init; }

    [Description("The days without contact since then, except those on which the tie rested; null if no contact is on record.")]
    public required int? SilentDays { get; init; }
}

using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>A day of a person's that comes.</summary>
internal sealed record UpcomingDay
{
    public required PersonName Person { get; init; }

    [Description("The day.")]
    public required string Day { get; init; }
}

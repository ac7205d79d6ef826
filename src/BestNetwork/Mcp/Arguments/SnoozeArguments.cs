using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>snooze</c>.</summary>
internal sealed record SnoozeArguments
{
    [Description("The person: the name, its beginning if nobody else has it, or the id of an earlier answer.")]
    public required string Name { get; init; }

    [Description("The first day on which they may be suggested again (2026-09-01), a length of time (2w), or now to end it. "
        + "Default: 4w.")]
    public string? Until { get; init; }
}

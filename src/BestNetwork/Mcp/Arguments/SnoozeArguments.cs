using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>snooze</c>.</summary>
internal sealed record SnoozeArguments
{
    [Description("The person: the name, its beginning if nobody else has it, or the id of an earlier answer.")]
    public required string Name { get; init; }

    [Description("The first day on which they may be suggested again (2026-09-01), or a length of time (P2W). Default: P4W.")]
    public string? Until { get; init; }
}

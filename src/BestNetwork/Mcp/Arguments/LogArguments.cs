using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>log</c>.</summary>
internal sealed record LogArguments
{
    [Description("Who took part: names, their beginnings if nobody else has them, or ids of earlier answers.")]
    public required IReadOnlyList<string> Names { get; init; }

    [Description("How they were in touch. Default: message.")]
    public string? Channel { get; init; }

    [Description("When it happened: a day (2026-06-30) or an instant (2026-06-30T18:00:00Z), not in the future. Default: now.")]
    public string? At { get; init; }

    [Description("How long it took: 45m, 2h or 1h30m. Default: unknown.")]
    public string? Length { get; init; }

    [Description("How deep the talk went. Default: unknown.")]
    public string? Depth { get; init; }

    [Description("Whether the user gave support or received it. Default: neither is recorded.")]
    public string? Support { get; init; }

    [Description("Who reached out. Default: me (the user).")]
    public string? By { get; init; }
}

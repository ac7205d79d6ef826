using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>what_would_change</c>.</summary>
internal sealed record PreviewArguments
{
    [Description("The person: the name, its beginning if nobody else has it, or the id of an earlier answer.")]
    public required string Name { get; init; }

    [Description("The channel of the contact to try out. Default: a message, a call of half an hour and an evening together.")]
    public string? Channel { get; init; }

    [Description("How long it would take: 45m, 2h or 1h30m. Only with a channel.")]
    public string? Length { get; init; }

    [Description("How deep the talk would go. Only with a channel.")]
    public string? Depth { get; init; }
}

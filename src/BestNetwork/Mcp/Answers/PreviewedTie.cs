using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>A tie as it would be after contact.</summary>
internal sealed record PreviewedTie
{
    [Description("The contact: its channel, and its length and depth if given.")]
    public required string Contact { get; init; }

    public required TieAnswer Tie { get; init; }
}

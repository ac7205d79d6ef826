using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>done</c>.</summary>
internal sealed record DoneArguments
{
    [Description("The person: the name, its beginning if nobody else has it, or the id of an earlier answer.")]
    public required string Name { get; init; }

    [Description("How the user reached out. Default: message.")]
    public string? Channel { get; init; }
}

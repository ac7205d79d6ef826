using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>person</c>.</summary>
internal sealed record PersonArguments
{
    [Description("The person: the name, its beginning if nobody else has it, or the id of an earlier answer.")]
    public required string Name { get; init; }
}

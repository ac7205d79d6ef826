using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>whom_to_reach_out_to</c>.</summary>
internal sealed record ReachOutArguments
{
    [Description("How many people to suggest, from 1 to 50. Default: 5.")]
    public int? Top { get; init; }
}

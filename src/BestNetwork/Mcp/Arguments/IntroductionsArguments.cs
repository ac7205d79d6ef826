using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>who_might_meet</c>.</summary>
internal sealed record IntroductionsArguments
{
    [Description("How many pairs to suggest, from 1 to 50. Default: 5.")]
    public int? Top { get; init; }
}

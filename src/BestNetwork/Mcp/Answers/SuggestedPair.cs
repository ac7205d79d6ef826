using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>Two people who might meet.</summary>
internal sealed record SuggestedPair
{
    public required PersonName First { get; init; }

    public required PersonName Second { get; init; }

    [Description("What the first gains, in sentences to the first. The user may pass them on.")]
    public required IReadOnlyList<string> ForFirst { get; init; }

    [Description("What the second gains, in sentences to the second. The user may pass them on.")]
    public required IReadOnlyList<string> ForSecond { get; init; }

    [Description("Why the user can introduce them, and why the two may not know each other yet; only for the user.")]
    public required IReadOnlyList<string> ForUser { get; init; }

    [Description("Whether the suggestion rests only on shared ties, so that it is not known what either gains.")]
    public required bool RestsOnSharedTies { get; init; }
}

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

    [Description("Why the user of all people, and why the two may not know each other yet; for the user alone.")]
    public required IReadOnlyList<string> ForUser { get; init; }

    [Description("Whether the suggestion rests on shared ties alone, so that nothing is known of what either gains.")]
    public required bool RestsOnSharedTies { get; init; }
}

using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>A change of a tie.</summary>
internal sealed record ChangedTie
{
    public required PersonName Person { get; init; }

    [Description("promise_due, their_promise_due, answered, new_tie, gone_quiet, newly_dormant, warmed or cooled.")]
    public required string Kind { get; init; }

    [Description("The change, in a sentence to the user.")]
    public required string Text { get; init; }
}

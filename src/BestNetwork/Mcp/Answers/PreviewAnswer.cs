using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The answer of <c>what_would_change</c>.</summary>
internal sealed record PreviewAnswer : QuestionAnswer
{
    public required PersonName Person { get; init; }

    [Description("The state of the tie today; null if it is not scored.")]
    public required TieAnswer? Today { get; init; }

    [Description("The state of the tie after each kind of contact, if it took place today. Nothing is recorded.")]
    public required IReadOnlyList<PreviewedTie> After { get; init; }
}
